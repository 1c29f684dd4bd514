package io.github.kubevalue.model.typed;

import io.github.kubevalue.model.fieldpath.FieldSet;

/**
 * How one object differs from another. No field is in more than one of the sets.
 *
 * @param removed the fields that only the first has
 * @param modified the fields that both have, with other values
 * @param added the fields that only the second has
 */
public record Comparison(FieldSet removed, FieldSet modified, FieldSet added) {

    /** The fields that the second object sets anew or to something else. */
    public FieldSet written() {
        return modified.union(added);
    }

    /** Whether there is no difference. */
    public boolean isSame() {
        return removed.isEmpty() && modified.isEmpty() && added.isEmpty();
    }

    /** Returns this comparison without those fields and all below them. */
    public Comparison without(FieldSet ignored) {
        return ignored.isEmpty()
                ? this
                : new Comparison(removed.minusAllOf(ignored), modified.minusAllOf(ignored), added.minusAllOf(ignored));
    }
}
