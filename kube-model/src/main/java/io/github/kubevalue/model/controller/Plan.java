package io.github.kubevalue.model.controller;

import io.github.kubevalue.model.apiserver.Write;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import org.immutables.value.Value;

/**
 * What a controller wants done: writes in order, events, and when to look again. {@code Plan.of(new Write.Create(pod),
 * "1 of 3 replicas")}.
 *
 * <p>The writes are made one after the other. If the API server refuses one, the rest is dropped, and the key is
 * reconciled again after a back-off; so a plan may be cut short anywhere and must be safe to resume. A write of an object
 * that an earlier step of the same plan wrote is not in conflict with it.
 *
 * <p>Plans are a monoid under {@link #then(Plan)} with {@link #none()}; of two times to look again, the earlier counts.
 */
@Value.Immutable
public interface Plan extends WithPlan {

    /** Returns the plan to do nothing: all is as it should be. */
    static Plan none() {
        return Builder.NONE;
    }

    /** Returns the plan of one write. */
    static Plan of(Write write, String why) {
        return builder().addStep(Step.of(write, why)).build();
    }

    /** Returns the plan of those steps. */
    static Plan of(Seq<Step> steps) {
        return builder().steps(steps).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The writes, in order, each with its reason. */
    Seq<Step> steps();

    /** What to tell people, even if no write succeeds. */
    Seq<Event> events();

    /** What is told again and again from now on, until a plan for the key does not say so. */
    Seq<Ongoing> ongoing();

    /**
     * When to reconcile the key again although nothing changed: a step of a process that will end, such as a container
     * that becomes ready. A cluster has not settled before that.
     */
    Option<Duration> requeueAfter();

    /**
     * Likewise, for what goes on for ever: the next restart of a crashing container, the next run of a CronJob. A cluster
     * in which only such times remain has settled.
     */
    Option<Duration> recurAfter();

    /** What to remember of the key until it is reconciled again, whatever becomes of the writes; as before if none. */
    Option<Memory> memory();

    /**
     * Whether another look right after the writes, at the same time, would find nothing to do and wait for the same: so the writes need
     * not wake the key. It need not be said of all plans of which it is so.
     */
    @Value.Default
    default boolean isConclusive() {
        return false;
    }

    /** Whether the plan neither writes nor waits. */
    default boolean isNone() {
        return this == Builder.NONE
                || steps().isEmpty()
                        && events().isEmpty()
                        && ongoing().isEmpty()
                        && requeueAfter().isEmpty()
                        && recurAfter().isEmpty();
    }

    /** The writes, in order. */
    default Seq<Write> writes() {
        return steps().map(Step::write);
    }

    /** Returns this plan followed by a write. */
    default Plan then(Write write, String why) {
        return then(write, why, Reaction.NONE);
    }

    /** Returns this plan followed by a write, and what to do about the answer to it. */
    default Plan then(Write write, String why, Reaction reaction) {
        return withSteps(steps().append(new Step(write, why, reaction)));
    }

    /** Returns this plan followed by another. */
    default Plan then(Plan next) {
        if (next.isNone() && next.memory().isEmpty()) {
            return this;
        }
        return isNone() && memory().isEmpty() ? next : both(next);
    }

    private Plan both(Plan next) {
        return builder()
                .steps(steps().appendAll(next.steps()))
                .events(events().appendAll(next.events()))
                .ongoing(ongoing().appendAll(next.ongoing()))
                .requeueAfter(earlier(requeueAfter(), next.requeueAfter()))
                .recurAfter(earlier(recurAfter(), next.recurAfter()))
                .memory(next.memory().orElse(memory()))
                .build();
    }

    /** Returns this plan with an event. */
    default Plan telling(Event event) {
        return withEvents(events().append(event));
    }

    /** Returns this plan with another look after that time, on which settling waits. */
    default Plan requeueAfter(Duration delay) {
        return withRequeueAfter(earlier(requeueAfter(), Option.of(delay)));
    }

    /** Returns this plan with another look after that time, on which settling does not wait. */
    default Plan recurAfter(Duration delay) {
        return withRecurAfter(earlier(recurAfter(), Option.of(delay)));
    }

    /** Returns this plan, after which that is remembered of the key. */
    default Plan remembering(Memory memory) {
        return withMemory(Option.of(memory));
    }

    private static Option<Duration> earlier(Option<Duration> one, Option<Duration> other) {
        return one.isEmpty() || other.exists(later -> later.compareTo(one.get()) < 0) ? other : one;
    }

    /** Builds a {@link Plan}. */
    final class Builder extends ImmutablePlan.Builder {
        private static final Plan NONE = new Builder().build();

        Builder() {}
    }
}
