package io.github.kubevalue.model.admission.policy;

import io.github.kubevalue.model.admissionregistration.MatchPolicyType;
import io.github.kubevalue.model.admissionregistration.MatchResources;
import io.github.kubevalue.model.admissionregistration.NamedRuleWithOperations;
import io.github.kubevalue.model.admissionregistration.ScopeType;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.control.Option;

/** What rules that choose requests may leave out. (pkg/apis/admissionregistration/v1/defaults.go) */
public final class MatchDefaults {
    private MatchDefaults() {}

    /** Returns the rules with what they leave out. */
    public static MatchResources resources(MatchResources resources) {
        Option<LabelSelector> all = Option.of(LabelSelector.everything());
        return resources
                .withMatchPolicy(resources.matchPolicy().orElse(Option.of(MatchPolicyType.EQUIVALENT)))
                .withNamespaceSelector(resources.namespaceSelector().orElse(all))
                .withObjectSelector(resources.objectSelector().orElse(all))
                .withResourceRules(resources.resourceRules().map(MatchDefaults::rule))
                .withExcludeResourceRules(resources.excludeResourceRules().map(MatchDefaults::rule));
    }

    private static NamedRuleWithOperations rule(NamedRuleWithOperations rule) {
        return rule.withScope(rule.scope().orElse(Option.of(ScopeType.ALL)));
    }
}
