package io.github.kubevalue.model.admission.validatingadmissionpolicy;

import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Review;
import io.github.kubevalue.model.admission.policy.PolicyExpressions;
import io.github.kubevalue.model.admission.policy.PolicyHook;
import io.github.kubevalue.model.admission.policy.PolicyTypes;
import io.github.kubevalue.model.admissionregistration.FailurePolicyType;
import io.github.kubevalue.model.admissionregistration.ValidatingAdmissionPolicy;
import io.github.kubevalue.model.admissionregistration.ValidatingAdmissionPolicyBinding;
import io.github.kubevalue.model.admissionregistration.ValidatingAdmissionPolicySpec;
import io.github.kubevalue.model.admissionregistration.ValidationAction;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Asks the policies of the cluster about a request. (policy/validating/dispatcher.go) */
public final class ValidatingAdmissionPolicies implements AdmissionPlugin {
    @Override
    public String name() {
        return "ValidatingAdmissionPolicy";
    }

    @Override
    public Review validate(AdmissionRequest request, Snapshot snapshot) {
        Seq<ValidatingAdmissionPolicy> policies = snapshot.list(ValidatingAdmissionPolicy.KIND);
        return request.isOfAdmission() || policies.isEmpty()
                ? Review.ALLOWED
                : review(policies.flatMap(policy -> new Asked(policy, request, snapshot).findings()), request);
    }

    /** The first refusal counts; warnings are told all. */
    private static Review review(Seq<Finding> findings, AdmissionRequest request) {
        Seq<String> warnings =
                findings.filter(finding -> finding.does(ValidationAction.WARN)).map(Finding::warning);
        Option<ApiError> refusal =
                findings.find(finding -> finding.does(ValidationAction.DENY)).map(finding -> finding.refusal(request));
        return Review.warning(warnings).then(Review.refusedIf(refusal));
    }

    /**
     * What a policy has against a request.
     *
     * @param binding the binding; none if the policy itself cannot be used
     */
    private record Finding(
            ValidatingAdmissionPolicy policy,
            Option<ValidatingAdmissionPolicyBinding> binding,
            PolicyDecision decision) {

        /** What cannot be used is always refused. */
        boolean does(ValidationAction action) {
            return binding.map(said -> said.spec().validationActions().contains(action))
                    .getOrElse(action.equals(ValidationAction.DENY));
        }

        String where() {
            return "ValidatingAdmissionPolicy '" + policy.name() + "'"
                    + binding.map(said -> " with binding '" + said.name() + "'").getOrElse("");
        }

        String warning() {
            return "Validation failed for " + where() + ": " + decision.message();
        }

        ApiError refusal(AdmissionRequest request) {
            ApiError forbidden = request.forbidden(where() + " denied request: " + decision.message());
            return new ApiError(decision.reason(), forbidden.message(), forbidden.details());
        }
    }

    /** One policy, asked about one request. */
    private record Asked(ValidatingAdmissionPolicy policy, AdmissionRequest request, Snapshot snapshot) {

        Seq<Finding> findings() {
            return hook().invocations(request, snapshot)
                    .flatMap(each -> each.fold(
                            problem -> misconfigured(problem.binding(), problem.message()),
                            invocation -> decisions(invocation.param())
                                    .map(decision -> new Finding(policy, Option.of(invocation.binding()), decision))));
        }

        private PolicyHook<ValidatingAdmissionPolicyBinding> hook() {
            ValidatingAdmissionPolicySpec spec = policy.spec();
            return new PolicyHook<>(
                    spec.paramKind(),
                    spec.matchConstraints(),
                    snapshot.list(ValidatingAdmissionPolicyBinding.KIND)
                            .filter(binding -> binding.spec().policyName().contains(policy.name()))
                            .map(binding -> new PolicyHook.Binding<>(
                                    binding,
                                    binding.spec().matchResources(),
                                    binding.spec().paramRef())));
        }

        private Seq<PolicyDecision> decisions(Option<KubeObject> param) {
            ValidatingAdmissionPolicySpec spec = policy.spec();
            PolicyTypes types = PolicyTypes.of(spec.paramKind().isDefined());
            return new PolicyEvaluation(spec, PolicyExpressions.of(types, request, param, snapshot)).decisions();
        }

        /** What cannot be used is refused whatever the binding does, unless failures are ignored. */
        private Seq<Finding> misconfigured(Option<ValidatingAdmissionPolicyBinding> binding, String message) {
            Option<ValidatingAdmissionPolicyBinding> denying = binding.map(
                    said -> said.withSpec(said.spec().withValidationActions(Vector.of(ValidationAction.DENY))));
            return policy.spec().failurePolicy().contains(FailurePolicyType.IGNORE)
                    ? Vector.empty()
                    : Vector.of(new Finding(policy, denying, PolicyDecision.error(message)));
        }
    }
}
