package io.github.kubevalue.model.kubelet.eviction;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.kubelet.CriticalPods;
import io.github.kubevalue.model.kubelet.status.PodFailure;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * One look of an eviction manager at its node, or the plan for the next.
 *
 * @param config what kubelets are told
 * @param node the node
 * @param uses what its pods use now
 * @param observations what is measured now
 * @param turns when something will be used otherwise
 * @param now the time
 */
record Look(
        EvictionConfig config,
        Node node,
        Seq<PodUse> uses,
        Observations observations,
        Seq<Instant> turns,
        Instant now) {
    // pkg/kubelet/kubelet.go, evictionMonitoringPeriod; eviction_manager.go, podCleanupPollFreq
    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final Duration AFTER_EVICTION = Duration.ofSeconds(1);
    private static final String REASON = "Evicted";

    static Look of(EvictionConfig config, NodeUse use) {
        Seq<PodUse> uses = use.uses();
        return new Look(config, use.node(), uses, use.observe(uses, config), use.turns(), use.now());
    }

    /** What is done now, given what is known from the looks before. */
    Plan plan(Pressure before) {
        return tick(before, now).equals(now) ? synchronize(before) : awaiting(before);
    }

    /** The first look at that time or later. */
    private static Instant tick(Pressure pressure, Instant time) {
        Instant next = pressure.next();
        long behind = Duration.between(next, time).toNanos();
        return behind <= 0 ? next : next.plusNanos(-Math.floorDiv(-behind, PERIOD.toNanos()) * PERIOD.toNanos());
    }

    // pkg/kubelet/eviction/eviction_manager.go, synchronize
    private Plan synchronize(Pressure before) {
        Pressure seen = before.seen(config, observations, now);
        PressureConditions conditions = new PressureConditions(node, seen.conditions(), now);
        Plan reported = conditions.events().isEmpty()
                ? Plan.none()
                : Plan.of(new Write.UpdateStatus(conditions.reported()), "what it is short of")
                        .withEvents(conditions.events());
        Plan evictions = evictions(seen);
        Pressure after = seen.nextAt(now.plus(evictions.steps().isEmpty() ? PERIOD : AFTER_EVICTION));
        return reported.then(evictions).then(awaiting(after)).remembering(after);
    }

    private Plan evictions(Pressure pressure) {
        Plan overLimits = overLimits().foldLeft(Plan.none(), Plan::then);
        Option<Threshold> first = pressure.ranked().headOption();
        if (!overLimits.isNone() || first.isEmpty()) {
            return overLimits;
        }
        Signal signal = first.get().signal();
        EvictionMessage message = new EvictionMessage(signal.resource(), pressure.ranked(), observations);
        Plan told = Plan.none()
                .telling(Event.warning(node, "EvictionThresholdMet", "Attempting to reclaim " + signal.resource()));
        return new Ranking(signal)
                .of(evictable())
                .headOption()
                .map(use -> told.then(evicted(use, message.of(use), true)))
                .getOrElse(told);
    }

    private Seq<PodUse> evictable() {
        return uses.reject(use -> CriticalPods.isCritical(use.pod()));
    }

    /** The ends of the pods that use more local storage than they may. */
    private Seq<Plan> overLimits() {
        return evictable()
                .flatMap(use -> new StorageLimits(use).exceeded().map(message -> evicted(use, message, false)));
    }

    private Plan evicted(PodUse use, String message, boolean isDisruption) {
        PodFailure failure = new PodFailure(use.pod(), REASON, message, now);
        return Plan.none()
                .telling(Event.warning(use.pod(), REASON, message))
                .then(isDisruption ? failure.disrupted() : failure.plan());
    }

    /** Looks again when something can be found out. */
    private Plan awaiting(Pressure pressure) {
        Seq<Threshold> met =
                observations.met(config.thresholds()).appendAll(observations.unresolved(pressure.driving()));
        boolean crossed = !met.isEmpty();
        boolean helpless =
                crossed && evictable().isEmpty() && pressure.driving().containsAll(met);
        Seq<Instant> soon = crossed && !helpless || !overLimits().isEmpty() ? Vector.of(now) : Vector.empty();
        Plan plan = soon.appendAll(turns)
                .appendAll(crossed ? Vector.empty() : pressure.turns(config))
                .map(time -> Duration.between(now, tick(pressure, time)))
                .foldLeft(Plan.none(), Plan::requeueAfter);
        return helpless ? plan.recurAfter(Duration.between(now, tick(pressure, now))) : plan;
    }
}
