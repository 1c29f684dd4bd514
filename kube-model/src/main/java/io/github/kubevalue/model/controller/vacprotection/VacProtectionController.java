package io.github.kubevalue.model.controller.vacprotection;

import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.protection.Protection;
import io.github.kubevalue.model.core.ModifyVolumeStatus;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.storage.VolumeAttributesClass;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Index;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * Lets go of classes of volume attributes that are being deleted once nothing has them.
 * (pkg/controller/volume/vacprotection/vac_protection_controller.go)
 */
public final class VacProtectionController implements Controller {
    private static final Protection PROTECTION = new Protection("kubernetes.io/vac-protection");
    private static final Index<PersistentVolumeClaim> CLAIMS =
            Index.of("claims by attributes class", PersistentVolumeClaim.KIND, VacProtectionController::classes);
    private static final Index<PersistentVolume> VOLUMES =
            Index.of("volumes by attributes class", PersistentVolume.KIND, VacProtectionController::classes);

    /** Returns the controller. */
    public VacProtectionController() {}

    @Override
    public String name() {
        return "volumeattributesclass-protection-controller";
    }

    @Override
    public Catalog catalog() {
        return Catalog.of(CLAIMS, VOLUMES);
    }

    private static Seq<String> classes(PersistentVolumeClaim claim) {
        return claim.spec()
                .volumeAttributesClassName()
                .toVector()
                .appendAll(claim.status().currentVolumeAttributesClassName())
                .appendAll(claim.status()
                        .modifyVolumeStatus()
                        .flatMap(ModifyVolumeStatus::targetVolumeAttributesClassName))
                .reject(String::isEmpty);
    }

    private static Seq<String> classes(PersistentVolume volume) {
        return volume.spec().volumeAttributesClassName().toVector().reject(String::isEmpty);
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(VolumeAttributesClass.KIND)
                || kind.equals(PersistentVolumeClaim.KIND)
                || kind.equals(PersistentVolume.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        if (change.key().kind().equals(VolumeAttributesClass.KIND)) {
            return PROTECTION.wakes(change);
        }
        return change.before()
                .toVector()
                .flatMap(VacProtectionController::used)
                .map(name -> VolumeAttributesClass.KIND.key("", name))
                .filter(key -> snapshot.get(key).exists(PROTECTION::isHeld));
    }

    private static Seq<String> used(KubeObject object) {
        if (object instanceof PersistentVolumeClaim claim) {
            return classes(claim);
        }
        return object instanceof PersistentVolume volume ? classes(volume) : Vector.empty();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(VolumeAttributesClass.KIND, key.name())
                .map(found -> PROTECTION.plan(found, () -> isUsed(found, snapshot), "nothing has it"))
                .getOrElse(Plan.none());
    }

    private static boolean isUsed(VolumeAttributesClass found, Snapshot snapshot) {
        return !snapshot.by(CLAIMS, found.name()).isEmpty()
                || !snapshot.by(VOLUMES, found.name()).isEmpty();
    }
}
