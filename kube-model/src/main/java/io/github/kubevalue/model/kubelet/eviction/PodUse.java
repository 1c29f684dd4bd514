package io.github.kubevalue.model.kubelet.eviction;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.resource.PodResources;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/**
 * What a pod uses.
 *
 * @param pod the pod
 * @param isMeasured whether anything is known of it: it has a sandbox
 * @param containers what its containers use, those that run
 * @param emptyDirs bytes that its emptyDir volumes hold, by name
 */
record PodUse(Pod pod, boolean isMeasured, Seq<ContainerUse> containers, Map<String, Long> emptyDirs) {

    /** How much it uses of what a signal is about. */
    long of(Signal signal) {
        return switch (signal) {
            case MEMORY_AVAILABLE, ALLOCATABLE_MEMORY_AVAILABLE -> memory();
            case PID_AVAILABLE -> pids();
            case NODE_FS_AVAILABLE, IMAGE_FS_AVAILABLE, CONTAINER_FS_AVAILABLE -> disk();
            case NODE_FS_INODES_FREE, IMAGE_FS_INODES_FREE, CONTAINER_FS_INODES_FREE -> 0;
        };
    }

    long memory() {
        return containers.map(ContainerUse::memory).sum().longValue();
    }

    long disk() {
        return containers.map(ContainerUse::disk).sum().longValue()
                + emptyDirs.values().sum().longValue();
    }

    long pids() {
        return containers.map(ContainerUse::pids).sum().longValue();
    }

    /** How much it requests of a resource; the overhead of its runtime counts if it requests any. */
    // pkg/api/v1/resource/helpers.go, GetResourceRequestQuantity
    long requested(String resource) {
        long own = PodResources.requests(pod.spec())
                .get(resource)
                .map(Quantity::value)
                .getOrElse(0L);
        long overhead = pod.spec().overhead().get(resource).map(Quantity::value).getOrElse(0L);
        return own == 0 ? 0 : own + overhead;
    }
}
