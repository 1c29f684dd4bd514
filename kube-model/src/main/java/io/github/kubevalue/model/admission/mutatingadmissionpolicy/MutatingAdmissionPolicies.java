package io.github.kubevalue.model.admission.mutatingadmissionpolicy;

import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Operation;
import io.github.kubevalue.model.admission.policy.PolicyHook;
import io.github.kubevalue.model.admissionregistration.MutatingAdmissionPolicy;
import io.github.kubevalue.model.admissionregistration.MutatingAdmissionPolicyBinding;
import io.github.kubevalue.model.admissionregistration.MutatingAdmissionPolicySpec;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;

/**
 * Has the policies of the cluster complete a request. (policy/mutating/plugin.go, dispatcher.go)
 *
 * @param interfaces what makes objects of documents
 */
public record MutatingAdmissionPolicies(ObjectInterfaces interfaces) implements AdmissionPlugin {
    @Override
    public String name() {
        return "MutatingAdmissionPolicy";
    }

    @Override
    public Either<ApiError, AdmissionRequest> admit(AdmissionRequest request, Snapshot snapshot) {
        Seq<MutatingAdmissionPolicy> policies = snapshot.list(MutatingAdmissionPolicy.KIND);
        boolean concerned = !policies.isEmpty() && !request.is(Operation.DELETE) && !request.isOfAdmission();
        return concerned && request.object().isDefined()
                ? dispatched(policies, request, snapshot)
                : Either.right(request);
    }

    /** Which policies are asked depends on the request as it is before the first of them. */
    private Either<ApiError, AdmissionRequest> dispatched(
            Seq<MutatingAdmissionPolicy> policies, AdmissionRequest request, Snapshot snapshot) {
        Vector<Either<PolicyError, Invoked>> invocations = policies.flatMap(
                        policy -> invocations(policy, request, snapshot))
                .toVector();
        Vector<Invoked> invoked = invocations.flatMap(Either::toVector);
        if (invocations.isEmpty()) {
            return Either.right(request);
        }
        KubeObject object = request.object().get();
        AdmissionRequest begun = request.withReinvocation(request.reinvocation().begun(object));
        Either<ApiError, Dispatch> start = Either.right(
                new Dispatch(begun, invocations.flatMap(each -> each.swap().toVector()), false));
        return invoked.foldLeft(start, (so, next) -> so.flatMap(before -> before.then(next, interfaces, snapshot)))
                .flatMap(end -> PolicyError.refusal(request, end.errors())
                        .toEither(end.ended())
                        .swap());
    }

    private static Seq<Either<PolicyError, Invoked>> invocations(
            MutatingAdmissionPolicy policy, AdmissionRequest request, Snapshot snapshot) {
        return hook(policy, snapshot)
                .invocations(request, snapshot)
                .map(each -> each.bimap(
                        problem -> Invoked.misconfigured(policy, problem.binding(), problem.message()),
                        invocation -> new Invoked(policy, invocation.binding(), invocation.param())));
    }

    private static PolicyHook<String> hook(MutatingAdmissionPolicy policy, Snapshot snapshot) {
        MutatingAdmissionPolicySpec spec = policy.spec();
        return new PolicyHook<>(
                spec.paramKind(),
                spec.matchConstraints(),
                snapshot.list(MutatingAdmissionPolicyBinding.KIND)
                        .filter(binding -> binding.spec().policyName().contains(policy.name()))
                        .map(binding -> new PolicyHook.Binding<>(
                                binding.name(),
                                binding.spec().matchResources(),
                                binding.spec().paramRef())));
    }
}
