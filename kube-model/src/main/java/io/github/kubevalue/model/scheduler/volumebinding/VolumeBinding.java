package io.github.kubevalue.model.scheduler.volumebinding;

import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeClaimPhase;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Filter;
import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.Status;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Refuses a pod whose claims do not exist or are not bound to volumes. */
public final class VolumeBinding implements FilterPlugin {
    // pkg/scheduler/framework/plugins/volumebinding/volume_binding.go
    private static final Status UNBOUND = Status.unresolvable("pod has unbound immediate PersistentVolumeClaims");

    @Override
    public String name() {
        return "VolumeBinding";
    }

    @Override
    public Filter prepare(Cycle cycle) {
        Seq<String> claims = cycle.pod().spec().volumes().flatMap(volume -> claim(cycle.pod(), volume));
        if (claims.isEmpty()) {
            return Filter.PASS;
        }
        Seq<Option<PersistentVolumeClaim>> found = claims.map(name ->
                cycle.snapshot().get(PersistentVolumeClaim.KIND, cycle.pod().namespace(), name));
        int missing = found.indexWhere(Option::isEmpty);
        if (missing >= 0) {
            return Filter.refusal(
                    Status.unresolvable("persistentvolumeclaim \"" + claims.get(missing) + "\" not found"));
        }
        Option<PersistentVolumeClaim> leaving =
                found.flatMap(claim -> claim).find(claim -> claim.metadata().isDeleting());
        if (leaving.isDefined()) {
            return Filter.refusal(Status.unresolvable(
                    "persistentvolumeclaim \"" + leaving.get().name() + "\" is being deleted"));
        }
        return found.flatMap(claim -> claim).forAll(VolumeBinding::isBound) ? Filter.PASS : Filter.refusal(UNBOUND);
    }

    private static Option<String> claim(Pod pod, Volume volume) {
        return volume.persistentVolumeClaim()
                .map(source -> source.claimName())
                .orElse(volume.ephemeral().map(source -> pod.name() + "-" + volume.name()));
    }

    private static boolean isBound(PersistentVolumeClaim claim) {
        return claim.status().phase().contains(PersistentVolumeClaimPhase.BOUND);
    }
}
