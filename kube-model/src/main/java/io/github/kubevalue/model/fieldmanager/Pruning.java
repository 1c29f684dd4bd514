package io.github.kubevalue.model.fieldmanager;

import io.github.kubevalue.model.fieldpath.FieldSet;
import io.github.kubevalue.model.typed.TypedValue;

/**
 * Takes away what an applier has said before and says no longer, unless somebody else owns it.
 * (structured-merge-diff, merge/update.go, prune)
 *
 * @param merged the object with all that the applier says now
 * @param managers who owns what, now
 */
record Pruning(TypedValue merged, Managers managers) {

    TypedValue without(FieldSet before) {
        if (before.isEmpty()) {
            return merged;
        }
        FieldSet last = merged.withNamedFields(before);
        return dangling(owned(merged.without(last)), last);
    }

    /** Returns the pruned object, but with what somebody owns. */
    private TypedValue owned(TypedValue pruned) {
        FieldSet kept = fields(pruned).union(merged.withNamedFields(managers.union()));
        return merged.without(fields(merged).minus(kept));
    }

    /** Returns the pruned object, but with what went only because it was below something that went. */
    private TypedValue dangling(TypedValue pruned, FieldSet last) {
        return merged.without(fields(merged).minus(fields(pruned)).intersection(last));
    }

    private FieldSet fields(TypedValue value) {
        return value.withNamedFields(value.fields());
    }
}
