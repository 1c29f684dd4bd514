package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.core.PersistentVolumeClaimSpec;
import io.github.kubevalue.model.core.VolumeResourceRequirements;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Amounts of bytes that are no whole numbers. (pkg/api/pod/warnings.go, pkg/api/persistentvolumeclaim/util.go) */
public final class AmountWarnings {
    private AmountWarnings() {}

    /** Returns what is warned of in the amount of a resource. */
    public static Option<String> fraction(SortedMap<String, Quantity> amounts, String resource, FieldPath path) {
        return amounts.get(resource)
                .filter(amount -> amount.milliValue() % 1000 != 0)
                .map(amount -> path.key(resource) + ": fractional byte value " + GoText.quoted(amount.toString())
                        + " is invalid, must be an integer");
    }

    /** Returns what is warned of in a claim. */
    public static Seq<String> claim(PersistentVolumeClaimSpec claim, FieldPath path) {
        VolumeResourceRequirements resources = claim.resources();
        FieldPath at = path.child("resources");
        return Vector.of(
                        fraction(resources.requests(), "storage", at.child("requests")),
                        fraction(resources.limits(), "storage", at.child("limits")))
                .flatMap(each -> each);
    }
}
