package io.github.kubevalue.model.fieldmanager;

import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.errors.StatusCause;
import io.github.kubevalue.model.fieldpath.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * A field that somebody wants to set otherwise than its owner.
 *
 * @param owner who owns the field
 * @param field the field
 */
public record Conflict(Manager owner, FieldPath field) {
    private static final String FIELD_MANAGER_CONFLICT = "FieldManagerConflict";

    /** Returns the answer of the API server to an application with these conflicts, one at least. */
    static ApiError answer(Seq<Conflict> conflicts) {
        return ApiError.applyConflict(message(conflicts), conflicts.map(Conflict::cause));
    }

    private StatusCause cause() {
        return new StatusCause(FIELD_MANAGER_CONFLICT, "conflict with " + owner, field.toString());
    }

    private static String message(Seq<Conflict> conflicts) {
        // managedfields/internal/conflict.go, getConflictMessage
        if (conflicts.size() == 1) {
            return "Apply failed with 1 conflict: conflict with " + conflicts.head().owner + ": "
                    + conflicts.head().field;
        }
        Seq<String> lines = Vector.ofAll(conflicts.groupBy(Conflict::owner))
                .sortBy(owner -> owner._1)
                .flatMap(owner ->
                        owner._2.map(conflict -> "- " + conflict.field).prepend("conflicts with " + owner._1 + ":"));
        return "Apply failed with " + conflicts.size() + " conflicts: " + lines.mkString("\n");
    }
}
