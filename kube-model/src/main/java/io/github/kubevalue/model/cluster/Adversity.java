package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.fault.Hazards;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What may go wrong in a cluster, and what has.
 *
 * @param hazards what may still go wrong
 * @param refusals how many writes of which controller will be refused
 * @param downUntil until when all are
 * @param lags who hears of nothing
 * @param own the revisions of the last writes of works that wait until they see them, while there are reads of old states
 */
public record Adversity(
        Hazards hazards,
        Map<String, Integer> refusals,
        Option<Instant> downUntil,
        Map<String, Lag> lags,
        Map<Work, Long> own) {
    static final Adversity NONE =
            new Adversity(Hazards.NONE, HashMap.empty(), Option.none(), HashMap.empty(), HashMap.empty());

    // pkg/controller/controller_utils.go, ControllerExpectations: no sync of a key before its own writes are observed
    private static final Set<String> EXPECTING = HashSet.of(
            "replicaset-controller", "replicationcontroller-controller", "daemonset-controller", "job-controller");

    /**
     * A controller that hears of nothing.
     *
     * @param seen what it sees
     * @param until until when
     */
    record Lag(Snapshot seen, Instant until) {}

    Adversity withHazards(Hazards left) {
        return new Adversity(left, refusals, downUntil, lags, own);
    }

    Adversity refusing(String controller, int times) {
        int all = refusals.getOrElse(controller, 0) + times;
        Map<String, Integer> counted = all > 0 ? refusals.put(controller, all) : refusals.remove(controller);
        return new Adversity(hazards, counted, downUntil, lags, own);
    }

    Adversity down(Instant until) {
        return new Adversity(hazards, refusals, Option.of(until), lags, own);
    }

    Adversity lagging(String controller, Lag lag) {
        return new Adversity(hazards, refusals, downUntil, lags.put(controller, lag), own);
    }

    /** Whether the next write of a controller is refused. */
    boolean refuses(String controller, Instant now) {
        return refusals.containsKey(controller) || downUntil.exists(now::isBefore);
    }

    /** Who hears of nothing at that time, and until when. */
    Option<Lag> lag(String controller, Instant now) {
        return lags.isEmpty() ? Option.none() : lags.get(controller).filter(lag -> now.isBefore(lag.until()));
    }

    /** Returns this adversity after a piece of work has written. */
    Adversity written(Work work, long revision) {
        return hazards.staleReads() == 0 || !EXPECTING.contains(work.controller())
                ? this
                : new Adversity(hazards, refusals, downUntil, lags, own.put(work, revision));
    }

    /** The oldest revision at which a piece of work may see the cluster. */
    long oldest(Work work, long revision) {
        return Math.max(revision - hazards.staleness(), own.getOrElse(work, 0L));
    }
}
