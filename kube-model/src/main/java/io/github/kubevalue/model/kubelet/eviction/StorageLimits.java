package io.github.kubevalue.model.kubelet.eviction;

import io.github.kubevalue.model.core.EmptyDirVolumeSource;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.resource.PodResources;
import io.vavr.control.Option;

/** The limits on the local storage of a pod and of its containers. */
record StorageLimits(PodUse use) {
    // pkg/kubelet/eviction/eviction_manager.go, localStorageEviction
    private static final String STORAGE = "ephemeral-storage";

    /** Says which limit the pod exceeds, if it does. */
    Option<String> exceeded() {
        return ofEmptyDirs().orElse(this::ofPod).orElse(this::ofContainers);
    }

    private Option<String> ofEmptyDirs() {
        return use.pod()
                .spec()
                .volumes()
                .flatMap(volume -> volume.emptyDir()
                        .flatMap(EmptyDirVolumeSource::sizeLimit)
                        .filter(limit ->
                                !limit.isZero() && isOver(use.emptyDirs().getOrElse(volume.name(), 0L), limit))
                        .map(limit -> "Usage of EmptyDir volume \"" + volume.name() + "\" exceeds the limit \"" + limit
                                + "\". "))
                .headOption();
    }

    private Option<String> ofPod() {
        return PodResources.limits(use.pod().spec())
                .get(STORAGE)
                .filter(limit -> isOver(use.disk(), limit))
                .map(limit ->
                        "Pod ephemeral local storage usage exceeds the total limit of containers " + limit + ". ");
    }

    private Option<String> ofContainers() {
        return use.containers()
                .filter(container -> use.pod().spec().containers().contains(container.container()))
                .flatMap(container -> container
                        .container()
                        .resources()
                        .limits()
                        .get(STORAGE)
                        .filter(limit -> !limit.isZero() && isOver(container.disk(), limit))
                        .map(limit -> "Container " + container.container().name()
                                + " exceeded its local ephemeral storage limit \"" + limit + "\". "))
                .headOption();
    }

    private static boolean isOver(long used, Quantity limit) {
        return Quantity.ofBytes(used).compareTo(limit) > 0;
    }
}
