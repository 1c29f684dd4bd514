package io.github.kubevalue.model.controller.job;

import io.github.kubevalue.model.core.Pod;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a Job waits before the next pod, after pods have failed one after the other. The controller remembers them: they may be
 * gone by then.
 *
 * @param failures how many have failed since the last that succeeded
 * @param last when the last of them did, if any has
 */
record BackOff(int failures, Option<Instant> last) {
    /** No pod has failed. */
    static final BackOff NONE = new BackOff(0, Option.none());

    // pkg/controller/job/job_controller.go, DefaultJobPodFailureBackOff, MaxJobPodFailureBackOff
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration MOST = Duration.ofMinutes(10);
    private static final int DOUBLINGS = 6;

    /** Returns what tells this from others at a time; more failures than matter count as so many. */
    Object asOf(Instant now) {
        return Tuple.of(deciding(now), left(now));
    }

    /** Returns what of this decides how long the next pod has to wait. */
    Object deciding(Instant now) {
        return Math.min(DOUBLINGS + 1, failures);
    }

    /** Returns this after those pods have ended too. */
    BackOff after(Seq<Pod> succeeded, Seq<Pod> failed) {
        // pkg/controller/job/backoff_utils.go, newBackoffRecord
        Seq<Instant> times = failed.map(FinishTime::of).sorted();
        Option<Instant> success = succeeded.map(FinishTime::of).max();
        Seq<Instant> since = success.map(time -> times.filter(time::isBefore)).getOrElse(times);
        int before = success.isDefined() ? 0 : failures;
        return new BackOff(
                before + since.size(), since.lastOption().orElse(success.isDefined() ? Option.none() : last));
    }

    /** Returns how long to wait still; none if a pod may be made now. */
    Option<Duration> left(Instant now) {
        return last.flatMap(time -> left(failures, time, now));
    }

    /**
     * Returns how long to wait still.
     *
     * @param failures how many pods have failed one after the other
     * @param last when the last of them did
     */
    static Option<Duration> left(int failures, Instant last, Instant now) {
        // getRemainingTimeForFailuresCount
        Duration delay = FIRST.multipliedBy(1L << Math.min(DOUBLINGS, failures - 1));
        Instant until = last.plus(delay.compareTo(MOST) < 0 ? delay : MOST);
        return until.isAfter(now) ? Option.of(Duration.between(now, until)) : Option.none();
    }
}
