package io.github.kubevalue.model.authorizer.rbac;

import io.github.kubevalue.model.authorizer.User;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.rbac.ClusterRole;
import io.github.kubevalue.model.rbac.PolicyRule;
import io.github.kubevalue.model.rbac.Role;
import io.github.kubevalue.model.rbac.RoleRef;
import io.github.kubevalue.model.rbac.Subject;
import io.github.kubevalue.model.store.Index;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** What bindings give to a user: the rules one by one, in the order in which they are asked. */
public final class Grants {
    private Grants() {}

    /**
     * What a user has in a namespace.
     *
     * @param grants the rules
     * @param missing what is said of roles that are bound but do not exist
     */
    public record Held(Seq<Grant> grants, Seq<String> missing) {

        /** The rules alone. */
        public Seq<PolicyRule> rules() {
            return grants.map(Grant::rule);
        }

        private Held with(Either<ApiError, Seq<Grant>> more) {
            return more.fold(
                    problem -> new Held(grants, missing.append(problem.message())),
                    found -> new Held(grants.appendAll(found), missing));
        }
    }

    /**
     * Returns what a user may do.
     *
     * @param namespace where; empty: what he may do everywhere
     */
    public static Held of(User user, String namespace, Snapshot snapshot) {
        // pkg/registry/rbac/validation/rule.go, VisitRulesFor: bindings of the cluster first
        Held everywhere = bindings(RbacIndexes.CLUSTER_ROLE_BINDINGS_BY_SUBJECT, user, "", snapshot)
                .foldLeft(
                        new Held(Vector.empty(), Vector.empty()),
                        (held, binding) -> held.with(
                                granted(binding.key(), binding.roleRef(), binding.subjects(), user, snapshot)));
        return namespace.isEmpty()
                ? everywhere
                : bindings(RbacIndexes.ROLE_BINDINGS_BY_SUBJECT, user, namespace + "/", snapshot)
                        .foldLeft(
                                everywhere,
                                (held, binding) -> held.with(
                                        granted(binding.key(), binding.roleRef(), binding.subjects(), user, snapshot)));
    }

    private static <T extends KubeObject> Seq<T> bindings(Index<T> index, User user, String prefix, Snapshot snapshot) {
        return Subjects.texts(user)
                .flatMap(text -> snapshot.by(index, prefix + text))
                .distinctBy(KubeObject::key)
                .sortBy(KubeObject::name);
    }

    private static Either<ApiError, Seq<Grant>> granted(
            ResourceKey binding, RoleRef ref, Seq<Subject> subjects, User user, Snapshot snapshot) {
        return Subjects.find(subjects, user, binding.namespace())
                .map(subject -> rules(ref, binding.namespace(), snapshot)
                        .map(rules -> rules.map(
                                rule -> new Grant(binding, ref, role(ref, binding.namespace()), subject, rule))))
                .getOrElse(Either.right(Vector.empty()));
    }

    /** Returns the rules of a role that a binding names, or that there is none. */
    static Either<ApiError, Seq<PolicyRule>> rules(RoleRef ref, String namespace, Snapshot snapshot) {
        ResourceKey key = role(ref, namespace);
        Option<Seq<PolicyRule>> rules = ref.isClusterRole()
                ? snapshot.get(ClusterRole.KIND, ref.name()).map(ClusterRole::rules)
                : snapshot.get(Role.KIND, namespace, ref.name()).map(Role::rules);
        return rules.toEither(() -> ApiError.notFound(key));
    }

    private static ResourceKey role(RoleRef ref, String namespace) {
        return ref.isClusterRole() ? ClusterRole.KIND.key("", ref.name()) : Role.KIND.key(namespace, ref.name());
    }
}
