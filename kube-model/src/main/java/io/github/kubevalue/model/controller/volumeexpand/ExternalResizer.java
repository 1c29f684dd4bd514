package io.github.kubevalue.model.controller.volumeexpand;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeMode;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.ClaimResize;
import io.github.kubevalue.model.volume.Provisioner;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Instant;

/** The resizers of all drivers: make volumes as large as their claims are to be. Its keys are claims. */
public final class ExternalResizer implements Controller {

    /** Returns the controller. */
    public ExternalResizer() {}

    @Override
    public String name() {
        return "external-resizer";
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(PersistentVolumeClaim.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        boolean isGrowing = change.key().kind().equals(PersistentVolumeClaim.KIND)
                && change.after().map(PersistentVolumeClaim.class::cast).exists(Growth::isWanted);
        return isGrowing ? Vector.of(change.key()) : Vector.empty();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(PersistentVolumeClaim.KIND, key.namespace(), key.name())
                .filter(Growth::isWanted)
                .flatMap(claim -> Growth.volume(claim, snapshot)
                        .filter(volume -> isDue(claim, volume, snapshot))
                        .map(volume -> plan(claim, volume, moment.now())))
                .getOrElse(Plan.none());
    }

    private static boolean isDue(PersistentVolumeClaim claim, PersistentVolume volume, Snapshot snapshot) {
        return volume.spec().csi().isDefined()
                && volume.storage().compareTo(claim.requestedStorage()) < 0
                && snapshot.get(StorageClass.KIND, claim.className())
                        .map(Provisioner::of)
                        .forAll(Provisioner::isRunning);
    }

    private static Plan plan(PersistentVolumeClaim claim, PersistentVolume volume, Instant now) {
        PersistentVolumeClaim begun = ClaimResize.begun(claim, now);
        PersistentVolume larger = volume.withSpec(
                volume.spec().withCapacity(volume.spec().capacity().put("storage", claim.requestedStorage())));
        Plan grown = Plan.of(new Write.UpdateStatus(begun), "its volume is made larger")
                .then(new Write.Update(larger), "holds " + claim.requestedStorage())
                .telling(Event.normal(claim, "Resizing", "External resizer is resizing volume " + volume.name()));
        boolean isDevice = claim.spec().volumeMode().contains(PersistentVolumeMode.BLOCK);
        return isDevice
                ? grown.then(new Write.UpdateStatus(ClaimResize.finished(begun)), "its volume is larger")
                        .telling(Event.normal(claim, "VolumeResizeSuccessful", "Resize volume succeeded"))
                : grown.then(new Write.UpdateStatus(ClaimResize.awaitingNode(begun, now)), "its file system is not")
                        .telling(Event.normal(
                                claim, "FileSystemResizeRequired", "Require file system resize of volume on node"));
    }
}
