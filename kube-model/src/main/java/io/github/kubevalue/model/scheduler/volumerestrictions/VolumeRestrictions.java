package io.github.kubevalue.model.scheduler.volumerestrictions;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PersistentVolumeAccessMode;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeClaimVolumeSource;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.scheduler.ClusterEvent;
import io.github.kubevalue.model.scheduler.ClusterEvent.Action;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Filter;
import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.Status;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.VolumeIndexes;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Refuses a node on which a disk is in use that the pod wants, and all of them while a claim for one pod has another. */
public final class VolumeRestrictions implements FilterPlugin {
    // pkg/scheduler/framework/plugins/volumerestrictions/volume_restrictions.go
    private static final Status DISK_CONFLICT = Status.unschedulable("node(s) had no available disk");
    private static final Status IN_USE = Status.unschedulable(
            "node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by"
                    + " another pod");

    @Override
    public String name() {
        return "VolumeRestrictions";
    }

    // EventsToRegister
    @Override
    public boolean heeds(ClusterEvent event) {
        return event.is(Pod.KIND, Action.DELETE)
                || event.is(Node.KIND, Action.ADD)
                || event.is(PersistentVolumeClaim.KIND, Action.ADD);
    }

    @Override
    public boolean mayHelp(ClusterEvent event, Pod waiting, Snapshot snapshot) {
        if (event.kind().equals(Node.KIND)) {
            return true;
        }
        if (!event.object().key().namespace().equals(waiting.namespace())) {
            return false;
        }
        return event.object() instanceof Pod gone
                ? DiskConflict.isBetween(waiting, gone) || claims(gone).exists(claims(waiting)::contains)
                : claims(waiting).contains(event.object().key().name());
    }

    @Override
    public Filter prepare(Cycle cycle) {
        Seq<String> claims = claims(cycle.pod());
        Option<String> missing = claims.find(name -> claim(cycle, name).isEmpty());
        if (missing.isDefined()) {
            return Filter.refusal(Status.unresolvable("persistentvolumeclaim \"" + missing.get() + "\" not found"));
        }
        boolean isInUse = claims.flatMap(name -> claim(cycle, name)).exists(claim -> isInUse(cycle, claim));
        boolean hasDisks = cycle.pod().spec().volumes().exists(DiskConflict::concerns);
        return isInUse || hasDisks
                ? Filter.of(node -> hasDisks && hasConflict(cycle, node) ? DISK_CONFLICT : Status.of(!isInUse, IN_USE))
                : Filter.PASS;
    }

    private static Seq<String> claims(Pod pod) {
        return pod.spec()
                .volumes()
                .flatMap(Volume::persistentVolumeClaim)
                .map(PersistentVolumeClaimVolumeSource::claimName);
    }

    private static Option<PersistentVolumeClaim> claim(Cycle cycle, String name) {
        return cycle.snapshot().get(PersistentVolumeClaim.KIND, cycle.pod().namespace(), name);
    }

    private static boolean isInUse(Cycle cycle, PersistentVolumeClaim claim) {
        return claim.spec().accessModes().contains(PersistentVolumeAccessMode.READ_WRITE_ONCE_POD)
                && cycle.present(cycle.snapshot().by(VolumeIndexes.PODS_BY_CLAIM, VolumeIndexes.text(claim)))
                        .exists(pod -> claims(pod).contains(claim.name()));
    }

    private static boolean hasConflict(Cycle cycle, NodeInfo node) {
        return cycle.pods(node.name()).exists(other -> DiskConflict.isBetween(cycle.pod(), other));
    }
}
