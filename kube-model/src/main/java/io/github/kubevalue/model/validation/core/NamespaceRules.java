package io.github.kubevalue.model.validation.core;

import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.NamespacePhase;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.GoText;
import io.github.kubevalue.model.validation.MetadataRules;
import io.vavr.collection.Seq;

/** The rules on namespaces. (pkg/apis/core/validation/validation.go, ValidateNamespace) */
public final class NamespaceRules {
    private static final FieldPath FINALIZERS = FieldPath.of("spec.finalizers");

    private NamespaceRules() {}

    /** Returns the faults of a new namespace. */
    public static Seq<FieldError> faults(Namespace namespace) {
        return namespace.spec().finalizers().flatMap(name -> MetadataRules.finalizer(name, FINALIZERS));
    }

    /** Returns the faults of a namespace whose finalizers have changed. (ValidateNamespaceFinalizeUpdate) */
    public static Seq<FieldError> finalized(Namespace after, Namespace before) {
        return Faults.NONE
                .each(after.spec().finalizers(), FINALIZERS, MetadataRules::finalizer)
                .found();
    }

    /** Returns the faults of a new status: the phase says whether the namespace is being deleted. */
    public static Seq<FieldError> status(Namespace after, Namespace before) {
        NamespacePhase right = after.metadata().isDeleting() ? NamespacePhase.TERMINATING : NamespacePhase.ACTIVE;
        String phase = after.status().phase().map(NamespacePhase::text).getOrElse("");
        String when = after.metadata().isDeleting() ? "not empty" : "empty";
        // upstream writes this path with a capital letter
        return Faults.NONE
                .when(
                        !phase.equals(right.text()),
                        () -> FieldPath.of("status.Phase")
                                .invalidJson(
                                        GoText.json(phase),
                                        "may only be '" + right.text() + "' if `deletionTimestamp` is " + when))
                .found();
    }
}
