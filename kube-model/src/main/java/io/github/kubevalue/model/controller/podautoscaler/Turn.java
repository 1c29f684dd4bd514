package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerSpec;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.podautoscaler.Normalization.Outcome;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Stream;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;

/**
 * One turn of an autoscaler. (horizontal.go, reconcileAutoscaler)
 *
 * @param autoscaler the autoscaler
 * @param source what is measured
 * @param snapshot the cluster
 * @param now the virtual time
 * @param memory what is remembered of the autoscaler, and that it has its turn now
 */
record Turn(
        HorizontalPodAutoscaler autoscaler, MetricsSource source, Snapshot snapshot, Instant now, Recollection memory) {
    /** The flag {@code --horizontal-pod-autoscaler-sync-period}. */
    static final Duration PERIOD = Duration.ofSeconds(15);

    private HorizontalPodAutoscalerSpec spec() {
        return autoscaler.spec();
    }

    private int least() {
        return spec().minReplicas().getOrElse(1);
    }

    private Conditions conditions() {
        return new Conditions(autoscaler.status().conditions(), now);
    }

    Plan plan() {
        Either<String, Target.Scaled> target = new Target(autoscaler, snapshot).scaled();
        return target.fold(this::unread, found -> remembering(found).scaled(found));
    }

    private Plan unread(String why) {
        Conditions told = conditions()
                .ableToScale(
                        false,
                        "FailedGetScale",
                        "the HPA controller was unable to get the target's current scale: " + why);
        return StatusWrite.of(autoscaler, autoscaler.status().withConditions(told.all()))
                .telling(Event.warning(autoscaler, "FailedGetScale", why))
                .remembering(memory)
                .recurAfter(PERIOD);
    }

    private Turn remembering(Target.Scaled target) {
        return new Turn(
                autoscaler,
                source,
                snapshot,
                now,
                memory.beginning(target.scale().replicas(), now));
    }

    private Plan scaled(Target.Scaled target) {
        Conditions able = conditions()
                .ableToScale(
                        true, "SucceededGetScale", "the HPA controller was able to get the target's current scale");
        Decision decision = Decision.of(autoscaler, target, able);
        int current = decision.current();
        if (current == 0) {
            return disabled(decision);
        }
        if (current > spec().maxReplicas()) {
            return rescaled(
                    decision, spec().maxReplicas(), "Current number of replicas above Spec.MaxReplicas", memory);
        }
        return current < least()
                ? rescaled(decision, least(), "Current number of replicas below Spec.MinReplicas", memory)
                : measured(decision);
    }

    private Plan disabled(Decision decision) {
        Conditions told = decision.conditions()
                .scalingActive(
                        false, "ScalingDisabled", "scaling is disabled since the replica count of the target is zero")
                .withoutScaledToZero();
        return decision.with(told, decision.statuses())
                .unchanged(0)
                .remembering(memory)
                .recurAfter(PERIOD);
    }

    private Plan rescaled(Decision decision, int desired, String reason, Recollection then) {
        return decision.rescaled(desired, reason, then).remembering(then).requeueAfter(PERIOD);
    }

    private Plan measured(Decision decision) {
        MetricsClient metrics = source.at(autoscaler, snapshot, now);
        Advice advice = new Advisor(autoscaler, metrics, snapshot, now)
                .advice(decision.target().scale(), decision.conditions());
        Decision told = decision.with(advice.conditions(), advice.statuses());
        Plan events = advice.events().foldLeft(Plan.none(), Plan::telling);
        return events.then(advice.replicas()
                .fold(why -> unadvised(told, why, advice.isPassing()), desired -> normalized(told, advice, desired)));
    }

    private Plan unadvised(Decision decision, String why, boolean isPassing) {
        return again(
                decision.unchanged(autoscaler.status().desiredReplicas())
                        .telling(Event.warning(autoscaler, "FailedComputeMetricsReplicas", why))
                        .remembering(memory),
                isPassing);
    }

    private Plan normalized(Decision decision, Advice advice, int asked) {
        int current = decision.current();
        int desired = Math.max(0, asked);
        Normalization normalization = Normalization.of(autoscaler, current);
        Outcome outcome = normalization.of(desired, memory, now);
        Recollection then = normalization.remembered(desired, memory, now);
        Decision told = decision.with(limited(decision.conditions(), outcome), decision.statuses());
        if (outcome.replicas() != current) {
            return rescaled(told, outcome.replicas(), reason(advice.metric(), desired, current), then);
        }
        return again(
                told.unchanged(current).remembering(then),
                advice.isPassing() || willChange(normalization, desired, then, outcome));
    }

    private static Conditions limited(Conditions conditions, Outcome outcome) {
        return conditions
                .ableToScale(
                        true, outcome.stability().reason(), outcome.stability().message())
                .scalingLimited(
                        outcome.isLimited(),
                        outcome.limit().reason(),
                        outcome.limit().message());
    }

    private static String reason(String metric, int desired, int current) {
        if (desired > current) {
            return metric + " above target";
        }
        return desired < current ? "All metrics below target" : "";
    }

    /** Whether a later turn would come to something else although nothing but time passes. */
    private boolean willChange(Normalization normalization, int desired, Recollection then, Outcome outcome) {
        Instant last = now.plus(normalization.horizon().farthest()).plus(PERIOD);
        return Stream.iterate(now.plus(PERIOD), turn -> turn.plus(PERIOD))
                .takeUntil(turn -> turn.isAfter(last))
                .exists(turn -> !normalization.of(desired, then, turn).equals(outcome));
    }

    /** The next turn: a cluster waits for it if it may come to something else, and otherwise has settled. */
    private static Plan again(Plan plan, boolean isAwaited) {
        return isAwaited ? plan.requeueAfter(PERIOD) : plan.recurAfter(PERIOD);
    }
}
