package io.github.kubevalue.model.admission.validatingadmissionpolicy;

import io.github.kubevalue.model.admission.policy.MatchRules;
import io.github.kubevalue.model.admission.policy.ParamRules;
import io.github.kubevalue.model.admissionregistration.ValidatingAdmissionPolicyBinding;
import io.github.kubevalue.model.admissionregistration.ValidationAction;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** What a binding must be. (pkg/apis/admissionregistration/validation/validation.go) */
public final class BindingRules {
    private static final FieldPath SPEC = FieldPath.of("spec");

    private BindingRules() {}

    /** Returns the faults of a binding. */
    public static Seq<FieldError> faults(ValidatingAdmissionPolicyBinding binding) {
        return Faults.NONE
                .named(Names.DNS_SUBDOMAIN, binding.spec().policyName().getOrElse(""), SPEC.child("policyName"))
                .given(binding.spec().paramRef(), ref -> ParamRules.ref(ref, SPEC.child("paramRef")))
                .given(
                        binding.spec().matchResources(),
                        resources -> MatchRules.faults(resources, SPEC.child("matchResources")))
                .and(actions(binding.spec().validationActions(), SPEC.child("validationActions")))
                .found();
    }

    private static Seq<FieldError> actions(Seq<ValidationAction> actions, FieldPath path) {
        Seq<String> texts = actions.map(ValidationAction::text);
        Vector<String> known = Vector.of("Audit", "Deny", "Warn");
        return Faults.NONE
                .each(
                        texts,
                        path,
                        (action, here) -> Faults.NONE
                                .when(!known.contains(action), here.notSupported(action, known))
                                .found())
                .unique(texts, path, (action, here) -> here.duplicate(action))
                .when(
                        texts.contains("Deny") && texts.contains("Warn"),
                        path.invalid(
                                texts,
                                "must not contain both Deny and Warn (repeating the same validation failure information"
                                        + " in the API response and headers serves no purpose)"))
                .when(texts.isEmpty(), path.required("at least one validation action is required"))
                .found();
    }
}
