package io.github.kubevalue.model.authorizer.rbac;

import io.github.kubevalue.model.rbac.ClusterRole;
import io.github.kubevalue.model.rbac.ClusterRoleBinding;
import io.github.kubevalue.model.rbac.RoleBinding;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Index;

/** How the bindings of a user, and the roles that gather others, are found. */
public final class RbacIndexes {
    /** Bindings of the cluster by whom they stand for. */
    static final Index<ClusterRoleBinding> CLUSTER_ROLE_BINDINGS_BY_SUBJECT = Index.of(
            "cluster role bindings by subject",
            ClusterRoleBinding.KIND,
            binding -> binding.subjects()
                    .map(subject -> Subjects.text(subject, ""))
                    .filter(text -> !text.isEmpty()));

    /** Bindings of namespaces by namespace and whom they stand for. */
    static final Index<RoleBinding> ROLE_BINDINGS_BY_SUBJECT = Index.of(
            "role bindings by subject",
            RoleBinding.KIND,
            binding -> binding.subjects()
                    .map(subject -> Subjects.text(subject, binding.namespace()))
                    .filter(text -> !text.isEmpty())
                    .map(text -> binding.namespace() + "/" + text));

    /** The roles that have an aggregation rule, under the empty text. */
    public static final Index<ClusterRole> GATHERING_CLUSTER_ROLES = Index.of(
            "cluster roles that gather others",
            ClusterRole.KIND,
            role -> role.aggregationRule().map(rule -> "").toVector());

    /** All of them. */
    public static final Catalog CATALOG =
            Catalog.of(CLUSTER_ROLE_BINDINGS_BY_SUBJECT, ROLE_BINDINGS_BY_SUBJECT, GATHERING_CLUSTER_ROLES);

    private RbacIndexes() {}
}
