package io.github.kubevalue.model.runtime;

import io.vavr.control.Option;
import java.time.Duration;

/**
 * What a process does when it is asked to end, by SIGTERM.
 *
 * @param after how long it takes to end; none if it does not, so that it has to be killed
 * @param code what it returns then; none if nothing is said
 */
public record Stop(Option<Duration> after, Option<Integer> code) {
    /** Ends at once. */
    public static final Stop AT_ONCE = new Stop(Option.of(Duration.ZERO), Option.none());
}
