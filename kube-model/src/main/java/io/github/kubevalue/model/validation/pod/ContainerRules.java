package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerPort;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The rules on containers. (pkg/apis/core/validation/validation.go, validateContainers, validateInitContainers) */
final class ContainerRules {
    private ContainerRules() {}

    /** Returns the faults of regular containers. */
    static Seq<FieldError> regular(PodScope pod, FieldPath path) {
        Seq<Container> containers = pod.spec().containers();
        if (containers.isEmpty()) {
            return Vector.of(path.required());
        }
        Seq<String> names = containers.map(Container::name);
        return Faults.NONE
                .and(containers
                        .zipWithIndex()
                        .flatMap(each -> Faults.NONE
                                .and(common(each._1, pod, path.index(each._2)))
                                .when(
                                        names.indexOf(each._1.name()) < each._2,
                                        () -> path.index(each._2).child("name").duplicate(each._1.name()))
                                .and(ProbeRules.lasting(each._1, pod, path.index(each._2)))
                                .and(RestartRules.policy(each._1, true, path.index(each._2)))
                                .found()))
                .and(hostPorts(containers, path))
                .found();
    }

    /** Returns the faults of init containers, which share one space of names with the regular ones. */
    static Seq<FieldError> init(PodScope pod, FieldPath path) {
        Seq<Container> containers = pod.spec().initContainers();
        Seq<String> regular = pod.spec().containers().map(Container::name);
        Seq<String> names = containers.map(Container::name);
        return containers.zipWithIndex().flatMap(each -> {
            Container container = each._1;
            FieldPath at = path.index(each._2);
            boolean taken = regular.contains(container.name())
                    || !container.name().isEmpty() && names.indexOf(container.name()) < each._2;
            return Faults.NONE
                    .and(common(container, pod, at))
                    .and(RestartRules.policy(container, false, at))
                    .when(taken, () -> at.child("name").duplicate(container.name()))
                    .and(hostPorts(Vector.of(container), path))
                    .and(
                            container.isSidecar()
                                    ? ProbeRules.lasting(container, pod, at)
                                    : ProbeRules.ending(container, at))
                    .and(RestartRules.endingResize(container, pod, at.child("resizePolicy")))
                    .found();
        });
    }

    /** Returns the faults of what all sorts of containers have. (validateContainerCommon) */
    static Seq<FieldError> common(Container container, PodScope pod, FieldPath path) {
        return Faults.NONE
                .named(Names.DNS_LABEL, container.name(), path.child("name"))
                .required(container.image(), path.child("image"))
                .someOf(
                        container.terminationMessagePolicy(),
                        path.child("terminationMessagePolicy"),
                        "File",
                        "FallbackToLogsOnError")
                .and(ports(container.ports(), path.child("ports")))
                .each(container.env(), path.child("env"), EnvRules::variable)
                .and(EnvRules.from(container.envFrom(), path.child("envFrom")))
                .and(MountRules.mounts(container, pod, path.child("volumeMounts")))
                .and(MountRules.devices(container, pod, path.child("volumeDevices")))
                .someOf(container.imagePullPolicy(), path.child("imagePullPolicy"), "Always", "IfNotPresent", "Never")
                .and(ResourceRules.container(container.resources(), pod, path.child("resources")))
                .and(RestartRules.resize(container, pod, path.child("resizePolicy")))
                .given(
                        container.securityContext(),
                        context -> SecurityRules.container(context, pod, path.child("securityContext")))
                .found();
    }

    /** Returns the fault of an image with blanks around it, which templates may have. (validateContainerOnlyForPod) */
    static Seq<FieldError> image(Container container, FieldPath path) {
        String image = container.image().getOrElse("");
        return image.equals(image.strip())
                ? Vector.empty()
                : Vector.of(path.child("image").invalid(image, "must not have leading or trailing whitespace"));
    }

    private static Seq<FieldError> ports(Seq<ContainerPort> ports, FieldPath path) {
        Seq<String> names =
                ports.map(port -> port.name().filter(Names.PORT_NAME::accepts).getOrElse(""));
        return ports.zipWithIndex().flatMap(each -> {
            ContainerPort port = each._1;
            FieldPath at = path.index(each._2);
            String name = names.get(each._2);
            FieldPath number = at.child("containerPort");
            return Faults.NONE
                    .keeps(Names.PORT_NAME, port.name(), at.child("name"))
                    .when(
                            !name.isEmpty() && names.indexOf(name) < each._2,
                            () -> at.child("name").duplicate(name))
                    .when(port.containerPort() == 0, number::required)
                    .andIf(
                            port.containerPort() != 0,
                            () -> Faults.NONE.port(port.containerPort(), number).found())
                    .given(
                            port.hostPort().filter(host -> host != 0),
                            host -> Faults.NONE.port(host, at.child("hostPort")).found())
                    .someOf(port.protocol(), at.child("protocol"), "SCTP", "TCP", "UDP")
                    .found();
        });
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
                                key(port._1),
                                path.index(container._2).child("ports").index(port._2))));
        Seq<String> keys = taken.map(Tuple2::_1);
        return taken.zipWithIndex()
                .filter(each -> keys.indexOf(each._1._1) < each._2)
                .map(each -> each._1._2.child("hostPort").duplicate(each._1._1));
    }

    private static String key(ContainerPort port) {
        return port.protocol().map(Object::toString).getOrElse("") + "/"
                + port.hostIP().getOrElse("") + "/" + port.hostPort().get();
    }
}
