package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.controller.Memory;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;

/**
 * What the controller remembers of an autoscaler. As in Kubernetes, what is too old to count stays until something takes its place:
 * it counts again if the autoscaler is told to look farther back.
 *
 * @param next when its turn comes again
 * @param horizon how far it looked back when it last had its turn
 * @param recommendations what was computed before it was held back
 * @param ups by how many pods it scaled up, and when
 * @param downs by how many pods it scaled down, and when
 */
record Recollection(
        Instant next, Horizon horizon, Vector<Dated> recommendations, Vector<Dated> ups, Vector<Dated> downs)
        implements Memory {

    /**
     * How far an autoscaler looks back.
     *
     * @param recommendations at what was recommended
     * @param ups at what was added
     * @param downs at what was removed
     */
    record Horizon(Duration recommendations, Duration ups, Duration downs) {
        static final Horizon NONE = new Horizon(Duration.ZERO, Duration.ZERO, Duration.ZERO);

        /** The farthest. */
        Duration farthest() {
            return Vector.of(recommendations, ups, downs).max().get();
        }
    }

    /**
     * A number of pods.
     *
     * @param replicas the number
     * @param at when it was recommended, or added, or removed
     */
    record Dated(int replicas, Instant at) {
        private Duration age(Instant now) {
            return Duration.between(at, now);
        }
    }

    @Override
    public Object asOf(Instant now) {
        return Tuple.of(Duration.between(now, next), deciding(now));
    }

    /** What it looks back at, in whatever places that is. */
    @Override
    public Object deciding(Instant now) {
        return Tuple.of(
                horizon,
                within(horizon.recommendations, recommendations, now),
                within(horizon.ups, ups, now),
                within(horizon.downs, downs, now));
    }

    private static Vector<Tuple2<Duration, Integer>> within(Duration window, Vector<Dated> all, Instant now) {
        return all.map(dated -> Tuple.of(dated.age(now), dated.replicas))
                .filter(dated -> dated._1.compareTo(window) <= 0)
                .sorted();
    }

    static Recollection until(Instant next) {
        return new Recollection(next, Horizon.NONE, Vector.empty(), Vector.empty(), Vector.empty());
    }

    /** Returns the memory at a turn that looks that far back. */
    Recollection next(Instant then, Horizon looked) {
        return new Recollection(then, looked, recommendations, ups, downs);
    }

    /** Returns the memory that begins with the number of pods that there are. (horizontal.go, recordInitialRecommendation) */
    Recollection beginning(int current, Instant now) {
        return recommendations.isEmpty()
                ? new Recollection(next, horizon, Vector.of(new Dated(current, now)), ups, downs)
                : this;
    }

    /** Returns the memory with a recommendation, in the place of one that is outdated. */
    Recollection recommended(int replicas, Instant now, Instant outdated) {
        return new Recollection(
                next, horizon, replaced(recommendations, new Dated(replicas, now), outdated), ups, downs);
    }

    /** Returns the memory of a change by so many pods, in the place of one that is older than any period. (storeScaleEvent) */
    Recollection scaled(int change, Duration longestPeriod, Instant now) {
        Instant outdated = now.minus(longestPeriod);
        Dated event = new Dated(Math.abs(change), now);
        return change > 0
                ? new Recollection(next, horizon, recommendations, replaced(ups, event, outdated), downs)
                : new Recollection(next, horizon, recommendations, ups, replaced(downs, event, outdated));
    }

    private static Vector<Dated> replaced(Vector<Dated> all, Dated latest, Instant outdated) {
        int place = all.lastIndexWhere(dated -> dated.at.isBefore(outdated));
        return place < 0 ? all.append(latest) : all.update(place, latest);
    }

    /** How many pods were added after that. */
    int addedAfter(Instant cutoff) {
        return sumAfter(ups, cutoff);
    }

    /** How many pods were removed after that. */
    int removedAfter(Instant cutoff) {
        return sumAfter(downs, cutoff);
    }

    // horizontal.go, getReplicasChangePerPeriod
    private static int sumAfter(Vector<Dated> events, Instant cutoff) {
        return events.filter(event -> event.at.isAfter(cutoff))
                .map(Dated::replicas)
                .sum()
                .intValue();
    }
}
