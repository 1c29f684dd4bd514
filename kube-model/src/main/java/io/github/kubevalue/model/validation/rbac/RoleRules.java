package io.github.kubevalue.model.validation.rbac;

import io.github.kubevalue.model.rbac.AggregationRule;
import io.github.kubevalue.model.rbac.ClusterRole;
import io.github.kubevalue.model.rbac.PolicyRule;
import io.github.kubevalue.model.rbac.Role;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.LabelRules;
import io.vavr.collection.Seq;

/** The rules on roles. (pkg/apis/rbac/validation/validation.go) */
public final class RoleRules {
    private static final FieldPath RULES = FieldPath.of("rules");
    private static final FieldPath SELECTORS = FieldPath.of("aggregationRule.clusterRoleSelectors");

    private RoleRules() {}

    /** Returns the faults of a role of a namespace. */
    public static Seq<FieldError> role(Role role) {
        return Faults.NONE
                .each(role.rules(), RULES, (rule, path) -> rule(rule, true, path))
                .found();
    }

    /** Returns the faults of a role of the cluster. */
    public static Seq<FieldError> clusterRole(ClusterRole role) {
        return Faults.NONE
                .each(role.rules(), RULES, (rule, path) -> rule(rule, false, path))
                .given(role.aggregationRule(), RoleRules::aggregation)
                .found();
    }

    private static Seq<FieldError> aggregation(AggregationRule rule) {
        return Faults.NONE
                .when(
                        rule.clusterRoleSelectors().isEmpty(),
                        () -> SELECTORS.required(
                                "at least one clusterRoleSelector required if aggregationRule is non-nil"))
                .each(rule.clusterRoleSelectors(), SELECTORS, LabelRules::selector)
                .found();
    }

    private static Seq<FieldError> rule(PolicyRule rule, boolean isNamespaced, FieldPath path) {
        Faults verbs = Faults.NONE.when(
                rule.verbs().isEmpty(), () -> path.child("verbs").required("verbs must contain at least one value"));
        return rule.nonResourceURLs().isEmpty()
                ? verbs.and(resources(rule, path)).found()
                : verbs.and(paths(rule, isNamespaced, path.child("nonResourceURLs")))
                        .found();
    }

    private static Seq<FieldError> paths(PolicyRule rule, boolean isNamespaced, FieldPath path) {
        boolean mixed = !rule.apiGroups().isEmpty()
                || !rule.resources().isEmpty()
                || !rule.resourceNames().isEmpty();
        return Faults.NONE
                .when(
                        isNamespaced,
                        () -> path.invalid(
                                rule.nonResourceURLs(), "namespaced rules cannot apply to non-resource URLs"))
                .when(
                        mixed,
                        () -> path.invalid(
                                rule.nonResourceURLs(),
                                "rules cannot apply to both regular resources and non-resource URLs"))
                .found();
    }

    private static Seq<FieldError> resources(PolicyRule rule, FieldPath path) {
        return Faults.NONE
                .when(
                        rule.apiGroups().isEmpty(),
                        () -> path.child("apiGroups").required("resource rules must supply at least one api group"))
                .when(
                        rule.resources().isEmpty(),
                        () -> path.child("resources").required("resource rules must supply at least one resource"))
                .found();
    }
}
