package io.github.kubevalue.model.authorizer.rbac;

import io.github.kubevalue.model.authorizer.Attributes;
import io.github.kubevalue.model.authorizer.Authorizer;
import io.github.kubevalue.model.authorizer.User;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.rbac.ClusterRole;
import io.github.kubevalue.model.rbac.ClusterRoleBinding;
import io.github.kubevalue.model.rbac.PolicyRule;
import io.github.kubevalue.model.rbac.Role;
import io.github.kubevalue.model.rbac.RoleBinding;
import io.github.kubevalue.model.rbac.RoleRef;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * That nobody gives others what he does not have: a role may be written, and bound, by who has all its rules, or is explicitly
 * allowed to {@code escalate} or {@code bind}. (pkg/registry/rbac/…/policybased/storage.go)
 *
 * @param user who writes
 * @param authorizer who decides about {@code escalate} and {@code bind}
 * @param snapshot the objects before the write
 */
public record Escalation(User user, Authorizer authorizer, Snapshot snapshot) {
    private static final Seq<PolicyRule> EVERYTHING = Vector.of(
            PolicyRule.builder().addVerb("*").addApiGroup("*").addResource("*").build(),
            PolicyRule.builder().addVerb("*").addNonResourceURL("*").build());

    /**
     * Returns why the object must not be written; none for objects that grant nothing.
     *
     * @param object what is to be written
     * @param before the object as it is stored; none if it is new
     */
    public Option<ApiError> refusal(KubeObject object, Option<KubeObject> before) {
        if (user.isMaster() || before.exists(stored -> grantsTheSame(object, stored))) {
            return Option.none();
        }
        if (object instanceof ClusterRoleBinding binding) {
            return binding(binding.key(), binding.roleRef());
        }
        if (object instanceof RoleBinding binding) {
            return binding(binding.key(), binding.roleRef());
        }
        boolean isRole = object instanceof ClusterRole || object instanceof Role;
        return isRole && !mayEscalate(object, before)
                ? role(object, before).map(why -> ApiError.forbidden(object.key(), why))
                : Option.none();
    }

    /** Owners and finalizers may always be changed, so that objects can go. */
    private static boolean grantsTheSame(KubeObject object, KubeObject stored) {
        // pkg/registry/rbac/helpers.go, IsOnlyMutatingGCFields
        return bare(object, stored).equals(bare(stored, stored));
    }

    private static KubeObject bare(KubeObject object, KubeObject stored) {
        ObjectMeta meta = stored.metadata();
        return object.withMetadata(object.metadata()
                .withOwnerReferences(meta.ownerReferences())
                .withFinalizers(meta.finalizers())
                .withResourceVersion(meta.resourceVersion()));
    }

    private Option<String> role(KubeObject object, Option<KubeObject> before) {
        if (object instanceof Role role) {
            return beyond(role.rules(), role.namespace());
        }
        ClusterRole role = (ClusterRole) object;
        boolean gathers = gathers(role) || before.exists(stored -> gathers((ClusterRole) stored));
        return beyond(role.rules(), "")
                .orElse(() -> gathers && beyond(EVERYTHING, "").isDefined()
                        ? Option.of("must have cluster-admin privileges to use the aggregationRule")
                        : Option.none());
    }

    private static boolean gathers(ClusterRole role) {
        return role.aggregationRule()
                .exists(rule -> !rule.clusterRoleSelectors().isEmpty());
    }

    /** A new object has no name yet where this is asked. */
    private boolean mayEscalate(KubeObject role, Option<KubeObject> before) {
        return may(new Attributes.Resource(
                "escalate",
                role.type().group(),
                role.type().plural(),
                "",
                role.namespace(),
                before.isDefined() ? role.name() : ""));
    }

    private Option<ApiError> binding(ResourceKey binding, RoleRef ref) {
        String resource = ref.isClusterRole() ? ClusterRole.KIND.plural() : Role.KIND.plural();
        if (may(new Attributes.Resource("bind", ref.apiGroup(), resource, "", binding.namespace(), ref.name()))) {
            return Option.none();
        }
        return Grants.rules(ref, binding.namespace(), snapshot)
                .fold(
                        Option::of,
                        wanted -> beyond(wanted, binding.namespace()).map(why -> ApiError.forbidden(binding, why)));
    }

    private boolean may(Attributes request) {
        return authorizer.authorize(user, request, snapshot).isAllowed();
    }

    /** Returns the sentence about rules that the user does not have himself. */
    private Option<String> beyond(Seq<PolicyRule> wanted, String namespace) {
        // pkg/registry/rbac/validation/rule.go, ConfirmNoEscalation
        Grants.Held held = Grants.of(user, namespace, snapshot);
        Seq<PolicyRule> missing = Rules.uncovered(held.rules(), wanted);
        if (missing.isEmpty()) {
            return Option.none();
        }
        String groups = user.groups().map(group -> "\"" + group + "\"").mkString("[", " ", "]");
        String said = "user \"" + user + "\" (groups=" + groups
                + ") is attempting to grant RBAC permissions not currently held:\n"
                + Rules.compact(missing).mkString("\n");
        return Option.of(
                held.missing().isEmpty()
                        ? said
                        : said + "; resolution errors: " + held.missing().mkString("[", ", ", "]"));
    }
}
