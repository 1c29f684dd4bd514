package io.github.kubevalue.model.admission.mutatingadmissionpolicy;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Reinvocation;
import io.github.kubevalue.model.admission.policy.PolicyExpressions;
import io.github.kubevalue.model.admission.policy.PolicyTypes;
import io.github.kubevalue.model.admissionregistration.ApplyConfiguration;
import io.github.kubevalue.model.admissionregistration.JSONPatch;
import io.github.kubevalue.model.admissionregistration.MutatingAdmissionPolicySpec;
import io.github.kubevalue.model.admissionregistration.Mutation;
import io.github.kubevalue.model.admissionregistration.PatchType;
import io.github.kubevalue.model.admissionregistration.ReinvocationPolicyType;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.schema.Schema;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * A request between one policy and the next. (policy/mutating/dispatcher.go)
 *
 * @param request the request as it is so far
 * @param errors what could not be done, for the failure policies
 * @param patched whether anything has been applied, were it no change
 */
record Dispatch(AdmissionRequest request, Vector<PolicyError> errors, boolean patched) {

    private KubeObject object() {
        return request.object().get();
    }

    private Dispatch with(KubeObject object) {
        return new Dispatch(request.withObject(object), errors, true);
    }

    private Dispatch with(Reinvocation reinvocation) {
        return new Dispatch(request.withReinvocation(reinvocation), errors, patched);
    }

    private Dispatch with(PolicyError error) {
        return new Dispatch(request, errors.append(error), patched);
    }

    /** Returns the request after a policy has completed it, or the answer if nobody foresees what happens. */
    Either<ApiError, Dispatch> then(Invoked invoked, ObjectInterfaces interfaces, Snapshot snapshot) {
        MutatingAdmissionPolicySpec spec = invoked.policy().spec();
        Either<String, Boolean> matches =
                expressions(spec, invoked.param(), snapshot).match(spec.matchConditions());
        if (matches.isLeft()) {
            return Either.right(with(invoked.invalid(matches.getLeft())));
        }
        return matches.get() && !request.reinvocation().spares(invoked.key())
                ? mutated(invoked, interfaces, snapshot).map(after -> after.noted(invoked, object()))
                : Either.right(this);
    }

    private PolicyExpressions expressions(
            MutatingAdmissionPolicySpec spec, Option<KubeObject> param, Snapshot snapshot) {
        return PolicyExpressions.of(PolicyTypes.of(spec.paramKind().isDefined()), Unnamed.of(request), param, snapshot);
    }

    private Either<ApiError, Dispatch> mutated(Invoked invoked, ObjectInterfaces interfaces, Snapshot snapshot) {
        Either<ApiError, Dispatch> so = Either.right(this);
        for (Mutation mutation : invoked.policy().spec().mutations()) {
            so = so.flatMap(before -> before.mutated(invoked, mutation, interfaces, snapshot));
        }
        return so;
    }

    /** A mutation that fails leaves the object to the next one. */
    private Either<ApiError, Dispatch> mutated(
            Invoked invoked, Mutation mutation, ObjectInterfaces interfaces, Snapshot snapshot) {
        MutatingAdmissionPolicySpec spec = invoked.policy().spec();
        PolicyExpressions expressions = expressions(spec, invoked.param(), snapshot)
                .with(spec.variables())
                .withPatchTypes();
        Either<MutationFault, KubeObject> after = mutation.patchType().equals(PatchType.JSON_PATCH)
                ? new JsonPatcher(interfaces)
                        .patched(
                                object(),
                                mutation.jsonPatch()
                                        .flatMap(JSONPatch::expression)
                                        .getOrElse(""),
                                expressions)
                : new ApplyConfigurationPatcher(schema(interfaces, snapshot), interfaces)
                        .patched(
                                object(),
                                mutation.applyConfiguration()
                                        .flatMap(ApplyConfiguration::expression)
                                        .getOrElse(""),
                                expressions);
        return after.fold(
                fault -> fault.status()
                        .<Either<ApiError, Dispatch>>map(Either::left)
                        .getOrElse(() -> Either.right(with(invoked.invalid(fault.message())))),
                object -> Either.right(with(interfaces.defaulted(object, snapshot))));
    }

    private Schema schema(ObjectInterfaces interfaces, Snapshot snapshot) {
        return interfaces.schema(object().type(), snapshot);
    }

    private Dispatch noted(Invoked invoked, KubeObject before) {
        Reinvocation now = object().equals(before)
                ? request.reinvocation()
                : request.reinvocation().changed();
        boolean wants = invoked.policy().spec().reinvocationPolicy().contains(ReinvocationPolicyType.IF_NEEDED);
        return with(wants ? now.with(invoked.key()) : now);
    }

    /** Returns the request after all policies. */
    AdmissionRequest ended() {
        Reinvocation reinvocation = patched ? request.reinvocation().changed() : request.reinvocation();
        return request.withReinvocation(reinvocation.ended(object()));
    }
}
