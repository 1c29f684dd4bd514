package io.github.kubevalue.model.runtime;

import java.time.Duration;

/**
 * How the handler of a lifecycle hook goes.
 *
 * @param takes how long it takes; a handler that sleeps takes as long as it says
 * @param fails whether it fails in the end
 */
public record Hook(Duration takes, boolean fails) {
    /** Goes well, at once. */
    public static final Hook WELL = new Hook(Duration.ZERO, false);
}
