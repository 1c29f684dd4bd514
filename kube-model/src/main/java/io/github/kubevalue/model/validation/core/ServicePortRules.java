package io.github.kubevalue.model.validation.core;

import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.InternalTypes;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The rules on the ports of a Service beside each other. (validateService) */
final class ServicePortRules {
    private static final FieldPath PORTS = FieldPath.of("spec.ports");

    private ServicePortRules() {}

    /** Returns the faults of ports on nodes: none for a Service of the cluster, none twice. */
    static Seq<FieldError> nodePorts(ServiceSpec spec) {
        boolean inside = spec.type().contains(ServiceType.CLUSTER_IP);
        Seq<ServicePort> ports = spec.ports();
        Seq<FieldError> unfit = ports.zipWithIndex()
                .filter(port -> inside && number(port._1) != 0)
                .map(port ->
                        PORTS.index(port._2).child("nodePort").forbidden("may not be used when `type` is 'ClusterIP'"));
        Seq<FieldError> twice = ports.zipWithIndex()
                .filter(port -> number(port._1) != 0)
                .filter(port -> ports.take(port._2)
                        .exists(other -> number(other) == number(port._1)
                                && other.protocol().equals(port._1.protocol())))
                .map(port -> PORTS.index(port._2).child("nodePort").duplicate(number(port._1)));
        return unfit.appendAll(twice);
    }

    private static int number(ServicePort port) {
        return port.nodePort().getOrElse(0);
    }

    /** Returns the fault of each port that another has with the same protocol. */
    static Seq<FieldError> duplicates(Seq<ServicePort> ports) {
        Seq<ServicePort> keys = ports.map(port -> key(port.protocol(), port.port()));
        return Faults.NONE
                .unique(keys, PORTS, (key, path) -> path.duplicateJson(InternalTypes.json("ServicePort", key)))
                .found();
    }

    private static ServicePort key(Option<Protocol> protocol, int port) {
        return ServicePort.builder().protocol(protocol).port(port).build();
    }
}
