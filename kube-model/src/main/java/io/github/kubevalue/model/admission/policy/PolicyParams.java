package io.github.kubevalue.model.admission.policy;

import io.github.kubevalue.model.admissionregistration.ParamKind;
import io.github.kubevalue.model.admissionregistration.ParamRef;
import io.github.kubevalue.model.admissionregistration.ParameterNotFoundActionType;
import io.github.kubevalue.model.customresource.Definitions;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.scheme.Scheme;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** The parameters of a policy in one binding. (policy/generic/policy_dispatcher.go, CollectParams) */
public final class PolicyParams {
    private PolicyParams() {}

    /** Returns the kind that parameters are of, or why there is no such kind. */
    public static Either<String, Kind<?>> kind(ParamKind said, Snapshot snapshot) {
        String apiVersion = said.apiVersion();
        String name = said.kind();
        Kind<?> guess = Scheme.kubernetes()
                .kind(apiVersion, name)
                .getOrElse(Unmodelled.kind(apiVersion, name, Scope.NAMESPACED));
        boolean builtIn = Scheme.kubernetes().resource(guess).isDefined();
        Option<Kind<?>> custom = Definitions.of(guess, snapshot)
                .filter(definition ->
                        Definitions.served(definition, guess.version()).isDefined())
                .map(definition -> Definitions.kind(definition, guess.version()));
        return (builtIn ? Option.<Kind<?>>of(guess) : custom)
                .toEither("failed to find resource referenced by paramKind: '" + apiVersion + ", Kind=" + name + "'");
    }

    /** Returns the parameters, one after the other; none at all is one absent parameter, or why there are none. */
    public static Either<String, Seq<Option<KubeObject>>> of(
            Option<Kind<?>> kind, Option<ParamRef> ref, String namespace, Snapshot snapshot) {
        if (kind.isEmpty() || ref.isEmpty()) {
            return Either.right(Vector.of(Option.none()));
        }
        return found(kind.get(), ref.get(), namespace, snapshot)
                .filterOrElse(
                        found -> !found.isEmpty()
                                || !ref.get().parameterNotFoundAction().contains(ParameterNotFoundActionType.DENY),
                        found -> "no params found for policy binding with `Deny` parameterNotFoundAction")
                .map(found -> found.map(Option::of));
    }

    private static Either<String, Seq<KubeObject>> found(
            Kind<?> kind, ParamRef ref, String namespace, Snapshot snapshot) {
        Option<String> told = ref.namespace().filter(text -> !text.isEmpty());
        String home = told.getOrElse(namespace);
        if (!kind.isNamespaced() && told.isDefined()) {
            return Either.left("paramRef.namespace must not be provided for a cluster-scoped `paramKind`");
        }
        if (kind.isNamespaced() && home.isEmpty()) {
            return Either.left(
                    "cannot use namespaced paramRef in policy binding that matches cluster-scoped resources");
        }
        String name = ref.name().getOrElse("");
        if (!name.isEmpty()) {
            return ref.selector().isDefined()
                    ? Either.left("paramRef.name and paramRef.selector are mutually exclusive")
                    : Either.right(snapshot.get(kind.key(home, name)).toVector());
        }
        Seq<KubeObject> all =
                kind.isNamespaced() ? Vector.ofAll(snapshot.list(kind, home)) : Vector.ofAll(snapshot.list(kind));
        return ref.selector()
                .map(selector ->
                        all.filter(object -> selector.matches(object.metadata().labels())))
                .toEither("one of name or selector must be provided");
    }
}
