package io.github.kubevalue.model.kubelet;

import io.github.kubevalue.model.controller.Plan;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.time.Instant;

/**
 * When something happens to a container without anybody doing anything.
 *
 * @param at the time
 * @param recurs whether it goes on like that for ever
 */
public record Due(Instant at, boolean recurs) {

    /** Something that happens once. */
    public static Due once(Instant at) {
        return new Due(at, false);
    }

    /** Something that will go on happening. */
    public static Due recurring(Instant at) {
        return new Due(at, true);
    }

    /** Returns the plan that looks again at the times that lie ahead. */
    public static Plan await(Plan plan, Seq<Due> dues, Instant now) {
        return dues.filter(due -> due.at.isAfter(now))
                .foldLeft(
                        plan,
                        (all, due) -> due.recurs
                                ? all.recurAfter(Duration.between(now, due.at))
                                : all.requeueAfter(Duration.between(now, due.at)));
    }
}
