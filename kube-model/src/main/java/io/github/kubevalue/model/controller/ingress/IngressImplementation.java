package io.github.kubevalue.model.controller.ingress;

import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * A workload that implements an ingress class.
 *
 * <p>It is known, in this order, by the annotation {@code kubevalue.io/ingress-controller} on the workload, which says the
 * class's {@code spec.controller}; by the label {@code app.kubernetes.io/name} ({@code ingress-nginx}, {@code traefik},
 * …); or by the name of one of its images ({@code …/ingress-nginx/controller}, {@code traefik}, …).
 *
 * @param workload the Deployment or DaemonSet
 * @param template the pods it makes
 * @param controller the {@code spec.controller} of the classes that it implements
 */
public record IngressImplementation(KubeObject workload, PodTemplateSpec template, String controller) {
    private static final String ANNOTATION = "kubevalue.io/ingress-controller";
    private static final String NAME = "app.kubernetes.io/name";
    private static final String COMPONENT = "app.kubernetes.io/component";

    /** What each controller is called: in the class, by its label, in its image. */
    private static final Map<String, String> BY_LABEL = LinkedHashMap.of(
            "ingress-nginx", "k8s.io/ingress-nginx",
            "nginx-ingress", "nginx.org/ingress-controller",
            "traefik", "traefik.io/ingress-controller",
            "haproxy-ingress", "haproxy-ingress.github.io/controller",
            "kubernetes-ingress", "haproxy.org/ingress-controller",
            "contour", "projectcontour.io/ingress-controller",
            "kong", "ingress-controllers.konghq.com/kong");

    private static final Map<String, String> BY_IMAGE = LinkedHashMap.of(
            "ingress-nginx/controller", "k8s.io/ingress-nginx",
            "nginx-ingress-controller", "k8s.io/ingress-nginx",
            "nginx/nginx-ingress", "nginx.org/ingress-controller",
            "traefik", "traefik.io/ingress-controller",
            "haproxy-ingress", "haproxy-ingress.github.io/controller",
            "haproxytech/kubernetes-ingress", "haproxy.org/ingress-controller",
            "projectcontour/contour", "projectcontour.io/ingress-controller");

    /** Returns the implementation that the object is, if it is one. */
    public static Option<IngressImplementation> of(KubeObject object) {
        if (object instanceof Deployment deployment) {
            return of(object, deployment.spec().template());
        }
        return object instanceof DaemonSet set ? of(object, set.spec().template()) : Option.none();
    }

    private static Option<IngressImplementation> of(KubeObject workload, PodTemplateSpec template) {
        return controller(workload.metadata(), template.spec())
                .map(controller -> new IngressImplementation(workload, template, controller));
    }

    /** Returns the {@code spec.controller} of the classes that something with these metadata and containers implements. */
    public static Option<String> controller(ObjectMeta metadata, PodSpec spec) {
        return metadata.annotations()
                .get(ANNOTATION)
                .orElse(() -> byLabel(metadata))
                .orElse(() -> byImage(spec));
    }

    /** Charts label other parts of a controller too, such as its default backend. */
    private static Option<String> byLabel(ObjectMeta metadata) {
        boolean isOtherPart = metadata.labels().get(COMPONENT).exists(component -> !component.equals("controller"));
        return isOtherPart ? Option.none() : metadata.labels().get(NAME).flatMap(BY_LABEL::get);
    }

    private static Option<String> byImage(PodSpec spec) {
        Seq<String> images = spec.containers().flatMap(Container::image).map(IngressImplementation::name);
        return BY_IMAGE.find(entry -> images.exists(image -> image.equals(entry._1) || image.endsWith("/" + entry._1)))
                .map(entry -> entry._2);
    }

    /** The image without its tag and digest. */
    private static String name(String image) {
        String untagged = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
        int colon = untagged.lastIndexOf(':');
        return colon > untagged.lastIndexOf('/') ? untagged.substring(0, colon) : untagged;
    }
}
