package io.github.kubevalue.model.scheduler.noderesources;

import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.resource.Resources;
import io.vavr.collection.Seq;
import java.util.function.ToLongFunction;

/**
 * A resource that counts in the score of nodes for a pod.
 *
 * @param allocatable how much of it a node has to give
 * @param requested how much of it is requested there
 * @param request how much of it the pod requests
 * @param weight how much it counts
 */
record Asked(ToLongFunction<NodeInfo> allocatable, ToLongFunction<NodeInfo> requested, long request, int weight) {

    /** Those that count: what is neither CPU nor memory nor local disk counts only if it is requested. */
    static Asked[] exact(Seq<WeightedResource> resources, Resources request) {
        return counting(resources, request)
                .map(one -> one.asked(request, requested(one.name())))
                .toJavaArray(Asked[]::new);
    }

    /** Likewise, where pods without requests count with what is usual. */
    static Asked[] nonZero(Seq<WeightedResource> resources, Resources request) {
        return counting(resources, request)
                .map(one -> one.asked(request, nonZero(one.name())))
                .toJavaArray(Asked[]::new);
    }

    private static Seq<WeightedResource> counting(Seq<WeightedResource> resources, Resources request) {
        return resources.filter(one -> !one.isScalar() || request.get(one.name()) > 0);
    }

    private static ToLongFunction<NodeInfo> requested(String name) {
        return switch (name) {
            case Resources.CPU -> NodeInfo::requestedCpu;
            case Resources.MEMORY -> NodeInfo::requestedMemory;
            default -> node -> node.load().requested().get(name);
        };
    }

    private static ToLongFunction<NodeInfo> nonZero(String name) {
        return switch (name) {
            case Resources.CPU -> NodeInfo::nonZeroCpu;
            case Resources.MEMORY -> NodeInfo::nonZeroMemory;
            default -> node -> node.load().nonZeroRequested().get(name);
        };
    }

    long allocatable(NodeInfo node) {
        return allocatable.applyAsLong(node);
    }

    long requested(NodeInfo node) {
        return requested.applyAsLong(node);
    }
}
