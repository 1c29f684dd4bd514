package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.OwnerReference;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The rules on metadata, the same for all kinds. (apimachinery/pkg/api/validation/objectmeta.go and
 * pkg/apis/core/validation/validation.go, ValidateObjectMeta)
 */
public final class MetadataRules {
    private static final FieldPath METADATA = FieldPath.of("metadata");
    private static final FieldPath FINALIZERS = METADATA.child("finalizers");
    private static final FieldPath OWNERS = METADATA.child("ownerReferences");
    private static final Seq<String> STANDARD_FINALIZERS = Vector.of("kubernetes", "orphan", "foregroundDeletion");

    private MetadataRules() {}

    /** Returns the faults of the metadata of an object whose name keeps that rule. */
    public static Seq<FieldError> faults(KubeObject object, Rule names) {
        ObjectMeta meta = object.metadata();
        return Faults.NONE
                .keeps(Names.prefix(names), meta.generateName(), METADATA.child("generateName"))
                .and(name(object, names))
                .and(namespace(object))
                .notNegative(meta.generation(), METADATA.child("generation"))
                .and(LabelRules.labels(meta.labels(), METADATA.child("labels")))
                .and(LabelRules.annotations(meta.annotations(), METADATA.child("annotations")))
                .and(ManagedFieldsRules.faults(meta.managedFields(), METADATA.child("managedFields")))
                .and(owners(meta.ownerReferences()))
                .and(finalizers(meta.finalizers()))
                .each(meta.finalizers(), FINALIZERS, MetadataRules::kubeFinalizer)
                .found();
    }

    private static Seq<FieldError> name(KubeObject object, Rule names) {
        FieldPath path = METADATA.child("name");
        return object.name().isEmpty()
                ? Vector.of(path.required("name or generateName is required"))
                : path.invalid(object.name(), names);
    }

    private static Seq<FieldError> namespace(KubeObject object) {
        FieldPath path = METADATA.child("namespace");
        if (object.type().isNamespaced()) {
            return Faults.NONE.named(Names.DNS_LABEL, object.namespace(), path).found();
        }
        return object.namespace().isEmpty() ? Vector.empty() : Vector.of(path.forbidden("not allowed on this type"));
    }

    /** Returns the faults of the change of the metadata of an object. */
    public static Seq<FieldError> changes(ObjectMeta after, ObjectMeta before) {
        Seq<String> added = after.finalizers().removeAll(before.finalizers()).distinct();
        long generation = after.generation().getOrElse(0L);
        return Faults.NONE
                .when(
                        before.isDeleting() && !added.isEmpty(),
                        () -> FINALIZERS.forbidden("no new finalizers can be added if the object is being deleted, "
                                + "found new finalizers "
                                + added.sorted().map(GoText::quoted).mkString("[]string{", ", ", "}")))
                .when(
                        generation < before.generation().getOrElse(0L),
                        () -> METADATA.child("generation").invalid(generation, "must not be decremented"))
                .and(immutable("name", after.name(), before.name()))
                .and(immutable("namespace", after.namespace(), before.namespace()))
                .and(immutable("uid", after.uid(), before.uid()))
                .immutable(
                        after.creationTimestamp(),
                        before.creationTimestamp(),
                        METADATA.child("creationTimestamp"),
                        MetadataRules::shown)
                .immutable(
                        after.deletionTimestamp(),
                        before.deletionTimestamp(),
                        METADATA.child("deletionTimestamp"),
                        MetadataRules::shown)
                .immutable(
                        after.deletionGracePeriodSeconds(),
                        before.deletionGracePeriodSeconds(),
                        METADATA.child("deletionGracePeriodSeconds"),
                        seconds -> seconds.map(Object::toString).getOrElse("null"))
                .found();
    }

    private static Seq<FieldError> immutable(String field, Option<String> after, Option<String> before) {
        return Faults.NONE
                .immutable(after.getOrElse(""), before.getOrElse(""), METADATA.child(field), GoText::quoted)
                .found();
    }

    private static String shown(Option<Instant> time) {
        return time.map(Object::toString).map(GoText::json).getOrElse("null");
    }

    /** Returns the faults of the name of a finalizer. */
    public static Seq<FieldError> finalizer(String name, FieldPath path) {
        return Faults.NONE
                .and(path.invalid(name, Names.QUALIFIED_NAME))
                .and(kubeFinalizer(name, path))
                .found();
    }

    private static Seq<FieldError> finalizers(Seq<String> names) {
        boolean torn = names.contains("orphan") && names.contains("foregroundDeletion");
        return Faults.NONE
                .and(names.flatMap(name -> FINALIZERS.invalid(name, Names.QUALIFIED_NAME)))
                .when(
                        torn,
                        () -> FINALIZERS.invalid(names, "finalizer orphan and foregroundDeletion cannot be both set"))
                .found();
    }

    private static Seq<FieldError> kubeFinalizer(String name, FieldPath path) {
        return name.indexOf('/') >= 0 || STANDARD_FINALIZERS.contains(name)
                ? Vector.empty()
                : Vector.of(path.invalid(name, "name is neither a standard finalizer name nor is it fully qualified"));
    }

    private static Seq<FieldError> owners(Seq<OwnerReference> owners) {
        Seq<OwnerReference> controllers = owners.filter(OwnerReference::isController);
        return Faults.NONE
                .and(owners.flatMap(MetadataRules::owner))
                .and(controllers
                        .drop(1)
                        .map(second -> OWNERS.invalidJson(
                                owners.map(MetadataRules::json).mkString("[", ",", "]"),
                                "Only one reference can have Controller set to true. Found \"true\" in references for "
                                        + called(controllers.head()) + " and " + called(second))))
                .found();
    }

    private static Seq<FieldError> owner(OwnerReference owner) {
        boolean banned = owner.apiVersion().equals("v1") && owner.kind().equals("Event");
        boolean versionless = owner.apiVersion().isEmpty()
                || owner.apiVersion().endsWith("/")
                || owner.apiVersion().chars().filter(c -> c == '/').count() > 1;
        return Faults.NONE
                .when(
                        versionless,
                        () -> OWNERS.child("apiVersion").invalid(owner.apiVersion(), "version must not be empty"))
                .and(filled(owner.kind(), "kind"))
                .and(filled(owner.name(), "name"))
                .and(filled(owner.uid(), "uid"))
                .when(
                        banned,
                        () -> OWNERS.invalidJson(json(owner), "/v1, Kind=Event is disallowed from being an owner"))
                .found();
    }

    private static Seq<FieldError> filled(String text, String field) {
        return text.isEmpty() ? Vector.of(OWNERS.child(field).invalid(text, "must not be empty")) : Vector.empty();
    }

    private static String called(OwnerReference owner) {
        return owner.kind() + "/" + owner.name();
    }

    private static String json(OwnerReference owner) {
        return "{\"apiVersion\":" + GoText.json(owner.apiVersion()) + ",\"kind\":" + GoText.json(owner.kind())
                + ",\"name\":" + GoText.json(owner.name()) + ",\"uid\":" + GoText.json(owner.uid())
                + owner.controller().map(is -> ",\"controller\":" + is).getOrElse("")
                + owner.blockOwnerDeletion()
                        .map(is -> ",\"blockOwnerDeletion\":" + is)
                        .getOrElse("")
                + "}";
    }
}
