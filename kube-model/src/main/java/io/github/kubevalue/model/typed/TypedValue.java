package io.github.kubevalue.model.typed;

import io.github.kubevalue.model.fieldpath.FieldSet;
import io.github.kubevalue.model.fieldpath.PathElement;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.schema.Schema;
import io.vavr.Tuple;
import io.vavr.collection.Seq;

/**
 * An object and its shape, which say together what its fields are.
 *
 * @param value the object
 * @param schema its shape
 */
public record TypedValue(Json value, Schema schema) {

    /** Returns what does not fit the shape, with the field: {@code .spec.foo: field not declared in schema}. */
    public Seq<String> faults() {
        return new Faults(schema).of(value);
    }

    /** Returns the fields of this object. */
    public FieldSet fields() {
        return new Fields().of(value, schema);
    }

    /** Returns how another object of the same shape differs from this one. */
    public Comparison compare(TypedValue other) {
        return new Comparing().compare(value, other.value, schema);
    }

    /** Returns this object with all that another one says. */
    public TypedValue merge(TypedValue config) {
        return new TypedValue(new Merging().merged(value, config.value, schema), schema);
    }

    /** Returns this object without those fields. */
    public TypedValue without(FieldSet fields) {
        return new TypedValue(new Removing().without(value, fields, schema), schema);
    }

    /**
     * Returns a set of fields with the named fields around them: who owns {@code .spec.replicas} owns {@code .spec}, which is
     * a field of a name that the schema knows.
     */
    public FieldSet withNamedFields(FieldSet fields) {
        return withNamedFields(fields, schema);
    }

    private static FieldSet withNamedFields(FieldSet fields, Schema shape) {
        // structured-merge-diff, fieldpath/set.go, EnsureNamedFieldsAreMembers
        return new FieldSet(fields.nodes()
                .map((step, node) -> Tuple.of(
                        step,
                        new FieldSet.Node(
                                node.isMember() || !node.children().isEmpty() && isNamed(step, shape),
                                withNamedFields(node.children(), below(step, shape))))));
    }

    private static boolean isNamed(PathElement step, Schema shape) {
        return step instanceof PathElement.Field field && shape.map().exists(map -> map.names(field.name()));
    }

    private static Schema below(PathElement step, Schema shape) {
        return step instanceof PathElement.Field field
                ? shape.field(field.name()).schema()
                : shape.items();
    }
}
