package io.github.kubevalue.model.authorizer.rbac;

import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.rbac.PolicyRule;
import io.github.kubevalue.model.rbac.RoleRef;
import io.github.kubevalue.model.rbac.Subject;

/**
 * A rule that a user has: by which binding, of which role, as which of its subjects.
 *
 * @param binding the binding
 * @param roleRef the role as the binding names it
 * @param role the role
 * @param subject the first subject of the binding that is the user
 * @param rule the rule
 */
public record Grant(ResourceKey binding, RoleRef roleRef, ResourceKey role, Subject subject, PolicyRule rule) {

    /** Returns {@code ClusterRoleBinding "admins" of ClusterRole "cluster-admin" to Group "ops"}. */
    @Override
    public String toString() {
        // pkg/registry/rbac/validation/rule.go, clusterRoleBindingDescriber, roleBindingDescriber: the name before the
        // namespace
        String name = binding.namespace().isEmpty() ? binding.name() : binding.name() + "/" + binding.namespace();
        return binding.kind().name() + " \"" + name + "\" of " + roleRef.kind() + " \"" + roleRef.name() + "\" to "
                + described();
    }

    private String described() {
        String namespace = subject.namespace().filter(text -> !text.isEmpty()).getOrElse(binding.namespace());
        return subject.kind() + " \"" + (subject.isServiceAccount() ? subject.name() + "/" + namespace : subject.name())
                + "\"";
    }
}
