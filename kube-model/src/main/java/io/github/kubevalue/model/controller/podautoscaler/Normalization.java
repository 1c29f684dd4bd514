package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.autoscaling.HPAScalingPolicy;
import io.github.kubevalue.model.autoscaling.HPAScalingRules;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerBehavior;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerSpec;
import io.github.kubevalue.model.controller.podautoscaler.Recollection.Dated;
import io.github.kubevalue.model.controller.podautoscaler.Recollection.Horizon;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * From what the metrics ask for to what is done: held back by what was recommended before, by rates and by bounds.
 * (horizontal.go, normalizeDesiredReplicas and normalizeDesiredReplicasWithBehaviors)
 *
 * @param current how many pods there are to be at present
 * @param least the least number
 * @param most the greatest number
 * @param behavior how quickly it may change, if that is said
 */
record Normalization(int current, int least, int most, Option<HorizontalPodAutoscalerBehavior> behavior) {
    /** The flag {@code --horizontal-pod-autoscaler-downscale-stabilization}. */
    private static final Duration DOWNSCALE_STABILIZATION = Duration.ofMinutes(5);

    private static final HPAScalingRules NO_RULES = HPAScalingRules.builder().build();

    /**
     * What is to be done.
     *
     * @param replicas how many pods there are to be
     * @param stability whether the recommendation was held back by earlier ones
     * @param limit what bounded it
     * @param isLimited whether it was bounded
     */
    record Outcome(int replicas, Verdict stability, Verdict limit, boolean isLimited) {}

    /** Returns how an autoscaler is held back whose target is to have so many pods at present. */
    static Normalization of(HorizontalPodAutoscaler autoscaler, int current) {
        HorizontalPodAutoscalerSpec spec = autoscaler.spec();
        return new Normalization(current, spec.minReplicas().getOrElse(1), spec.maxReplicas(), spec.behavior());
    }

    private record Bound(int replicas, Verdict verdict) {}

    /**
     * Returns what is to be done.
     *
     * @param desired what the metrics ask for
     * @param memory what was recommended and done before
     * @param now the virtual time
     */
    Outcome of(int desired, Recollection memory, Instant now) {
        int stable = behavior.isEmpty() ? highest(desired, memory, now) : stabilized(desired, memory, now);
        Verdict held = behavior.isDefined() && desired >= current ? Verdict.UP_STABILIZED : Verdict.DOWN_STABILIZED;
        Bound bound = behavior.isEmpty() ? bounded(stable) : rated(stable, new ScalingRates(current, memory, now));
        return new Outcome(
                bound.replicas, stable == desired ? Verdict.READY : held, bound.verdict, bound.replicas != stable);
    }

    /** Returns the memory with what the metrics ask for. */
    Recollection remembered(int desired, Recollection memory, Instant now) {
        return memory.recommended(desired, now, now.minus(longestWindow()));
    }

    // horizontal.go, stabilizeRecommendation
    private static int highest(int desired, Recollection memory, Instant now) {
        Instant cutoff = now.minus(DOWNSCALE_STABILIZATION);
        return memory.recommendations()
                .reject(dated -> dated.at().isBefore(cutoff))
                .map(Dated::replicas)
                .fold(desired, Math::max);
    }

    // horizontal.go, convertDesiredReplicasWithRules
    private Bound bounded(int stable) {
        int rate = (int) Math.max(2.0 * current, 4);
        if (stable < least) {
            return new Bound(least, Verdict.TOO_FEW);
        }
        if (stable > Math.min(most, rate)) {
            return most > rate ? new Bound(rate, Verdict.TOO_FAST_UP) : new Bound(most, Verdict.TOO_MANY);
        }
        return new Bound(stable, Verdict.WITHIN);
    }

    // horizontal.go, stabilizeRecommendationWithBehaviors
    private int stabilized(int desired, Recollection memory, Instant now) {
        int lowest = after(now.minus(upWindow()), memory).fold(desired, Math::min);
        int highest = after(now.minus(downWindow()), memory).fold(desired, Math::max);
        return Math.min(Math.max(current, lowest), highest);
    }

    private static Vector<Integer> after(Instant cutoff, Recollection memory) {
        return memory.recommendations()
                .filter(dated -> dated.at().isAfter(cutoff))
                .map(Dated::replicas);
    }

    // horizontal.go, convertDesiredReplicasWithBehaviorRate
    private Bound rated(int stable, ScalingRates rates) {
        if (stable > current) {
            int limit = rates.most(up());
            if (stable > Math.min(most, limit)) {
                return most > limit ? new Bound(limit, Verdict.TOO_FAST_UP) : new Bound(most, Verdict.TOO_MANY);
            }
        } else if (stable < current) {
            int limit = rates.least(down());
            if (stable < Math.max(least, limit)) {
                return least < limit ? new Bound(limit, Verdict.TOO_FAST_DOWN) : new Bound(least, Verdict.TOO_FEW);
            }
        }
        return new Bound(stable, Verdict.WITHIN);
    }

    private HPAScalingRules up() {
        return behavior.flatMap(HorizontalPodAutoscalerBehavior::scaleUp).getOrElse(NO_RULES);
    }

    private HPAScalingRules down() {
        return behavior.flatMap(HorizontalPodAutoscalerBehavior::scaleDown).getOrElse(NO_RULES);
    }

    private Duration upWindow() {
        return window(up()).getOrElse(Duration.ZERO);
    }

    private Duration downWindow() {
        return window(down()).getOrElse(DOWNSCALE_STABILIZATION);
    }

    private static Option<Duration> window(HPAScalingRules rules) {
        return rules.stabilizationWindowSeconds().map(Duration::ofSeconds);
    }

    private Duration longestWindow() {
        return behavior.isEmpty() || upWindow().compareTo(downWindow()) < 0 ? downWindow() : upWindow();
    }

    /** The longest period over which changes in the direction of that change are counted. */
    Duration longestPeriod(int change) {
        return Duration.ofSeconds((change > 0 ? up() : down())
                .policies()
                .map(HPAScalingPolicy::periodSeconds)
                .fold(0, Math::max));
    }

    /** After how long what was recommended or done before does not count any more. */
    Horizon horizon() {
        return new Horizon(longestWindow(), longestPeriod(1), longestPeriod(-1));
    }
}
