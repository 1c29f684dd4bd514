package io.github.kubevalue.model.validation.core;

import io.github.kubevalue.model.core.PersistentVolumeAccessMode;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeClaimPhase;
import io.github.kubevalue.model.core.PersistentVolumeClaimSpec;
import io.github.kubevalue.model.core.TypedLocalObjectReference;
import io.github.kubevalue.model.core.TypedObjectReference;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.GoText;
import io.github.kubevalue.model.validation.InternalTypes;
import io.github.kubevalue.model.validation.LabelRules;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on claims of volumes. (pkg/apis/core/validation/validation.go, ValidatePersistentVolumeClaim) */
public final class ClaimRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath SIZE = SPEC.child("resources.requests.storage");
    private static final String BETA_CLASS = PersistentVolumeClaim.CLASS_ANNOTATION;
    private static final Seq<String> MODES =
            Vector.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod");
    private static final String FIXED = "spec is immutable after creation except resources.requests and "
            + "volumeAttributesClassName for bound claims\n";

    private ClaimRules() {}

    /** Returns the faults of a claim that has its defaults. */
    public static Seq<FieldError> faults(PersistentVolumeClaim claim) {
        return spec(claim.spec(), SPEC);
    }

    /** Returns the faults of what is claimed. */
    public static Seq<FieldError> spec(PersistentVolumeClaimSpec spec, FieldPath path) {
        return spec(spec, false, path);
    }

    private static Seq<FieldError> spec(PersistentVolumeClaimSpec spec, boolean anyGroup, FieldPath path) {
        return Faults.NONE
                .when(
                        spec.accessModes().isEmpty(),
                        () -> path.child("accessModes").required("at least 1 access mode is required"))
                .and(LabelRules.selector(spec.selector(), path.child("selector")))
                .and(modes(spec.accessModes().map(PersistentVolumeAccessMode::text), path.child("accessModes")))
                .and(size(
                        spec.resources().requests().get("storage"),
                        path.child("resources").key("storage")))
                .keeps(Names.DNS_SUBDOMAIN, spec.storageClassName(), path.child("storageClassName"))
                .oneOf(spec.volumeMode(), path.child("volumeMode"), "Block", "Filesystem")
                .given(
                        spec.dataSource(),
                        source -> source(
                                source.name(), source.kind(), source.apiGroup(), anyGroup, path.child("dataSource")))
                .given(
                        spec.dataSourceRef(),
                        source -> source(
                                source.name(), source.kind(), source.apiGroup(), anyGroup, path.child("dataSourceRef")))
                .given(
                        spec.dataSourceRef().flatMap(TypedObjectReference::namespace),
                        namespace -> Faults.NONE
                                .keeps(Names.DNS_LABEL, Option.of(namespace), path.child("dataSourceRef.namespace"))
                                .found())
                .and(sources(spec, path))
                .keeps(Names.DNS_SUBDOMAIN, spec.volumeAttributesClassName(), path.child("volumeAttributesClassName"))
                .found();
    }

    /** Returns the faults of access modes. */
    public static Seq<FieldError> modes(Seq<String> modes, FieldPath path) {
        boolean alone = modes.contains("ReadWriteOncePod");
        boolean others = modes.exists(mode -> MODES.contains(mode) && !mode.equals("ReadWriteOncePod"));
        return Faults.NONE
                .and(modes.filter(mode -> !MODES.contains(mode)).map(mode -> path.notSupported(mode, MODES)))
                .when(alone && others, () -> path.forbidden("may not use ReadWriteOncePod with other access modes"))
                .found();
    }

    private static Seq<FieldError> size(Option<Quantity> size, FieldPath path) {
        return size.isEmpty()
                ? Vector.of(path.required())
                : Faults.NONE
                        .when(
                                size.get().amount().signum() <= 0,
                                () -> path.invalid(size.get().canonical().text(), "must be greater than zero"))
                        .found();
    }

    private static Seq<FieldError> source(
            String name, String kind, Option<String> group, boolean anyGroup, FieldPath path) {
        String given = group.getOrElse("");
        return Faults.NONE
                .when(name.isEmpty(), () -> path.child("name").required())
                .when(kind.isEmpty(), () -> path.child("kind").required())
                .when(
                        given.isEmpty() && !kind.equals("PersistentVolumeClaim"),
                        () -> path.invalid(
                                kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup"))
                .keeps(Names.DNS_SUBDOMAIN, group.filter(text -> !anyGroup), path.child("apiGroup"))
                .found();
    }

    /** The two ways to name a source say the same, if both are used. */
    private static Seq<FieldError> sources(PersistentVolumeClaimSpec spec, FieldPath path) {
        if (spec.dataSource().isEmpty() || spec.dataSourceRef().isEmpty()) {
            return Vector.empty();
        }
        TypedLocalObjectReference source = spec.dataSource().get();
        TypedObjectReference ref = spec.dataSourceRef().get();
        boolean elsewhere = ref.namespace().exists(namespace -> !namespace.isEmpty());
        boolean same = source.apiGroup().equals(ref.apiGroup())
                && source.kind().equals(ref.kind())
                && source.name().equals(ref.name());
        // upstream shows the path of the field here, not its value: a structure without public fields
        return Faults.NONE
                .when(
                        elsewhere,
                        () -> path.invalidJson("{}", "may not be specified when dataSourceRef.namespace is specified"))
                .when(!elsewhere && !same, () -> path.invalidJson("{}", "must match dataSourceRef"))
                .found();
    }

    /** Returns the faults of the metadata of a template of claims: only labels and annotations pass to the claim. */
    // ValidateTemplateObjectMeta
    public static Seq<FieldError> templateMetadata(ObjectMeta metadata, FieldPath path) {
        return Faults.NONE
                .and(LabelRules.annotations(metadata.annotations(), path.child("annotations")))
                .and(LabelRules.labels(metadata.labels(), path.child("labels")))
                .and(unused(metadata.name(), path.child("name")))
                .and(unused(metadata.generateName(), path.child("generateName")))
                .and(unused(metadata.namespace(), path.child("namespace")))
                .and(unused(metadata.uid(), path.child("uID")))
                .and(unused(metadata.resourceVersion(), path.child("resourceVersion")))
                .and(unused(metadata.generation(), path.child("generation")))
                .and(unused(metadata.creationTimestamp(), path.child("creationTimestamp")))
                .and(unused(metadata.deletionTimestamp(), path.child("deletionTimestamp")))
                .and(unused(metadata.deletionGracePeriodSeconds(), path.child("deletionGracePeriodSeconds")))
                .and(unused(metadata.ownerReferences().headOption(), path.child("ownerReferences")))
                .and(unused(metadata.finalizers().headOption(), path.child("finalizers")))
                .found();
    }

    private static Seq<FieldError> unused(Option<?> field, FieldPath path) {
        return field.exists(value -> !value.toString().isEmpty())
                ? Vector.of(path.forbidden("cannot be set"))
                : Vector.empty();
    }

    /** Returns the faults of a claim that replaces another, what may not change among them. */
    public static Seq<FieldError> updated(PersistentVolumeClaim after, PersistentVolumeClaim before) {
        PersistentVolumeClaimSpec old = before.spec();
        boolean anyGroup = old.dataSource().exists(source -> source.apiGroup().isDefined())
                || old.dataSourceRef().exists(source -> source.apiGroup().isDefined());
        Option<String> oldClass = before.metadata().annotations().get(BETA_CLASS);
        Option<String> newClass = after.metadata().annotations().get(BETA_CLASS);
        boolean moved = old.storageClassName().isEmpty()
                && oldClass.isDefined()
                && after.spec().storageClassName().equals(oldClass)
                && newClass.forAll(oldClass::contains);
        PersistentVolumeClaimSpec unchanging = unchanging(after, before, moved);
        PersistentVolumeClaimSpec fixed =
                old.volumeName().getOrElse("").isEmpty() ? old.withVolumeName(unchanging.volumeName()) : old;
        return Faults.NONE
                .and(spec(after.spec(), anyGroup, SPEC))
                .when(
                        !moved && !newClass.equals(oldClass),
                        () -> FieldPath.of("metadata.annotations")
                                .child(BETA_CLASS)
                                .invalid(newClass.getOrElse(""), "field is immutable"))
                .when(
                        !unchanging.equals(fixed),
                        () -> SPEC.forbidden(
                                FIXED + InternalTypes.diff("PersistentVolumeClaimSpec", fixed, unchanging)))
                .and(shrinking(after, before))
                .immutable(
                        after.spec().volumeMode(),
                        old.volumeMode(),
                        FieldPath.of("volumeMode"),
                        mode -> mode.map(given -> GoText.json(given.text())).getOrElse("null"))
                .and(attributes(after, before))
                .found();
    }

    /** The spec with what may change as it was before. */
    private static PersistentVolumeClaimSpec unchanging(
            PersistentVolumeClaim after, PersistentVolumeClaim before, boolean moved) {
        PersistentVolumeClaimSpec old = before.spec();
        PersistentVolumeClaimSpec now = after.spec();
        boolean bound = after.status().phase().contains(PersistentVolumeClaimPhase.BOUND);
        Option<String> annotated = before.metadata().annotations().get(BETA_CLASS);
        boolean filled = old.storageClassName().isEmpty()
                && now.storageClassName().isDefined()
                && annotated.forAll(now.storageClassName()::contains);
        PersistentVolumeClaimSpec classed = moved || filled ? now.withStorageClassName(old.storageClassName()) : now;
        Quantity size = old.resources().requests().get("storage").getOrElse(Quantity.ZERO);
        return bound
                ? classed.withVolumeAttributesClassName(old.volumeAttributesClassName())
                        .withResources(classed.resources()
                                .withRequests(classed.resources().requests().put("storage", size)))
                : classed;
    }

    private static Seq<FieldError> shrinking(PersistentVolumeClaim after, PersistentVolumeClaim before) {
        Quantity now = after.spec().resources().requests().get("storage").getOrElse(Quantity.ZERO);
        Quantity old = before.spec().resources().requests().get("storage").getOrElse(Quantity.ZERO);
        Quantity had = before.status().capacity().get("storage").getOrElse(Quantity.ZERO);
        return now.compareTo(old) < 0 && now.compareTo(had) <= 0
                ? Vector.of(SIZE.forbidden("field can not be less than status.capacity"))
                : Vector.empty();
    }

    /** What a volume has been made to have, its claim cannot give up. */
    private static Seq<FieldError> attributes(PersistentVolumeClaim after, PersistentVolumeClaim before) {
        Option<String> now = after.spec().volumeAttributesClassName();
        boolean applied = before.status().currentVolumeAttributesClassName().isDefined()
                && !now.equals(before.spec().volumeAttributesClassName());
        FieldPath path = SPEC.child("volumeAttributesClassName");
        String why = " is forbidden when status.currentVolumeAttributesClassName is not nil";
        return Faults.NONE
                .when(applied && now.isEmpty(), () -> path.forbidden("update to nil" + why))
                .when(applied && now.contains(""), () -> path.forbidden("update to empty string" + why))
                .found();
    }
}
