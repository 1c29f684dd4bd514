package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.controller.Ongoing;
import java.time.Duration;
import java.time.Instant;

/**
 * What somebody tells again and again.
 *
 * @param what what is told
 * @param reporter who tells it
 * @param since when it was told first
 */
record Going(Ongoing what, String reporter, Instant since) {
    /** As many as may make a difference to what is kept of them: of those before only their number does. */
    private static final long MOST = 500;

    /** Returns what has been told when it has been told until then, that moment included or not. */
    Tellings until(Instant now, boolean isIncluded, Tellings before) {
        long skipped = Math.max(0, Duration.between(since, now).dividedBy(what.longest()) - MOST);
        Instant from = since.plus(what.longest().multipliedBy(skipped));
        Tellings known = skipped == 0 ? before : before.skipping(what.event(), reporter, (int) skipped, from);
        Ongoing rest = skipped == 0 ? what : Ongoing.every(what.longest(), what.event());
        return rest.times(from)
                .takeWhile(at -> at.isBefore(now) || isIncluded && at.equals(now))
                .foldLeft(known, (tellings, at) -> tellings.with(what.event(), reporter, at));
    }
}
