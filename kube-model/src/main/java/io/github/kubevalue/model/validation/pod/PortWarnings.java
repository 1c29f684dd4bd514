package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerPort;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.GoText;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Ports that several containers have, or one has twice. (pkg/api/pod/warnings.go) */
final class PortWarnings {
    private PortWarnings() {}

    static Seq<String> of(Seq<Tuple2<Container, FieldPath>> containers) {
        Seq<Tuple2<ContainerPort, FieldPath>> ports = containers.flatMap(container ->
                container._1.ports().zipWithIndex().map(port -> port.map2(container._2.child("ports")::index)));
        return ports.zipWithIndex()
                .flatMap(each -> ports.take(each._2).flatMap(other -> numbers(each._1, other)))
                .appendAll(ports.zipWithIndex().flatMap(each -> name(each._1, ports.take(each._2))));
    }

    private static Option<String> numbers(
            Tuple2<ContainerPort, FieldPath> port, Tuple2<ContainerPort, FieldPath> other) {
        boolean same = port._1.containerPort() == other._1.containerPort()
                && port._1.effectiveProtocol().equals(other._1.effectiveProtocol());
        return same
                ? overlap(port._1, other._1).map(how -> port._2 + ": " + how + " port definition with " + other._2)
                : Option.none();
    }

    private static Option<String> overlap(ContainerPort port, ContainerPort other) {
        String ip = port.hostIP().getOrElse("");
        String otherIp = other.hostIP().getOrElse("");
        int host = port.hostPort().getOrElse(0);
        int otherHost = other.hostPort().getOrElse(0);
        if (host == otherHost && ip.equals(otherIp)) {
            return Option.of("duplicate");
        }
        if (host == 0 || otherHost == 0) {
            return Option.of("overlapping");
        }
        return host == otherHost && ip.isEmpty() != otherIp.isEmpty()
                ? Option.of("dangerously ambiguous")
                : Option.none();
    }

    private static Option<String> name(
            Tuple2<ContainerPort, FieldPath> port, Seq<Tuple2<ContainerPort, FieldPath>> earlier) {
        String name = port._1.name().getOrElse("");
        return earlier.find(other -> !name.isEmpty() && other._1.name().contains(name))
                .map(other -> port._2 + ": duplicate port name " + GoText.quoted(name) + " with " + other._2
                        + ", services and probes that select ports by name will use " + other._2);
    }
}
