package io.github.kubevalue.model.controller.ephemeralvolume;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.EphemeralVolumeSource;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeClaimTemplate;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.EphemeralClaim;
import io.github.kubevalue.model.volume.VolumeIndexes;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Makes the claims of ephemeral volumes. (pkg/controller/volume/ephemeral/controller.go) */
public final class EphemeralVolumeController implements Controller {

    /** Returns the controller. */
    public EphemeralVolumeController() {}

    @Override
    public String name() {
        return "ephemeral-volume-controller";
    }

    @Override
    public Catalog catalog() {
        return Catalog.of(VolumeIndexes.PODS_BY_CLAIM);
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(Pod.KIND) || kind.equals(PersistentVolumeClaim.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        KubeObject object = change.object();
        if (object instanceof Pod pod) {
            return change.isCreation() && isConcern(pod) ? Vector.of(pod.key()) : Vector.empty();
        }
        return object instanceof PersistentVolumeClaim claim && change.isDeletion()
                ? snapshot.by(VolumeIndexes.PODS_BY_CLAIM, VolumeIndexes.text(claim))
                        .filter(EphemeralVolumeController::isConcern)
                        .map(Pod::key)
                : Vector.empty();
    }

    private static boolean isConcern(Pod pod) {
        return !pod.metadata().isDeleting()
                && pod.spec().volumes().exists(volume -> volume.ephemeral().isDefined());
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(Pod.KIND, key.namespace(), key.name())
                .filter(EphemeralVolumeController::isConcern)
                .map(pod -> claimed(pod, snapshot))
                .getOrElse(Plan.none());
    }

    /** The claims of a pod's volumes, up to the first whose name another claim has. */
    private static Plan claimed(Pod pod, Snapshot snapshot) {
        // syncHandler
        Plan plan = Plan.none();
        for (Volume volume :
                pod.spec().volumes().filter(each -> each.ephemeral().isDefined())) {
            Either<Event, Plan> claimed = claimed(snapshot, pod, volume);
            if (claimed.isLeft()) {
                return plan.telling(claimed.getLeft());
            }
            plan = plan.then(claimed.get());
        }
        return plan;
    }

    // handleVolume
    private static Either<Event, Plan> claimed(Snapshot snapshot, Pod pod, Volume volume) {
        PersistentVolumeClaim wanted = claim(pod, volume, volume.ephemeral().get());
        Option<EphemeralClaim> present = snapshot.get(PersistentVolumeClaim.KIND, pod.namespace(), wanted.name())
                .map(claim -> new EphemeralClaim(pod, claim));
        if (present.isEmpty()) {
            return Either.right(Plan.of(new Write.Create(wanted), "for volume " + volume.name()));
        }
        return present.get().isOwn() ? Either.right(Plan.none()) : Either.left(taken(present.get(), volume));
    }

    private static Event taken(EphemeralClaim claim, Volume volume) {
        return Event.warning(
                claim.pod(), "FailedBinding", "ephemeral volume " + volume.name() + ": " + claim.refusal());
    }

    private static PersistentVolumeClaim claim(Pod pod, Volume volume, EphemeralVolumeSource source) {
        Option<PersistentVolumeClaimTemplate> template = source.volumeClaimTemplate();
        ObjectMeta metadata =
                template.map(PersistentVolumeClaimTemplate::metadata).getOrElse(ObjectMeta.of());
        PersistentVolumeClaim claim = PersistentVolumeClaim.named(pod.namespace(), pod.name() + "-" + volume.name());
        return claim.withMetadata(claim.metadata()
                        .withLabels(metadata.labels())
                        .withAnnotations(metadata.annotations())
                        .withOwnerReferences(Vector.of(OwnerReference.controller(pod))))
                .withSpec(template.map(PersistentVolumeClaimTemplate::spec).getOrElse(claim.spec()));
    }
}
