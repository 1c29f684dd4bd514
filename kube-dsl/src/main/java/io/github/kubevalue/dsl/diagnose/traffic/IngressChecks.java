package io.github.kubevalue.dsl.diagnose.traffic;

import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.Nearest;
import io.github.kubevalue.dsl.diagnose.Trouble;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Secret;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.networking.HTTPIngressPath;
import io.github.kubevalue.model.networking.Ingress;
import io.github.kubevalue.model.networking.IngressBackend;
import io.github.kubevalue.model.networking.IngressClass;
import io.github.kubevalue.model.networking.IngressServiceBackend;
import io.github.kubevalue.model.networking.ServiceBackendPort;
import io.github.kubevalue.net.edge.IngressControllers;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Ingresses that nobody serves, or that lead nowhere. */
public final class IngressChecks {
    private static final String LEGACY_CLASS = "kubernetes.io/ingress.class";
    private static final String CANARY = "nginx.ingress.kubernetes.io/canary";
    /** The controllers whose pods are recognised by their image. */
    private static final Vector<String> RECOGNISED = Vector.of("k8s.io/ingress-nginx", "traefik.io/ingress-controller");

    private IngressChecks() {}

    private static Seq<Ingress> ingresses(Facts facts) {
        return facts.snapshot().list(Ingress.KIND);
    }

    /** No class, or one that does not exist. */
    public static Seq<Finding> classes(Facts facts) {
        Seq<String> names = facts.snapshot().list(IngressClass.KIND).map(IngressClass::name);
        return ingresses(facts).flatMap(ingress -> {
            Option<String> name = className(ingress);
            return name.isEmpty()
                    ? Option.some(withoutClass(ingress, names))
                    : name.filter(given -> !names.contains(given)).map(given -> unknownClass(ingress, given, names));
        });
    }

    private static Finding withoutClass(Ingress ingress, Seq<String> names) {
        return Finding.warning("ingress-without-class", ingress, "spec.ingressClassName")
                .message("the Ingress names no class and no IngressClass is the default, so no controller serves it")
                .addBecause(existing(names))
                .fix("set spec.ingressClassName, or annotate an IngressClass with " + IngressClass.IS_DEFAULT_CLASS
                        + ": \"true\"")
                .build();
    }

    private static Finding unknownClass(Ingress ingress, String name, Seq<String> names) {
        // a controller may serve the old annotation without an IngressClass of that name
        Finding.Builder finding = ingress.spec().ingressClassName().isDefined()
                ? Finding.error("ingress-class-unknown", ingress, classField(ingress))
                : Finding.warning("ingress-class-unknown", ingress, classField(ingress));
        return finding.message("there is no IngressClass " + name + ", so no controller serves the Ingress")
                .addBecause(existing(names))
                .fix(
                        names.isEmpty()
                                ? "create the IngressClass " + name + ", with the controller that serves it"
                                : "name one of them, or create the IngressClass " + name)
                .build();
    }

    private static String existing(Seq<String> names) {
        return names.isEmpty() ? "there is no IngressClass" : "there are the IngressClasses " + names.mkString(", ");
    }

    private static Option<String> className(Ingress ingress) {
        return ingress.spec()
                .ingressClassName()
                .orElse(() -> ingress.metadata().annotations().get(LEGACY_CLASS));
    }

    private static String classField(Ingress ingress) {
        return ingress.spec().ingressClassName().isDefined()
                ? "spec.ingressClassName"
                : "metadata.annotations[" + LEGACY_CLASS + "]";
    }

    /** The class exists, but no pod of its controller is ready. */
    public static Seq<Finding> controllers(Facts facts) {
        IngressControllers controllers = IngressControllers.of(facts.snapshot());
        Seq<Tuple2<String, Pod>> pods = facts.snapshot()
                .list(Pod.KIND)
                .filter(pod -> !pod.isTerminal())
                .flatMap(pod -> controllers.controllerOf(pod).map(name -> Tuple.of(name, pod)));
        return ingresses(facts)
                .flatMap(ingress -> className(ingress)
                        .flatMap(name -> facts.snapshot().get(IngressClass.KIND, name))
                        .flatMap(type -> type.spec().controller())
                        .filter(name -> pods.forAll(pod -> !pod._1.equals(name) || !pod._2.isReady()))
                        .map(name -> withoutController(
                                ingress,
                                name,
                                pods.filter(pod -> pod._1.equals(name)).map(pod -> pod._2))));
    }

    private static Finding withoutController(Ingress ingress, String controller, Seq<Pod> pods) {
        Finding.Builder finding = RECOGNISED.contains(controller) || !pods.isEmpty()
                ? Finding.warning("ingress-controller-missing", ingress, classField(ingress))
                : Finding.info("ingress-controller-unknown", ingress, classField(ingress));
        return finding.message("no ready pod is known to be the controller " + controller + " that serves class "
                        + className(ingress).get())
                .because(
                        pods.isEmpty()
                                ? Vector.of("no pod runs an image of " + controller
                                        + ", or says that it is it by the annotation kubevalue.io/ingress-controller")
                                : pods.map(Trouble::of))
                .fix("run the controller " + controller)
                .build();
    }

    /** A backend that is no Service, or no port of it. */
    public static Seq<Finding> backends(Facts facts) {
        return ingresses(facts)
                .flatMap(ingress -> fields(ingress)
                        .flatMap(each -> each._2
                                .service()
                                .toVector()
                                .flatMap(backend -> backend(facts, ingress, each._1 + ".service", backend))));
    }

