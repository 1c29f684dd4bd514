package io.github.kubevalue.model.defaulting;

import io.github.kubevalue.model.rbac.ClusterRoleBinding;
import io.github.kubevalue.model.rbac.RoleBinding;
import io.github.kubevalue.model.rbac.RoleRef;
import io.github.kubevalue.model.rbac.Subject;
import io.vavr.control.Option;

/** The defaults of bindings. (pkg/apis/rbac/v1/defaults.go) */
public final class RbacDefaults {
    private static final String GROUP = "rbac.authorization.k8s.io";

    private RbacDefaults() {}

    /** Returns a binding with its defaults. */
    public static RoleBinding roleBinding(RoleBinding binding) {
        return binding.withRoleRef(role(binding.roleRef()))
                .withSubjects(binding.subjects().map(RbacDefaults::subject));
    }

    /** Returns a binding with its defaults. */
    public static ClusterRoleBinding clusterRoleBinding(ClusterRoleBinding binding) {
        return binding.withRoleRef(role(binding.roleRef()))
                .withSubjects(binding.subjects().map(RbacDefaults::subject));
    }

    private static RoleRef role(RoleRef ref) {
        return ref.apiGroup().isEmpty() ? ref.withApiGroup(GROUP) : ref;
    }

    private static Subject subject(Subject subject) {
        boolean bare = subject.apiGroup().getOrElse("").isEmpty();
        return bare && (subject.isUser() || subject.isGroup()) ? subject.withApiGroup(Option.of(GROUP)) : subject;
    }
}
