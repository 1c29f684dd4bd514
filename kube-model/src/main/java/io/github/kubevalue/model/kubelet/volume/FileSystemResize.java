package io.github.kubevalue.model.kubelet.volume;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.ClaimResize;
import io.github.kubevalue.model.volume.VolumeIndexes;

/** Makes the file systems on the volumes of a running pod as large as the volumes have become. */
public record FileSystemResize(Snapshot snapshot, Pod pod) {
    // pkg/volume/util/operationexecutor/node_expander.go, expandOnPlugin

    /** Returns the plan to report those that are as large. */
    public Plan plan() {
        return pod.status().phase().contains(PodPhase.RUNNING)
                ? VolumeIndexes.claims(pod)
                        .flatMap(name -> snapshot.get(PersistentVolumeClaim.KIND, pod.namespace(), name))
                        .filter(ClaimResize::isAwaitingNode)
                        .map(this::resized)
                        .foldLeft(Plan.none(), Plan::then)
                : Plan.none();
    }

    private Plan resized(PersistentVolumeClaim claim) {
        String message = "MountVolume.NodeExpandVolume succeeded for volume \""
                + claim.volumeName().getOrElse("") + "\" "
                + pod.spec().nodeName().getOrElse("");
        return Plan.of(new Write.UpdateStatus(ClaimResize.finished(claim)), "its file system is larger")
                .telling(Event.normal(pod, "FileSystemResizeSuccessful", message))
                .telling(Event.normal(claim, "FileSystemResizeSuccessful", message));
    }
}
