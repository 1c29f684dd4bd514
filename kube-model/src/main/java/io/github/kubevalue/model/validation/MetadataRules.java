package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.LabelSelectorOperator;
import io.github.kubevalue.model.meta.LabelSelectorRequirement;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.OwnerReference;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;

/**
 * The rules on metadata and on label selectors, the same for all kinds. (apimachinery/pkg/api/validation/objectmeta.go,
 * pkg/apis/meta/v1/validation/validation.go)
 */
public final class MetadataRules {
    private static final FieldPath METADATA = FieldPath.of("metadata");
    private static final int MOST_ANNOTATIONS = 256 * 1024;

    private MetadataRules() {}

    /** Returns the faults of the metadata of an object whose name keeps that rule. */
    public static Seq<FieldError> faults(KubeObject object, Rule names) {
        ObjectMeta meta = object.metadata();
        return generateName(meta, names)
                .appendAll(name(object, names))
                .appendAll(namespace(object))
                .appendAll(labels(meta.labels(), METADATA.child("labels")))
                .appendAll(annotations(meta.annotations(), METADATA.child("annotations")))
                .appendAll(owners(meta.ownerReferences(), METADATA.child("ownerReferences")))
                .appendAll(meta.finalizers()
                        .flatMap(name -> METADATA.child("finalizers").invalid(name, Names.QUALIFIED_NAME)));
    }

    /** Returns the faults of the change of the metadata of an object. */
    public static Seq<FieldError> changes(ObjectMeta after, ObjectMeta before) {
        Seq<String> added = after.finalizers().removeAll(before.finalizers());
        return before.isDeleting() && !added.isEmpty()
                ? Vector.of(METADATA.child("finalizers")
                        .forbidden("no new finalizers can be added if the object is being deleted, "
                                + "found new finalizers "
                                + added.sorted().map(FieldPath::quoted).mkString("[]string{", ", ", "}")))
                : Vector.empty();
    }

    private static Seq<FieldError> generateName(ObjectMeta meta, Rule names) {
        return meta.generateName()
                .toVector()
                .filter(prefix -> !prefix.isEmpty())
                .flatMap(prefix -> METADATA.child("generateName").invalid(prefix, Names.prefix(names)));
    }

    private static Seq<FieldError> name(KubeObject object, Rule names) {
        return object.name().isEmpty()
                ? Vector.of(METADATA.child("name").required("name or generateName is required"))
                : METADATA.child("name").invalid(object.name(), names);
    }

    private static Seq<FieldError> namespace(KubeObject object) {
        FieldPath path = METADATA.child("namespace");
        if (!object.type().isNamespaced()) {
            return object.namespace().isEmpty()
                    ? Vector.empty()
                    : Vector.of(path.forbidden("not allowed on this type"));
        }
        return object.namespace().isEmpty()
                ? Vector.of(path.required(""))
                : path.invalid(object.namespace(), Names.DNS_LABEL);
    }

    /** Returns the faults of a map of labels. */
    static Seq<FieldError> labels(SortedMap<String, String> labels, FieldPath path) {
        return labels.toVector()
                .flatMap(label -> path.invalid(label._1, Names.QUALIFIED_NAME)
                        .appendAll(path.invalid(label._2, Names.LABEL_VALUE)));
    }

    private static Seq<FieldError> annotations(SortedMap<String, String> annotations, FieldPath path) {
        Seq<FieldError> keys = annotations
                .keySet()
                .toVector()
                .flatMap(key ->
                        Names.QUALIFIED_NAME.broken(Names.caseless(key)).map(detail -> path.invalid(key, detail)));
        int size = annotations.foldLeft(0, (sum, entry) -> sum + entry._1.length() + entry._2.length());
        return size > MOST_ANNOTATIONS ? keys.append(path.tooLong(MOST_ANNOTATIONS)) : keys;
    }

    private static Seq<FieldError> owners(Seq<OwnerReference> owners, FieldPath path) {
        Seq<FieldError> each = owners.zipWithIndex().flatMap(owner -> owner(owner._1, path));
        Seq<String> controllers =
                owners.filter(OwnerReference::isController).map(owner -> owner.kind() + "/" + owner.name());
        return controllers.size() < 2
                ? each
                : each.append(path.invalidJson(
                        owners.map(owner -> FieldPath.quoted(owner.kind() + "/" + owner.name()))
                                .mkString("[", ",", "]"),
                        "Only one reference can have Controller set to true. Found \"true\" in references for "
                                + controllers.get(0) + " and " + controllers.get(1)));
    }

    private static Seq<FieldError> owner(OwnerReference owner, FieldPath path) {
        return filled(owner.apiVersion(), path.child("apiVersion"), "version must not be empty")
                .appendAll(filled(owner.kind(), path.child("kind"), "must not be empty"))
                .appendAll(filled(owner.name(), path.child("name"), "must not be empty"))
                .appendAll(filled(owner.uid(), path.child("uid"), "must not be empty"));
    }

    private static Seq<FieldError> filled(String text, FieldPath path, String detail) {
        return text.isEmpty() ? Vector.of(path.invalid(text, detail)) : Vector.empty();
    }

    /** Returns the faults of a label selector. */
    static Seq<FieldError> selector(LabelSelector selector, FieldPath path) {
        return labels(selector.matchLabels(), path.child("matchLabels"))
                .appendAll(selector.matchExpressions()
                        .zipWithIndex()
                        .flatMap(each -> requirement(
                                each._1, path.child("matchExpressions").index(each._2))));
    }

    private static Seq<FieldError> requirement(LabelSelectorRequirement requirement, FieldPath path) {
        return operator(requirement, path)
                .appendAll(path.child("key").invalid(requirement.key(), Names.QUALIFIED_NAME))
                .appendAll(requirement
                        .values()
                        .zipWithIndex()
                        .flatMap(each -> path.child("values").index(each._2).invalid(each._1, Names.LABEL_VALUE)));
    }

    private static Seq<FieldError> operator(LabelSelectorRequirement requirement, FieldPath path) {
        LabelSelectorOperator operator = requirement.operator();
        if (operator.equals(LabelSelectorOperator.IN) || operator.equals(LabelSelectorOperator.NOT_IN)) {
            return requirement.values().isEmpty()
                    ? Vector.of(path.child("values").required("must be specified when `operator` is 'In' or 'NotIn'"))
                    : Vector.empty();
        }
        if (operator.equals(LabelSelectorOperator.EXISTS) || operator.equals(LabelSelectorOperator.DOES_NOT_EXIST)) {
            return requirement.values().isEmpty()
                    ? Vector.empty()
                    : Vector.of(path.child("values")
                            .forbidden("may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
        }
        return Vector.of(path.child("operator").invalid(operator.text(), "not a valid selector operator"));
    }
}
