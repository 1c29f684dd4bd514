package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.defaulting.RbacDefaults;
import io.github.kubevalue.model.rbac.ClusterRole;
import io.github.kubevalue.model.rbac.ClusterRoleBinding;
import io.github.kubevalue.model.rbac.Role;
import io.github.kubevalue.model.rbac.RoleBinding;
import io.github.kubevalue.model.validation.Names;
import io.github.kubevalue.model.validation.rbac.BindingRules;
import io.github.kubevalue.model.validation.rbac.RoleRules;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The strategies of the kinds of the group rbac.authorization.k8s.io. */
final class RbacStrategies {
    // pkg/apis/rbac/validation/validation.go, ValidateRBACName
    static final Seq<Strategy<?>> ALL = Vector.of(
            Strategy.of(Role.KIND).withNames(Names.PATH_SEGMENT).withFaults(RoleRules::role),
            Strategy.of(RoleBinding.KIND)
                    .withNames(Names.PATH_SEGMENT)
                    .withDefaults(RbacDefaults::roleBinding)
                    .withFaults(BindingRules::roleBinding)
                    .withChanges((after, before) -> BindingRules.changes(after.roleRef(), before.roleRef())),
            Strategy.of(ClusterRole.KIND).withNames(Names.PATH_SEGMENT).withFaults(RoleRules::clusterRole),
            Strategy.of(ClusterRoleBinding.KIND)
                    .withNames(Names.PATH_SEGMENT)
                    .withDefaults(RbacDefaults::clusterRoleBinding)
                    .withFaults(BindingRules::clusterRoleBinding)
                    .withChanges((after, before) -> BindingRules.changes(after.roleRef(), before.roleRef())));

    private RbacStrategies() {}
}
