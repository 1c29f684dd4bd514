package io.github.kubevalue.model.quota;

import io.github.kubevalue.model.core.ResourceQuota;
import io.github.kubevalue.model.core.ScopeSelector;
import io.github.kubevalue.model.core.ScopeSelectorOperator;
import io.github.kubevalue.model.core.ScopedResourceSelectorRequirement;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Which objects a quota is about. */
public final class Scopes {
    private Scopes() {}

    /** Whether an object is in all scopes of a quota; a quota without scopes is about all. */
    public static boolean include(ResourceQuota quota, Evaluator evaluator, KubeObject object) {
        return of(quota).forAll(scope -> evaluator.isInScope(scope, object));
    }

    /** The scopes of a quota, those that are only named among them. */
    private static Seq<ScopedResourceSelectorRequirement> of(ResourceQuota quota) {
        return quota.spec()
                .scopes()
                .map(name -> ScopedResourceSelectorRequirement.builder()
                        .scopeName(name)
                        .operator(ScopeSelectorOperator.EXISTS)
                        .build())
                .appendAll(quota.spec().scopeSelector().toVector().flatMap(ScopeSelector::matchExpressions));
    }

    /** Whether a scope selects what has that value, or none. */
    static boolean selects(ScopedResourceSelectorRequirement scope, Option<String> value) {
        // pkg/apis/core/v1/helper/helpers.go, ScopedResourceSelectorRequirementsAsSelector
        Option<String> said = value.filter(text -> !text.isEmpty());
        ScopeSelectorOperator operator = scope.operator();
        if (operator.equals(ScopeSelectorOperator.EXISTS)) {
            return said.isDefined();
        }
        if (operator.equals(ScopeSelectorOperator.DOES_NOT_EXIST)) {
            return said.isEmpty();
        }
        boolean listed = said.exists(scope.values()::contains);
        return operator.equals(ScopeSelectorOperator.IN) == listed;
    }
}
