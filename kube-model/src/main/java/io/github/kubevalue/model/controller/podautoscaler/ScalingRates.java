package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.autoscaling.HPAScalingPolicy;
import io.github.kubevalue.model.autoscaling.HPAScalingPolicyType;
import io.github.kubevalue.model.autoscaling.HPAScalingRules;
import io.github.kubevalue.model.autoscaling.ScalingPolicySelect;
import io.vavr.collection.Seq;
import java.time.Instant;

/**
 * How far the policies of an autoscaler let it go at present. (horizontal.go, calculateScaleUpLimitWithScalingRules and
 * calculateScaleDownLimitWithBehaviors)
 *
 * @param current how many pods there are to be at present
 * @param memory what was done before
 * @param now the virtual time
 */
record ScalingRates(int current, Recollection memory, Instant now) {

    /** The greatest number of pods that may be reached, not less than there are. */
    int most(HPAScalingRules rules) {
        Seq<Integer> limits = rules.policies().map(this::raised);
        int limit = is(rules, ScalingPolicySelect.MIN)
                ? limits.min().getOrElse(Integer.MAX_VALUE)
                : limits.max().getOrElse(Integer.MIN_VALUE);
        return is(rules, ScalingPolicySelect.DISABLED) ? current : Math.max(current, limit);
    }

    /** Rounded up, lest few pods never become more. */
    private int raised(HPAScalingPolicy policy) {
        int start = start(policy);
        return isPods(policy) ? start + policy.value() : (int) Math.ceil(start * (1 + policy.value() / 100.0));
    }

    /** The least number of pods that may be reached, not more than there are. */
    int least(HPAScalingRules rules) {
        Seq<Integer> limits = rules.policies().map(this::lowered);
        int limit = is(rules, ScalingPolicySelect.MIN)
                ? limits.max().getOrElse(Integer.MIN_VALUE)
                : limits.min().getOrElse(Integer.MAX_VALUE);
        return is(rules, ScalingPolicySelect.DISABLED) ? current : Math.min(current, limit);
    }

    private int lowered(HPAScalingPolicy policy) {
        int start = start(policy);
        return isPods(policy) ? start - policy.value() : (int) (start * (1 - policy.value() / 100.0));
    }

    private static boolean is(HPAScalingRules rules, ScalingPolicySelect select) {
        return rules.selectPolicy().contains(select);
    }

    private static boolean isPods(HPAScalingPolicy policy) {
        return policy.type().equals(HPAScalingPolicyType.PODS);
    }

    /** How many pods there were when the period of a policy began. */
    private int start(HPAScalingPolicy policy) {
        Instant cutoff = now.minusSeconds(policy.periodSeconds());
        return current - memory.addedAfter(cutoff) + memory.removedAfter(cutoff);
    }
}