    private static Option<Finding> backend(Facts facts, Ingress ingress, String field, IngressServiceBackend backend) {
        Option<Service> service = facts.service(ingress.namespace(), backend.name());
        if (service.isEmpty()) {
            Seq<Service> all = facts.snapshot().list(Service.KIND);
            Seq<String> here = all.filter(each -> each.namespace().equals(ingress.namespace()))
                    .map(Service::name);
            Option<Service> elsewhere = all.find(each -> each.name().equals(backend.name()));
            Option<String> nearest = Nearest.name(backend.name(), here);
            return Option.some(Finding.error("ingress-backend-missing", ingress, field + ".name")
                    .message("there is no Service " + backend.name() + " in namespace " + ingress.namespace()
                            + ", so the controller answers 503")
                    .addBecause(elsewhere
                            .map(other -> other.key() + " is in another namespace, where an Ingress cannot lead")
                            .orElse(() -> nearest.map(name -> "nearest: service/" + ingress.namespace() + "/" + name))
                            .getOrElse("Services of the namespace: " + (here.isEmpty() ? "none" : here.mkString(", "))))
                    .fix(nearest.map(name -> "name " + name).getOrElse("create the Service, or name one that exists"))
                    .build());
        }
        return service.filter(found -> !found.spec().isExternalName())
                .filter(found -> found.spec().ports().forAll(port -> !isPort(port, backend.port())))
                .map(found -> Finding.error("ingress-backend-port-missing", ingress, field + ".port")
                        .message(found.key() + " has no port " + text(backend.port())
                                + ", so the controller answers 503")
                        .addBecause("its ports are "
                                + found.spec()
                                        .ports()
                                        .map(port -> port.port()
                                                + port.name()
                                                        .map(name -> " (" + name + ")")
                                                        .getOrElse(""))
                                        .mkString(", "))
                        .fix("name one of these ports")
                        .build());
    }

    private static boolean isPort(ServicePort port, ServiceBackendPort wanted) {
        return wanted.name().isDefined()
                ? port.name().equals(wanted.name())
                : wanted.number().contains(port.port());
    }

    private static String text(ServiceBackendPort port) {
        return port.name().getOrElse(() -> port.number().map(String::valueOf).getOrElse("(none)"));
    }

    private static Seq<Tuple2<String, IngressBackend>> fields(Ingress ingress) {
        return routes(ingress)
                .map(route -> Tuple.of(route.field + ".backend", route.path.backend()))
                .prependAll(ingress.spec().defaultBackend().map(backend -> Tuple.of("spec.defaultBackend", backend)));
    }

    /** A path of a host, and where it stands. */
    private record Route(Ingress ingress, String field, String host, HTTPIngressPath path) {
        /** What two routes have in common if only one of them can be served. */
        String claim() {
            return className(ingress).getOrElse("") + " " + host + path.path().getOrElse("/") + " "
                    + path.pathType().map(Object::toString).getOrElse("");
        }

        boolean isCanary() {
            return ingress.metadata().annotations().get(CANARY).contains("true");
        }
    }

    private static Seq<Route> routes(Ingress ingress) {
        return ingress.spec()
                .rules()
                .zipWithIndex()
                .flatMap(rule -> rule._1
                        .http()
                        .toVector()
                        .flatMap(http -> http.paths().zipWithIndex())
                        .map(path -> new Route(
                                ingress,
                                "spec.rules[" + rule._2 + "].http.paths[" + path._2 + "]",
                                rule._1.host().getOrElse("*"),
                                path._1)));
    }

    /** Two Ingresses that claim one path of one host. */
    public static Seq<Finding> conflicts(Facts facts) {
        return ingresses(facts)
                .flatMap(IngressChecks::routes)
                .filter(route -> !route.isCanary())
                .groupBy(Route::claim)
                .values()
                .toVector()
                .map(routes -> routes.distinctBy(route -> route.ingress.key()))
                .filter(routes -> routes.size() > 1)
                .sortBy(routes -> routes.head().ingress.key())
                .map(IngressChecks::conflict);
    }

    private static Finding conflict(Seq<Route> routes) {
        Route later = routes.last();
        String path = later.path.path().getOrElse("/");
        return Finding.warning("ingress-path-conflict", later.ingress, later.field + ".path")
                .message("path " + path + " of host " + later.host + " is claimed by "
                        + routes.map(route -> route.ingress.key()).mkString(" and ")
                        + "; controllers take the older object")
                .because(routes.map(route -> route.ingress.key() + " sends it to "
                        + route.path
                                .backend()
                                .service()
                                .map(IngressServiceBackend::name)
                                .getOrElse("a resource")))
                .fix("remove one of the two paths")
                .build();
    }

    /** The Secret of a certificate is missing: clients get the controller's own. */
    public static Seq<Finding> certificates(Facts facts) {
        return ingresses(facts)
                .filter(ingress ->
                        ingress.metadata().annotations().keySet().forAll(key -> !key.startsWith("cert-manager.io/")))
                .flatMap(ingress -> ingress.spec()
                        .tls()
                        .zipWithIndex()
                        .flatMap(tls -> tls._1
                                .secretName()
                                .filter(name -> facts.snapshot()
                                        .get(Secret.KIND, ingress.namespace(), name)
                                        .isEmpty())
                                .map(name -> Finding.warning(
                                                "ingress-tls-secret-missing",
                                                ingress,
                                                "spec.tls[" + tls._2 + "].secretName")
                                        .message("there is no Secret " + name + " in namespace " + ingress.namespace()
                                                + ", so clients get the controller's own certificate")
                                        .addBecause("hosts: " + tls._1.hosts().mkString(", "))
                                        .fix("create the Secret, of type kubernetes.io/tls")
                                        .build())));
    }
}
