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
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.VolumeIndexes;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
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
                .map(pod -> pod.spec()
                        .volumes()
                        .foldLeft(Plan.none(), (plan, volume) -> plan.then(claimed(snapshot, pod, volume))))
                .getOrElse(Plan.none());
    }

    // handleVolume
    private static Plan claimed(Snapshot snapshot, Pod pod, Volume volume) {
        Option<PersistentVolumeClaim> wanted = volume.ephemeral().map(source -> claim(pod, volume, source));
        Option<PersistentVolumeClaim> present =
                wanted.flatMap(claim -> snapshot.get(PersistentVolumeClaim.KIND, claim.namespace(), claim.name()));
        if (present.isDefined()) {
            return isOwn(pod, present.get()) ? Plan.none() : Plan.none().telling(taken(pod, volume, present.get()));
        }
        return wanted.map(claim -> Plan.of(new Write.Create(claim), "for volume " + volume.name()))
                .getOrElse(Plan.none());
    }

    private static boolean isOwn(Pod pod, PersistentVolumeClaim claim) {
        return claim.metadata()
                .controllerRef()
                .exists(owner -> pod.metadata().uid().contains(owner.uid()));
    }

    private static Event taken(Pod pod, Volume volume, PersistentVolumeClaim claim) {
        return Event.warning(
                pod,
                "FailedBinding",
                "ephemeral volume " + volume.name() + ": PVC " + VolumeIndexes.text(claim) + " was not created for pod "
                        + pod.namespace() + "/" + pod.name() + " (pod is not owner)");
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
