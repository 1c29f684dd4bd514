package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.discovery.EndpointSliceIndexes;
import io.github.kubevalue.model.runtime.Listening;
import io.github.kubevalue.model.runtime.PodBehaviour;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Who listens where: containers as their pod says, and the daemons of a node. */
final class Sockets {
    private static final int KUBELET = 10250;

    private final Network network;

    Sockets(Network network) {
        this.network = network;
    }

    /** Returns why the pod answers on that port, or none if nobody listens there. */
    Option<String> of(Pod pod, Flow flow) {
        if (flow.protocol().isIcmp()) {
            return Option.some("the network stack of " + Peer.pod(pod.key()));
        }
        PodBehaviour behaviour = network.behaviour(pod);
        Protocol protocol = flow.protocol().api();
        return pod.spec()
                .lastingContainers()
                .find(container -> isRunning(pod, container.name())
                        && behaviour.of(container).listening().answers(port(flow), protocol))
                .map(container -> "container " + container.name()
                        + (behaviour.of(container).listening() instanceof Listening.Anywhere
                                ? ", which declares no port and is taken to listen on any,"
                                : ""));
    }

    /** Returns which of several lives of a pod it is: sockets end with the process that has them. */
    static String life(Pod pod) {
        String life = pod.metadata().uid().getOrElse("");
        for (ContainerStatus status : pod.status().containerStatuses()) {
            life = life + ":" + status.restartCount();
        }
        return life;
    }

    private static boolean isRunning(Pod pod, String container) {
        PodStatus status = pod.status();
        return isRunning(status.containerStatuses(), container) || isRunning(status.initContainerStatuses(), container);
    }

    private static boolean isRunning(Seq<ContainerStatus> statuses, String container) {
        return statuses.exists(status -> status.name().equals(container) && status.isRunning());
    }

    /** Returns the pod on a node's own network that listens on that port. */
    Option<Pod> hostPod(String node, Flow flow) {
        return flow.protocol().isIcmp() ? Option.none() : listeningOnHost(node, flow);
    }

    private Option<Pod> listeningOnHost(String node, Flow flow) {
        return network.snapshot()
                .by(PodIndexes.BY_NODE, node)
                .filter(pod -> pod.spec().isHostNetwork() && !pod.isTerminal())
                .find(pod -> of(pod, flow).isDefined());
    }

    /** Returns the daemon of a node that listens on that port. */
    Option<String> daemon(String node, Flow flow) {
        if (flow.protocol().isIcmp()) {
            return Option.some("the kernel of node/" + node);
        }
        int port = port(flow);
        if (port == KUBELET) {
            return Option.some("the kubelet of node/" + node);
        }
        return Option.when(isApiServer(flow.destination()), "the API server on node/" + node);
    }

    private boolean isApiServer(Address address) {
        return network.snapshot()
                .by(EndpointSliceIndexes.BY_SERVICE, "default/kubernetes")
                .exists(slice -> endpoint(slice, address));
    }

    private static boolean endpoint(EndpointSlice slice, Address address) {
        return slice.ports().exists(port -> port.port().equals(address.port().number()))
                && slice.endpoints()
                        .exists(endpoint ->
                                endpoint.addresses().contains(address.ip().toString()));
    }

    /** Returns the primary address of a node. */
    Option<Ip> addressOf(String node, Ip like) {
        return network.node(node).flatMap(found -> found.node().internalIps().find(ip -> ip.family() == like.family()));
    }

    private static int port(Flow flow) {
        return flow.destination().port().numberOr(0);
    }
}
