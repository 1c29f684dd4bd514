package io.github.kubevalue.model.resource;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.store.Tally;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/**
 * What the pods of a node take together. A commutative group under {@link #plus} with {@link #NONE} and {@link #minus}:
 * so it is kept up to date pod by pod, and never summed up anew.
 *
 * @param pods how many there are
 * @param requested what they request
 * @param nonZeroRequested likewise, as scores count
 * @param ports the ports of the node that they take, and how often
 */
public record NodeLoad(int pods, Resources requested, Resources nonZeroRequested, Map<HostPort, Integer> ports) {
    /** No pods. */
    public static final NodeLoad NONE = new NodeLoad(0, Resources.NONE, Resources.NONE, HashMap.empty());

    /** By the name of the node: what the pods that are bound to it, and have not ended, take of it. */
    public static final Tally<Pod, NodeLoad> BY_NODE = Tally.of(
                    "load by node",
                    Pod.KIND,
                    new Tally.Group<>(NONE, NodeLoad::plus, NodeLoad::minus),
                    pod -> pod.spec()
                            .nodeName()
                            .filter(node -> !pod.isTerminal())
                            .map(node -> new Tally.Entry<>(node, of(pod))))
            .withSame((one, other) -> PodRequests.areSame(one, other) && one.isTerminal() == other.isTerminal());

    /** Returns what one pod takes, as the scheduler counts. */
    public static NodeLoad of(Pod pod) {
        return of(EffectiveRequests.of(pod));
    }

    /** Returns what its node has given one pod, as the node counts: what the pod waits for is not among it. */
    public static NodeLoad given(Pod pod) {
        return of(EffectiveRequests.given(pod));
    }

    private static NodeLoad of(PodSpec spec) {
        PodRequests requests = PodRequests.of(spec);
        Seq<HostPort> ports = HostPort.of(spec);
        return new NodeLoad(
                1,
                requests.exact(),
                requests.nonZero(),
                ports.foldLeft(NONE.ports, (all, port) -> counted(all, port, 1)));
    }

    /** Returns what both take together. */
    public NodeLoad plus(NodeLoad other) {
        return new NodeLoad(
                pods + other.pods,
                requested.plus(other.requested),
                nonZeroRequested.plus(other.nonZeroRequested),
                other.ports.foldLeft(ports, (all, entry) -> counted(all, entry._1, entry._2)));
    }

    /** Returns what is left without the other. */
    public NodeLoad minus(NodeLoad other) {
        return new NodeLoad(
                pods - other.pods,
                requested.minus(other.requested),
                nonZeroRequested.minus(other.nonZeroRequested),
                other.ports.foldLeft(ports, (all, entry) -> counted(all, entry._1, -entry._2)));
    }

    private static Map<HostPort, Integer> counted(Map<HostPort, Integer> ports, HostPort port, int more) {
        int count = ports.getOrElse(port, 0) + more;
        return count == 0 ? ports.remove(port) : ports.put(port, count);
    }
}
