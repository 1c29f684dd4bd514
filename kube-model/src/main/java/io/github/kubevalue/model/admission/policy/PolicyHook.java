package io.github.kubevalue.model.admission.policy;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admissionregistration.MatchResources;
import io.github.kubevalue.model.admissionregistration.ParamKind;
import io.github.kubevalue.model.admissionregistration.ParamRef;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * A policy and its bindings, whatever it does with requests. (policy/generic/policy_dispatcher.go)
 *
 * @param <B> the type of its bindings
 * @param paramKind the kind of its parameters
 * @param matchConstraints the requests that it speaks of
 * @param bindings what binds it
 */
public record PolicyHook<B>(
        Option<ParamKind> paramKind, Option<MatchResources> matchConstraints, Seq<Binding<B>> bindings) {

    /**
     * A binding of a policy.
     *
     * @param <B> the type of the object
     * @param object the object that says so
     * @param matchResources the requests that it is about
     * @param paramRef its parameters
     */
    public record Binding<B>(B object, Option<MatchResources> matchResources, Option<ParamRef> paramRef) {}

    /**
     * A policy, asked about a request with one of its parameters.
     *
     * @param <B> the type of bindings
     * @param binding the object that binds it
     * @param param the parameter, which may be absent
     */
    public record Invocation<B>(B binding, Option<KubeObject> param) {}

    /**
     * Why a policy cannot be asked.
     *
     * @param <B> the type of bindings
     * @param binding the object that binds it; none if the policy itself is at fault
     * @param message what is wrong
     */
    public record Misconfiguration<B>(Option<B> binding, String message) {}

    /** Returns how it is asked about a request, once for each binding and parameter, or what keeps it from being asked. */
    public Seq<Either<Misconfiguration<B>, Invocation<B>>> invocations(AdmissionRequest request, Snapshot snapshot) {
        PolicyMatch match = new PolicyMatch(request, snapshot);
        if (!matchConstraints.exists(match::fits)) {
            return Vector.empty();
        }
        Option<Either<String, Kind<?>>> kind = paramKind.map(said -> PolicyParams.kind(said, snapshot));
        if (kind.exists(Either::isLeft)) {
            return Vector.of(Either.left(new Misconfiguration<>(
                    Option.none(), "failed to configure policy: " + kind.get().getLeft())));
        }
        String namespace = request.key().namespace();
        return bindings.filter(binding -> binding.matchResources().forAll(match::fits))
                .flatMap(binding -> PolicyParams.of(kind.map(Either::get), binding.paramRef(), namespace, snapshot)
                        .fold(
                                problem -> misconfigured(binding, problem),
                                params -> params.map(param -> invoked(binding, param))));
    }

    private static <B> Either<Misconfiguration<B>, Invocation<B>> invoked(
            Binding<B> binding, Option<KubeObject> param) {
        return Either.right(new Invocation<>(binding.object(), param));
    }

    private static <B> Seq<Either<Misconfiguration<B>, Invocation<B>>> misconfigured(
            Binding<B> binding, String problem) {
        return Vector.of(Either.left(
                new Misconfiguration<>(Option.of(binding.object()), "failed to configure binding: " + problem)));
    }
}
