package io.github.kubevalue.dsl.printer;

import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeAccessMode;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.storage.CSIDriver;
import io.github.kubevalue.model.storage.CSINode;
import io.github.kubevalue.model.storage.CSIStorageCapacity;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.storage.TokenRequest;
import io.github.kubevalue.model.storage.VolumeAttachment;
import io.github.kubevalue.model.storage.VolumeAttributesClass;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Volumes, claims on them, and where they come from. */
// pkg/printers/internalversion/printers.go
final class StoragePrinters {
    private static final String UNSET = "<unset>";
    private static final Seq<String> MODES =
            Vector.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod");

    private StoragePrinters() {}

    static Seq<Column<PersistentVolume>> volumes() {
        return Vector.of(
                Column.of("NAME", PersistentVolume::name),
                Column.of(
                        "CAPACITY",
                        each -> each.spec()
                                .capacity()
                                .get("storage")
                                .map(Object::toString)
                                .getOrElse("0")),
                Column.of("ACCESS MODES", each -> modes(each.spec().accessModes())),
                Column.of("RECLAIM POLICY", each -> Texts.orEmpty(each.spec().persistentVolumeReclaimPolicy())),
                Column.of("STATUS", each -> phase(each, each.status().phase())),
                Column.of("CLAIM", StoragePrinters::claim),
                Column.of("STORAGECLASS", PersistentVolume::className),
                Column.of(
                        "VOLUMEATTRIBUTESCLASS",
                        each -> each.spec().volumeAttributesClassName().getOrElse(UNSET)),
                Column.of("REASON", each -> each.status().reason().getOrElse("")),
                Column.at("AGE", Age::of),
                Column.wide("VOLUMEMODE", each -> set(each.spec().volumeMode())));
    }

    private static String claim(PersistentVolume volume) {
        return volume.spec()
                .claimRef()
                .map(claim ->
                        claim.namespace().getOrElse("") + "/" + claim.name().getOrElse(""))
                .getOrElse("");
    }

    static Seq<Column<PersistentVolumeClaim>> claims() {
        return Vector.of(
                Column.of("NAME", PersistentVolumeClaim::name),
                Column.of("STATUS", claim -> phase(claim, claim.status().phase())),
                Column.of("VOLUME", claim -> claim.spec().volumeName().getOrElse("")),
                Column.of("CAPACITY", claim -> isBound(claim) ? capacity(claim) : ""),
                Column.of(
                        "ACCESS MODES",
                        claim -> isBound(claim) ? modes(claim.status().accessModes()) : ""),
                Column.of("STORAGECLASS", PersistentVolumeClaim::className),
                Column.of(
                        "VOLUMEATTRIBUTESCLASS",
                        claim -> claim.spec().volumeAttributesClassName().getOrElse(UNSET)),
                Column.at("AGE", Age::of),
                Column.wide("VOLUMEMODE", claim -> set(claim.spec().volumeMode())));
    }

    private static boolean isBound(PersistentVolumeClaim claim) {
        return claim.spec().volumeName().exists(name -> !name.isEmpty());
    }

    private static String capacity(PersistentVolumeClaim claim) {
        return claim.status().capacity().get("storage").map(Object::toString).getOrElse("0");
    }

    private static String phase(KubeObject object, Option<?> phase) {
        return object.metadata().isDeleting() ? "Terminating" : Texts.orEmpty(phase);
    }

    // pkg/apis/core/helper/helpers.go, GetAccessModesAsString: in one order, whatever was said
    private static String modes(Seq<PersistentVolumeAccessMode> modes) {
        Seq<String> said = modes.map(Object::toString);
        return MODES.filter(said::contains).map(Texts::initials).mkString(",");
    }

    private static String set(Option<?> value) {
        return value.map(Object::toString).getOrElse(UNSET);
    }

    static Seq<Column<StorageClass>> storageClasses() {
        return Vector.of(
                Column.of("NAME", each -> each.isDefault() ? each.name() + " (default)" : each.name()),
                Column.of("PROVISIONER", StorageClass::provisioner),
                Column.of(
                        "RECLAIMPOLICY",
                        each -> each.reclaimPolicy().map(Object::toString).getOrElse("Delete")),
                Column.of(
                        "VOLUMEBINDINGMODE",
                        each -> each.volumeBindingMode().map(Object::toString).getOrElse("Immediate")),
                Column.of(
                        "ALLOWVOLUMEEXPANSION",
                        each -> Texts.bool(each.allowVolumeExpansion().getOrElse(false))),
                Column.at("AGE", Age::of));
    }

    static Seq<Column<VolumeAttributesClass>> volumeAttributesClasses() {
        return Vector.of(
                Column.of("NAME", VolumeAttributesClass::name),
                Column.of("DRIVERNAME", VolumeAttributesClass::driverName),
                Column.at("AGE", Age::of));
    }

    static Seq<Column<VolumeAttachment>> attachments() {
        return Vector.of(
                Column.of("NAME", VolumeAttachment::name),
                Column.of("ATTACHER", each -> each.spec().attacher()),
                Column.of(
                        "PV",
                        each -> each.spec().source().persistentVolumeName().getOrElse("")),
                Column.of("NODE", each -> each.spec().nodeName()),
                Column.of("ATTACHED", each -> Texts.bool(each.status().attached())),
                Column.at("AGE", Age::of));
    }

    static Seq<Column<CSINode>> csiNodes() {
        return Vector.of(
                Column.of("NAME", CSINode::name),
                Column.of(
                        "DRIVERS", each -> String.valueOf(each.spec().drivers().size())),
                Column.at("AGE", Age::of));
    }

    static Seq<Column<CSIDriver>> csiDrivers() {
        return Vector.of(
                Column.of("NAME", CSIDriver::name),
                Column.of(
                        "ATTACHREQUIRED",
                        each -> Texts.bool(each.spec().attachRequired().getOrElse(true))),
                Column.of(
                        "PODINFOONMOUNT",
                        each -> Texts.bool(each.spec().podInfoOnMount().getOrElse(false))),
                Column.of(
                        "STORAGECAPACITY",
                        each -> Texts.bool(each.spec().storageCapacity().getOrElse(false))),
                Column.of("TOKENREQUESTS", StoragePrinters::audiences),
                Column.of(
                        "REQUIRESREPUBLISH",
                        each -> Texts.bool(each.spec().requiresRepublish().getOrElse(false))),
                Column.of(
                        "MODES",
                        each -> Texts.orNone(each.spec().volumeLifecycleModes().mkString(","))),
                Column.at("AGE", Age::of));
    }

    private static String audiences(CSIDriver driver) {
        Seq<TokenRequest> requests = driver.spec().tokenRequests();
        return requests.isEmpty() ? UNSET : requests.map(TokenRequest::audience).mkString(",");
    }

    static Seq<Column<CSIStorageCapacity>> capacities() {
        return Vector.of(
                Column.of("NAME", CSIStorageCapacity::name),
                Column.of("STORAGECLASSNAME", CSIStorageCapacity::storageClassName),
                Column.of("CAPACITY", each -> set(each.capacity())));
    }
}
