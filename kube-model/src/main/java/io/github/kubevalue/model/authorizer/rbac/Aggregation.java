package io.github.kubevalue.model.authorizer.rbac;

import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.rbac.AggregationRule;
import io.github.kubevalue.model.rbac.ClusterRole;
import io.github.kubevalue.model.rbac.PolicyRule;
import io.vavr.collection.Seq;

/** Roles that gather the rules of others. */
public final class Aggregation {
    private Aggregation() {}

    /**
     * Returns a role with the rules that it gathers; the role itself, if it gathers none.
     *
     * @param roles all roles of the cluster
     */
    public static ClusterRole of(ClusterRole role, Seq<ClusterRole> roles) {
        // pkg/controller/clusterroleaggregation/clusterroleaggregation_controller.go, syncClusterRole
        if (role.aggregationRule().isEmpty()) {
            return role;
        }
        Seq<PolicyRule> rules = role.aggregationRule()
                .map(AggregationRule::clusterRoleSelectors)
                .get()
                .flatMap(selector -> selected(selector, role, roles))
                .flatMap(ClusterRole::rules)
                .distinct();
        return rules.equals(role.rules()) ? role : role.withRules(rules);
    }

    private static Seq<ClusterRole> selected(LabelSelector selector, ClusterRole role, Seq<ClusterRole> roles) {
        return roles.filter(other -> !other.name().equals(role.name()))
                .filter(other -> selector.matches(other.metadata().labels()))
                .sortBy(KubeObject::name);
    }
}
