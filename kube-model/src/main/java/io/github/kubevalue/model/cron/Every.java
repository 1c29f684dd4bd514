package io.github.kubevalue.model.cron;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Due once in that while: {@code @every 5m}.
 *
 * @param delay the while, in whole seconds and at least one
 */
public record Every(Duration delay) implements Schedule {
    private static final Duration LEAST = Duration.ofSeconds(1);

    /** Rounds the delay down to whole seconds, or up to one. */
    public Every {
        // constantdelay.go, Every
        delay = delay.compareTo(LEAST) < 0 ? LEAST : delay.truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public Option<Instant> next(Instant after) {
        return Option.of(after.truncatedTo(ChronoUnit.SECONDS).plus(delay));
    }
}
