package io.github.kubevalue.model.resource;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerPort;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.Protocol;
import io.vavr.collection.Seq;

/**
 * A port of a node that a pod takes: {@code 0.0.0.0:8080/TCP}.
 *
 * @param ip an address of the node, or {@code 0.0.0.0} for all
 * @param protocol the transport
 * @param port 1 to 65535
 */
public record HostPort(String ip, Protocol protocol, int port) {
    /** All addresses of a node. */
    public static final String ANY = "0.0.0.0";

    /** Returns the ports that a pod takes: those of its containers and sidecars. */
    public static Seq<HostPort> of(PodSpec spec) {
        // pkg/scheduler/util/utils.go, GetHostPorts
        return spec.containers()
                .appendAll(spec.initContainers().filter(Container::isSidecar))
                .flatMap(Container::ports)
                .filter(port -> port.hostPort().exists(number -> number > 0))
                .map(HostPort::of);
    }

    private static HostPort of(ContainerPort port) {
        return new HostPort(
                port.hostIP().filter(ip -> !ip.isEmpty()).getOrElse(ANY),
                port.effectiveProtocol(),
                port.hostPort().get());
    }

    /** Whether both cannot be taken on one node. */
    public boolean clashesWith(HostPort other) {
        // pkg/scheduler/framework/types.go, HostPortInfo.CheckConflict
        return port == other.port
                && protocol.equals(other.protocol)
                && (ip.equals(other.ip) || ip.equals(ANY) || other.ip.equals(ANY));
    }

    /** Returns {@code 0.0.0.0:8080/TCP}. */
    @Override
    public String toString() {
        return ip + ":" + port + "/" + protocol;
    }
}
