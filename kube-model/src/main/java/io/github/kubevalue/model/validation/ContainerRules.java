package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerPort;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.core.RestartPolicy;
import io.github.kubevalue.model.core.VolumeMount;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on containers. (pkg/apis/core/validation/validation.go, validateContainers, validateInitContainers) */
final class ContainerRules {
    private static final Seq<String> STANDARD = Vector.of("cpu", "memory", "ephemeral-storage");

    private ContainerRules() {}

    /** Returns the faults of regular containers, given the names of the volumes. */
    static Seq<FieldError> regular(Seq<Container> containers, Set<String> volumes, FieldPath path) {
        if (containers.isEmpty()) {
            return Vector.of(path.required(""));
        }
        return Faults.NONE
                .each(
                        containers,
                        path,
                        (container, each) -> Faults.NONE
                                .and(common(container, volumes, each))
                                .and(ProbeRules.lasting(container, each))
                                .found())
                .unique(
                        containers.map(Container::name),
                        path,
                        (name, each) -> each.child("name").duplicate(name))
                .and(hostPorts(containers, path))
                .found();
    }

    /** Returns the faults of init containers, which share one space of names with the regular ones. */
    static Seq<FieldError> init(
            Seq<Container> containers, Seq<Container> regular, Set<String> volumes, FieldPath path) {
        Seq<String> taken = regular.map(Container::name).filter(name -> !name.isEmpty());
        return Faults.NONE
                .each(
                        containers,
                        path,
                        (container, each) -> Faults.NONE
                                .and(common(container, volumes, each))
                                .when(
                                        taken.contains(container.name()),
                                        each.child("name").duplicate(container.name()))
                                .and(
                                        container.restartPolicy().contains(RestartPolicy.ALWAYS)
                                                ? ProbeRules.lasting(container, each)
                                                : ProbeRules.ending(container, each))
                                .found())
                .unique(
                        containers.map(Container::name),
                        path,
                        (name, each) -> each.child("name").duplicate(name))
                .found();
    }

    private static Seq<FieldError> common(Container container, Set<String> volumes, FieldPath path) {
        return Faults.NONE
                .named(Names.DNS_LABEL, container.name(), path.child("name"))
                .when(
                        container.image().getOrElse("").isEmpty(),
                        path.child("image").required(""))
                .oneOf(
                        container.terminationMessagePolicy(),
                        path.child("terminationMessagePolicy"),
                        "File",
                        "FallbackToLogsOnError")
                .each(container.ports(), path.child("ports"), ContainerRules::port)
                .and(duplicatePortNames(container.ports(), path.child("ports")))
                .each(container.env(), path.child("env"), EnvRules::variable)
                .each(container.envFrom(), path.child("envFrom"), EnvRules::from)
                .each(
                        container.volumeMounts(),
                        path.child("volumeMounts"),
                        (mount, each) -> mount(mount, volumes, each))
                .unique(
                        container.volumeMounts().map(VolumeMount::mountPath),
                        path.child("volumeMounts"),
                        (mountPath, each) -> each.child("mountPath").invalid(mountPath, "must be unique"))
                .oneOf(container.imagePullPolicy(), path.child("imagePullPolicy"), "Always", "IfNotPresent", "Never")
                .and(resources(container.resources(), path.child("resources")))
                .found();
    }

    private static Seq<FieldError> port(ContainerPort port, FieldPath path) {
        Faults named = Faults.NONE.keeps(Names.PORT_NAME, port.name(), path.child("name"));
        Faults numbered = port.containerPort() == 0
                ? named.when(true, path.child("containerPort").required(""))
                : named.port(port.containerPort(), path.child("containerPort"));
        return numbered.given(
                        port.hostPort().filter(number -> number != 0),
                        number ->
                                Faults.NONE.port(number, path.child("hostPort")).found())
                .oneOf(port.protocol(), path.child("protocol"), "SCTP", "TCP", "UDP")
                .found();
    }

