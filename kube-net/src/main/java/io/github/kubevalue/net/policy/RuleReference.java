package io.github.kubevalue.net.policy;

import io.github.kubevalue.model.meta.ResourceKey;
import java.util.Locale;

/**
 * A rule of a policy: {@code networkpolicy/shop/database spec.ingress[0]}.
 *
 * @param policy the NetworkPolicy
 * @param direction whether it is an ingress or an egress rule
 * @param index its place in the list
 */
public record RuleReference(ResourceKey policy, Direction direction, int index) {

    /** Returns the path of the field that holds the rule. */
    public String field() {
        return "spec." + direction.toString().toLowerCase(Locale.ROOT) + "[" + index + "]";
    }

    @Override
    public String toString() {
        return policy + " " + field();
    }
}
