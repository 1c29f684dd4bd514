package io.github.kubevalue.model.volume;

import io.github.kubevalue.model.core.ClaimResourceStatus;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeClaimCondition;
import io.github.kubevalue.model.core.PersistentVolumeClaimStatus;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.collection.Vector;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a claim says of its growth, from the volume to the file system. */
public final class ClaimResize {
    // pkg/volume/util/resize_util.go
    private static final String STORAGE = "storage";

    private ClaimResize() {}

    /** Returns the claim whose volume is being made larger. */
    public static PersistentVolumeClaim begun(PersistentVolumeClaim claim, Instant now) {
        PersistentVolumeClaimStatus status = claim.status()
                .withConditions(Vector.of(condition("Resizing", "", now)))
                .withAllocatedResources(claim.status().allocatedResources().put(STORAGE, claim.requestedStorage()));
        return claim.withStatus(with(status, ClaimResourceStatus.CONTROLLER_RESIZE_IN_PROGRESS));
    }

    /** Returns the claim whose volume is larger, but whose file system is not. */
    public static PersistentVolumeClaim awaitingNode(PersistentVolumeClaim claim, Instant now) {
        PersistentVolumeClaimStatus status = claim.status()
                .withConditions(claim.status()
                        .conditions()
                        .append(condition(
                                "FileSystemResizePending",
                                "Waiting for user to (re-)start a pod to finish file system resize of volume on node.",
                                now)));
        return claim.withStatus(with(status, ClaimResourceStatus.NODE_RESIZE_PENDING));
    }

    /** Whether a kubelet has to make the file system larger. */
    public static boolean isAwaitingNode(PersistentVolumeClaim claim) {
        return claim.status()
                .allocatedResourceStatuses()
                .get(STORAGE)
                .contains(ClaimResourceStatus.NODE_RESIZE_PENDING);
    }

    /** Returns the claim that has what was set aside for it. */
    public static PersistentVolumeClaim finished(PersistentVolumeClaim claim) {
        PersistentVolumeClaimStatus status = claim.status();
        return claim.withStatus(status.withConditions(Vector.empty())
                .withCapacity(status.capacity()
                        .put(STORAGE, status.allocatedResources().getOrElse(STORAGE, claim.requestedStorage())))
                .withAllocatedResourceStatuses(
                        status.allocatedResourceStatuses().remove(STORAGE)));
    }

    private static PersistentVolumeClaimStatus with(PersistentVolumeClaimStatus status, ClaimResourceStatus stage) {
        return status.withAllocatedResourceStatuses(
                status.allocatedResourceStatuses().put(STORAGE, stage));
    }

    private static PersistentVolumeClaimCondition condition(String type, String message, Instant now) {
        return PersistentVolumeClaimCondition.builder()
                .type(type)
                .status(ConditionStatus.TRUE)
                .message(message)
                .lastTransitionTime(now.truncatedTo(ChronoUnit.SECONDS))
                .build();
    }
}