    private static Seq<FieldError> duplicatePortNames(Seq<ContainerPort> ports, FieldPath path) {
        Seq<String> names = ports.map(port -> port.name().getOrElse(""));
        return Faults.NONE
                .unique(names, path, (name, each) -> each.child("name").duplicate(name))
                .found()
                .filter(fault -> !fault.value().contains("\"\""));
    }

    private static Seq<FieldError> hostPorts(Seq<Container> containers, FieldPath path) {
        Seq<Tuple2<String, FieldPath>> taken = containers
                .zipWithIndex()
                .flatMap(container -> container
                        ._1
                        .ports()
                        .zipWithIndex()
                        .filter(port -> port._1.hostPort().getOrElse(0) != 0)
                        .map(port -> new Tuple2<>(
                                port._1.protocol().map(Object::toString).getOrElse("") + "/"
                                        + port._1.hostIP().getOrElse("") + "/"
                                        + port._1.hostPort().get(),
                                path.index(container._2)
                                        .child("ports")
                                        .index(port._2)
                                        .child("hostPort"))));
        Seq<String> keys = taken.map(Tuple2::_1);
        return taken.zipWithIndex()
                .filter(each -> keys.indexOf(each._1._1) < each._2)
                .map(each -> each._1._2.duplicate(each._1._1));
    }

    private static Seq<FieldError> mount(VolumeMount mount, Set<String> volumes, FieldPath path) {
        return Faults.NONE
                .when(mount.name().isEmpty(), path.child("name").required(""))
                .when(!volumes.contains(mount.name()), path.child("name").notFound(mount.name()))
                .when(mount.mountPath().isEmpty(), path.child("mountPath").required(""))
                .when(
                        mount.subPath().isDefined() && mount.subPathExpr().isDefined(),
                        path.child("subPathExpr")
                                .invalid(
                                        mount.subPathExpr().getOrElse(""),
                                        "subPathExpr and subPath are mutually exclusive"))
                .found();
    }

    private static Seq<FieldError> resources(ResourceRequirements resources, FieldPath path) {
        Faults limits = Faults.NONE.and(resources
                .limits()
                .toVector()
                .flatMap(
                        limit -> amount(limit._1, limit._2, path.child("limits").key(limit._1))));
        return resources
                .requests()
                .foldLeft(limits, (faults, request) -> {
                    Option<Quantity> limit = resources.limits().get(request._1);
                    return faults.and(amount(
                                    request._1,
                                    request._2,
                                    path.child("requests").key(request._1)))
                            .and(overcommitted(request._1, request._2, limit, path));
                })
                .found();
    }

    private static Seq<FieldError> amount(String resource, Quantity amount, FieldPath path) {
        boolean bare = resource.indexOf('/') < 0;
        boolean known = STANDARD.contains(resource) || resource.startsWith("hugepages-");
        boolean fractional =
                isExtended(resource) && amount.amount().stripTrailingZeros().scale() > 0;
        return Faults.NONE
                .keeps(Names.QUALIFIED_NAME, Option.of(resource), path)
                .when(bare && !known, path.invalid(resource, "must be a standard resource for containers"))
                .when(amount.amount().signum() < 0, path.invalid(amount.text(), "must be greater than or equal to 0"))
                .when(fractional, path.invalid(amount.text(), "must be an integer"))
                .found();
    }

    private static Seq<FieldError> overcommitted(
            String resource, Quantity request, Option<Quantity> limit, FieldPath path) {
        boolean fixed = isExtended(resource) || resource.startsWith("hugepages-");
        if (limit.isEmpty()) {
            return fixed
                    ? Vector.of(path.child("limits").required("Limit must be set for non overcommitable resources"))
                    : Vector.empty();
        }
        int compared = request.compareTo(limit.get());
        FieldPath requests = path.child("requests");
        String of = resource + " limit of " + limit.get();
        return Faults.NONE
                .when(fixed && compared != 0, requests.invalid(request.text(), "must be equal to " + of))
                .when(!fixed && compared > 0, requests.invalid(request.text(), "must be less than or equal to " + of))
                .found();
    }

    private static boolean isExtended(String resource) {
        return resource.indexOf('/') >= 0 && !resource.startsWith("kubernetes.io/");
    }
}
