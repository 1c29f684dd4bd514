package io.github.kubevalue.dns.plugin.forward;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The health of an upstream. It is checked from the time when a query failed until it answers.
 *
 * @param fails how many checks have failed, one after the other
 * @param next when the next check begins; none while it is not checked
 */
// plugin/pkg/up/up.go; plugin/pkg/proxy/health.go
record Health(long fails, Option<Instant> next) {
    /** That of an upstream that nothing is known of. */
    static final Health GOOD = new Health(0, Option.none());

    private static final Duration A_MOMENT = Duration.ofMillis(1);

    /** Begins to check it, unless it is being checked. */
    Health checkedFrom(Instant now) {
        return next.isDefined() ? this : new Health(fails, Option.some(now));
    }

    /** More fails than allowed; with 0 allowed it is never checked. */
    boolean isDown(long allowed) {
        return allowed != 0 && fails > allowed;
    }

    /**
     * Returns the health after the checks that ended by now.
     *
     * @param interval how long after a failed check the next one begins
     * @param check does a check: none if it succeeds, otherwise how long it takes to fail
     */
    Health settled(Instant now, Duration interval, Supplier<Option<Duration>> check) {
        if (next.isEmpty() || next.get().isAfter(now)) {
            return this;
        }
        Option<Duration> failed = check.get();
        if (failed.isEmpty()) {
            return GOOD;
        }
        Instant end = next.get().plus(failed.get());
        if (end.isAfter(now)) {
            return this;
        }
        Duration period = failed.get().plus(interval);
        Duration turn = period.isZero() ? A_MOMENT : period;
        long ended = Duration.between(end, now).dividedBy(turn) + 1;
        return new Health(fails + ended, Option.some(next.get().plus(turn.multipliedBy(ended))));
    }
}
