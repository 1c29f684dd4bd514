package io.github.kubevalue.model.controller.daemonset;

import io.github.kubevalue.model.controller.Memory;
import io.vavr.Tuple;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * How long failed pods of a DaemonSet are left on their nodes, so that it does not fight for ever with kubelets that reject them: each
 * time twice as long.
 *
 * @param held what is held, by node and generation of the set
 */
record FailedPods(SortedMap<String, Hold> held) implements Memory {
    /** No pod has failed. */
    static final FailedPods NONE = new FailedPods(TreeMap.empty());

    // pkg/controller/daemon/daemon_controller.go, NewDaemonSetsController: the back-off of failed pods
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofMinutes(15);

    /**
     * A pod was deleted.
     *
     * @param at when
     * @param delay how long none is deleted from then
     */
    record Hold(Instant at, Duration delay) {

        private Duration left(Instant now) {
            Duration left = Duration.between(now, at.plus(delay));
            return left.isNegative() ? Duration.ZERO : left;
        }

        /** Whether it is so long ago that it does not count. */
        private boolean isOver(Instant now) {
            // client-go/util/flowcontrol/backoff.go, hasExpired
            return Duration.between(at, now).compareTo(MOST.multipliedBy(2)) > 0;
        }
    }

    @Override
    public Object asOf(Instant now) {
        return known(now).mapValues(hold -> Tuple.of(hold.delay(), hold.left(now)));
    }

    /** How much longer each time is no other state. */
    @Override
    public Object deciding(Instant now) {
        return known(now).keySet();
    }

    private SortedMap<String, Hold> known(Instant now) {
        return held.rejectValues(hold -> hold.isOver(now));
    }

    /** Returns how long none is deleted; none if one may be. */
    Option<Duration> delay(String node, Instant now) {
        // IsInBackOffSinceUpdate; the whole delay, as what is left is not asked for
        return known(now).get(node).filter(hold -> !hold.left(now).isZero()).map(Hold::delay);
    }

    /** Returns this after a pod is deleted. */
    FailedPods after(String node, Instant now) {
        Duration delay = known(now)
                .get(node)
                .map(hold -> hold.delay().multipliedBy(2))
                .map(twice -> twice.compareTo(MOST) < 0 ? twice : MOST)
                .getOrElse(FIRST);
        return new FailedPods(known(now).put(node, new Hold(now, delay)));
    }
}
