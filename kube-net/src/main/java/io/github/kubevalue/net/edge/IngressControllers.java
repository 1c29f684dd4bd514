package io.github.kubevalue.net.edge;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.networking.IngressClass;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/**
 * Which pods are Ingress controllers: those whose image is that of a known controller, or that say so in the annotation
 * {@code kubevalue.io/ingress-controller}.
 */
public final class IngressControllers {
    private static final String ANNOTATION = "kubevalue.io/ingress-controller";

    /** A part of the image by which a controller is recognised, and its {@code spec.controller}. */
    private static final Map<String, String> IMAGES = LinkedHashMap.of(
            "ingress-nginx/controller", "k8s.io/ingress-nginx",
            "nginx-ingress-controller", "k8s.io/ingress-nginx",
            "traefik", "traefik.io/ingress-controller");

    private final Snapshot snapshot;

    private IngressControllers(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Returns the controllers of a cluster as it is at that moment. */
    public static IngressControllers of(Snapshot snapshot) {
        return new IngressControllers(snapshot);
    }

    /** Returns the {@code spec.controller} that the pod acts for, if an IngressClass names it. */
    public Option<String> controllerOf(Pod pod) {
        return pod.metadata()
                .annotations()
                .get(ANNOTATION)
                .orElse(() -> pod.spec()
                        .containers()
                        .flatMap(IngressControllers::byImage)
                        .headOption())
                .filter(name -> snapshot.list(IngressClass.KIND)
                        .exists(type -> type.spec().controller().contains(name)));
    }

    private static Option<String> byImage(Container container) {
        return container
                .image()
                .flatMap(image -> IMAGES.find(entry -> image.contains(entry._1)).map(entry -> entry._2));
    }
}
