package io.github.kubevalue.model.admission.mutatingadmissionpolicy;

import io.github.kubevalue.model.admission.policy.ExpressionRules;
import io.github.kubevalue.model.admission.policy.MatchRules;
import io.github.kubevalue.model.admission.policy.ParamRules;
import io.github.kubevalue.model.admission.policy.PolicyTypes;
import io.github.kubevalue.model.admissionregistration.MutatingAdmissionPolicy;
import io.github.kubevalue.model.admissionregistration.MutatingAdmissionPolicyBinding;
import io.github.kubevalue.model.admissionregistration.MutatingAdmissionPolicyBindingSpec;
import io.github.kubevalue.model.admissionregistration.MutatingAdmissionPolicySpec;
import io.github.kubevalue.model.admissionregistration.Mutation;
import io.github.kubevalue.model.admissionregistration.PatchType;
import io.github.kubevalue.model.cel.CelType;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What policies that complete objects, and their bindings, must be. (pkg/apis/admissionregistration/validation/validation.go) */
public final class MutationRules {
    private static final FieldPath SPEC = FieldPath.of("spec");

    private MutationRules() {}

    /** Returns the faults of a policy. */
    public static Seq<FieldError> policy(MutatingAdmissionPolicy policy) {
        MutatingAdmissionPolicySpec spec = policy.spec();
        PolicyTypes types = PolicyTypes.of(spec.paramKind().isDefined());
        PolicyTypes all = ExpressionRules.with(types, spec.variables()).withPatchTypes();
        FieldPath constraints = SPEC.child("matchConstraints");
        FieldPath mutations = SPEC.child("mutations");
        return Faults.NONE
                .someOf(spec.failurePolicy(), SPEC.child("failurePolicy"), "Fail", "Ignore")
                .given(spec.paramKind(), kind -> ParamRules.kind(kind, SPEC.child("paramKind")))
                .and(MatchRules.constraints(spec.matchConstraints(), constraints))
                .given(spec.matchConstraints(), said -> MatchRules.ofMutations(said, constraints))
                .and(ExpressionRules.conditions(spec.matchConditions(), types, SPEC.child("matchConditions")))
                .and(ExpressionRules.variables(spec.variables(), types, SPEC.child("variables")))
                .when(spec.mutations().isEmpty(), mutations.required("mutations must contain at least one item"))
                .each(spec.mutations(), mutations, (mutation, path) -> mutation(mutation, all, path))
                .someOf(spec.reinvocationPolicy(), SPEC.child("reinvocationPolicy"), "IfNeeded", "Never")
                .found();
    }

    private static Seq<FieldError> mutation(Mutation mutation, PolicyTypes types, FieldPath path) {
        FieldPath configuration = path.child("applyConfiguration");
        FieldPath patch = path.child("jsonPatch");
        Option<String> applied = mutation.applyConfiguration()
                .map(said -> said.expression().getOrElse("").strip());
        Option<String> patched =
                mutation.jsonPatch().map(said -> said.expression().getOrElse("").strip());
        if (mutation.patchType().equals(PatchType.JSON_PATCH)) {
            return union("JSONPatch", patched, CelType.list(PolicyTypes.JSON_PATCH), types, patch)
                    .appendAll(excluded("JSONPatch", "{applyConfiguration}", applied, configuration));
        }
        if (mutation.patchType().equals(PatchType.APPLY_CONFIGURATION)) {
            return union("ApplyConfiguration", applied, PolicyTypes.OBJECT, types, configuration)
                    .appendAll(excluded("ApplyConfiguration", "{jsonPatch}", patched, patch));
        }
        return Faults.NONE
                .someOf(
                        Option.of(mutation.patchType())
                                .filter(type -> !type.text().isEmpty()),
                        path.child("patchType"),
                        "ApplyConfiguration",
                        "JSONPatch")
                .found();
    }

    private static Seq<FieldError> union(
            String type, Option<String> expression, CelType wanted, PolicyTypes types, FieldPath path) {
        return expression
                .map(text -> ExpressionRules.expression(text, "", types, path.child("expression"), wanted))
                .getOrElse(() -> Vector.of(path.required("must be specified when patchType is " + type)));
    }

    private static Seq<FieldError> excluded(String type, String shown, Option<String> expression, FieldPath path) {
        return expression
                .map(text -> path.invalid(shown, "must not be specified when patchType is " + type))
                .toVector();
    }

    /** Returns the faults of a binding. */
    public static Seq<FieldError> binding(MutatingAdmissionPolicyBinding binding) {
        MutatingAdmissionPolicyBindingSpec spec = binding.spec();
        FieldPath resources = SPEC.child("matchResources");
        return Faults.NONE
                .named(Names.DNS_SUBDOMAIN, spec.policyName(), SPEC.child("policyName"))
                .given(spec.paramRef(), ref -> ParamRules.ref(ref, SPEC.child("paramRef")))
                .given(spec.matchResources(), said -> MatchRules.faults(said, resources))
                .given(spec.matchResources(), said -> MatchRules.ofMutations(said, resources))
                .found();
    }
}
