package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.meta.ManagedFieldsEntry;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * What objects may say of who owns their fields. (apimachinery/pkg/apis/meta/v1/validation/validation.go,
 * ValidateManagedFields)
 */
public final class ManagedFieldsRules {
    private static final Vector<String> OPERATIONS = Vector.of("Apply", "Update");
    private static final int LONGEST_MANAGER = 128;
    private static final int LONGEST_SUBRESOURCE = 256;

    private ManagedFieldsRules() {}

    /** Returns the faults of the managers of an object. */
    static Seq<FieldError> faults(Seq<ManagedFieldsEntry> entries, FieldPath path) {
        return entries.zipWithIndex().flatMap(entry -> faults(entry._1, path.index(entry._2)));
    }

    private static Seq<FieldError> faults(ManagedFieldsEntry entry, FieldPath path) {
        return Faults.NONE
                .when(
                        !OPERATIONS.contains(entry.operation()),
                        () -> path.child("operation").invalid(entry.operation(), "must be `Apply` or `Update`"))
                .when(
                        !entry.fieldsType().isEmpty() && !entry.fieldsType().equals("FieldsV1"),
                        () -> path.child("fieldsType").invalid(entry.fieldsType(), "must be `FieldsV1`"))
                .and(manager(entry.manager(), path.child("manager")))
                .when(
                        entry.subresource().length() > LONGEST_SUBRESOURCE,
                        () -> path.child("subresource").tooLong(LONGEST_SUBRESOURCE))
                .found();
    }

    /** Returns the faults of the name of a manager. */
    public static Seq<FieldError> manager(String name, FieldPath path) {
        Seq<FieldError> tooLong =
                name.length() > LONGEST_MANAGER ? Vector.of(path.tooLong(LONGEST_MANAGER)) : Vector.empty();
        return tooLong.appendAll(Vector.range(0, name.length())
                .filter(at -> Character.isISOControl(name.charAt(at)))
                .map(at -> path.invalid(
                        name, String.format("invalid character U+%04X (at position %d)", (int) name.charAt(at), at))));
    }
}
