package io.github.kubevalue.model.validation.storage;

import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeAccessMode;
import io.github.kubevalue.model.core.PersistentVolumeReclaimPolicy;
import io.github.kubevalue.model.core.PersistentVolumeSpec;
import io.github.kubevalue.model.core.VolumeNodeAffinity;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.GoText;
import io.github.kubevalue.model.validation.InternalTypes;
import io.github.kubevalue.model.validation.Names;
import io.github.kubevalue.model.validation.core.ClaimRules;
import io.github.kubevalue.model.validation.pod.AffinityRules;
import io.github.kubevalue.model.validation.pod.PersistentVolumeSources;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.file.Path;

/** The rules on persistent volumes. (pkg/apis/core/validation/validation.go, ValidatePersistentVolume) */
public final class PersistentVolumeRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath CAPACITY = SPEC.child("capacity");
    private static final FieldPath RECLAIM = SPEC.child("persistentVolumeReclaimPolicy");

    // getMaskNodeSelectorLabelChangeEqualities
    private static final Map<String, String> CURRENT = HashMap.of(
            "failure-domain.beta.kubernetes.io/zone", "topology.kubernetes.io/zone",
            "failure-domain.beta.kubernetes.io/region", "topology.kubernetes.io/region",
            "beta.kubernetes.io/instance-type", "node.kubernetes.io/instance-type");

    private PersistentVolumeRules() {}

    /** Returns the faults of a volume that has its defaults. */
    public static Seq<FieldError> faults(PersistentVolume volume) {
        PersistentVolumeSpec spec = volume.spec();
        return Faults.NONE
                .when(
                        spec.accessModes().isEmpty(),
                        () -> SPEC.child("accessModes").required())
                .and(ClaimRules.modes(
                        spec.accessModes().map(PersistentVolumeAccessMode::text), SPEC.child("accessModes")))
                .and(capacity(spec.capacity()))
                .oneOf(spec.persistentVolumeReclaimPolicy(), RECLAIM, "Delete", "Recycle", "Retain")
                .given(spec.nodeAffinity(), PersistentVolumeRules::affinity)
                .and(PersistentVolumeSources.faults(spec, SPEC))
                .when(isRootRecycled(spec), () -> RECLAIM.forbidden("may not be 'recycle' for a hostPath mount of '/'"))
                .keeps(
                        Names.DNS_SUBDOMAIN,
                        spec.storageClassName().filter(name -> !name.isEmpty()),
                        SPEC.child("storageClassName"))
                .oneOf(spec.volumeMode(), SPEC.child("volumeMode"), "Block", "Filesystem")
                .given(spec.volumeAttributesClassName(), name -> attributes(name, spec))
                .found();
    }

    /**
     * Returns the faults of a volume that replaces another, what may not change among them. That the source may not change is
     * told without the difference, which Kubernetes tells in words of its own types.
     */
    // ValidatePersistentVolumeUpdate
    public static Seq<FieldError> updated(PersistentVolume after, PersistentVolume before) {
        boolean isAttributeless = before.spec().volumeAttributesClassName().isDefined()
                && after.spec().volumeAttributesClassName().isEmpty();
        return Faults.NONE
                .and(faults(after))
                .when(
                        !source(after.spec(), before.spec()).equals(source(before.spec(), before.spec())),
                        () -> SPEC.child("persistentvolumesource")
                                .forbidden("spec.persistentvolumesource is immutable after creation\n"))
                .immutable(
                        after.spec().volumeMode(),
                        before.spec().volumeMode(),
                        FieldPath.of("volumeMode"),
                        mode -> mode.map(given -> GoText.json(given.text())).getOrElse("null"))
                .given(before.spec().nodeAffinity(), old -> moved(after.spec().nodeAffinity(), old))
                .when(
                        isAttributeless,
                        () -> SPEC.child("volumeAttributesClassName")
                                .forbidden("update from non-nil value to nil is forbidden"))
                .found();
    }

    /** The spec with nothing but where the volume is; the secret for growing it may be added. */
    private static PersistentVolumeSpec source(PersistentVolumeSpec spec, PersistentVolumeSpec before) {
        boolean mayGetSecret =
                before.csi().exists(csi -> csi.controllerExpandSecretRef().isEmpty());
        return PersistentVolumeSpec.builder()
                .from(spec)
                .capacity(TreeMap.empty())
                .accessModes(Vector.empty())
                .claimRef(Option.none())
                .persistentVolumeReclaimPolicy(Option.none())
                .storageClassName(Option.none())
                .mountOptions(Vector.empty())
                .volumeMode(Option.none())
                .nodeAffinity(Option.none())
                .volumeAttributesClassName(Option.none())
                .csi(
                        mayGetSecret
                                ? spec.csi().map(csi -> csi.withControllerExpandSecretRef(Option.none()))
                                : spec.csi())
                .build();
    }

    // validatePvNodeAffinity
    private static Seq<FieldError> moved(Option<VolumeNodeAffinity> after, VolumeNodeAffinity before) {
        return after.map(PersistentVolumeRules::current).contains(current(before))
                ? Vector.empty()
                : Vector.of(FieldPath.of("nodeAffinity")
                        .invalidJson(
                                InternalTypes.json("VolumeNodeAffinity", after),
                                "field is immutable, except for updating from beta label to GA"));
    }

    /** The affinity with the labels as they are called today. */
    private static VolumeNodeAffinity current(VolumeNodeAffinity affinity) {
        return affinity.withRequired(affinity.required()
                .map(selector -> selector.withNodeSelectorTerms(selector.nodeSelectorTerms()
                        .map(term -> term.withMatchExpressions(term.matchExpressions()
                                .map(expression ->
                                        expression.withKey(CURRENT.getOrElse(expression.key(), expression.key()))))))));
    }

    private static Seq<FieldError> capacity(SortedMap<String, Quantity> capacity) {
        boolean isStorage = capacity.size() == 1 && capacity.containsKey("storage");
        String shown = capacity.isEmpty()
                ? "null"
                : capacity.map(entry -> GoText.json(entry._1) + ":"
                                + GoText.json(entry._2.canonical().text()))
                        .mkString("{", ",", "}");
        return Faults.NONE
                .when(capacity.isEmpty(), CAPACITY::required)
                .when(!isStorage, () -> CAPACITY.notSupportedJson(shown, Vector.of("storage")))
                .and(capacity.toVector().flatMap(entry -> amount(entry._2, CAPACITY.key(entry._1))))
                .found();
    }

    // validateBasicResource and ValidatePositiveQuantityValue
    private static Seq<FieldError> amount(Quantity amount, FieldPath path) {
        return Faults.NONE
                .when(amount.value() < 0, () -> path.invalid(amount.value(), "must be a valid resource quantity"))
                .when(
                        amount.amount().signum() <= 0,
                        () -> path.invalid(amount.canonical().text(), "must be greater than zero"))
                .found();
    }

    // validateVolumeNodeAffinity
    private static Seq<FieldError> affinity(VolumeNodeAffinity affinity) {
        FieldPath required = SPEC.child("nodeAffinity").child("required");
        return affinity.required()
                .map(selector -> AffinityRules.nodeSelector(selector, true, required))
                .getOrElse(() -> Vector.of(required.required("must specify required node constraints")));
    }

    private static boolean isRootRecycled(PersistentVolumeSpec spec) {
        return spec.persistentVolumeReclaimPolicy().contains(PersistentVolumeReclaimPolicy.RECYCLE)
                && spec.hostPath()
                        .exists(source ->
                                Path.of("/", source.path()).normalize().equals(Path.of("/")));
    }

    private static Seq<FieldError> attributes(String name, PersistentVolumeSpec spec) {
        FieldPath path = SPEC.child("volumeAttributesClassName");
        return Faults.NONE
                .when(name.isEmpty(), () -> path.required("an empty string is disallowed"))
                .keeps(Names.DNS_SUBDOMAIN, Option.of(name).filter(given -> !given.isEmpty()), path)
                .when(
                        spec.csi().isEmpty(),
                        () -> SPEC.child("csi").required("has to be specified when using volumeAttributesClassName"))
                .found();
    }
}
