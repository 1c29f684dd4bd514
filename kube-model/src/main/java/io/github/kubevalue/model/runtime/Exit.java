package io.github.kubevalue.model.runtime;

import java.time.Duration;

/**
 * How a process ends by itself.
 *
 * @param code what it returns; 0 for success
 * @param after how long it runs
 */
public record Exit(int code, Duration after) {
    /** Ends well, at once. */
    public static final Exit AT_ONCE = new Exit(0, Duration.ZERO);

    /** Whether it ends without having run for any time. */
    public boolean isAtOnce() {
        return after.isZero();
    }
}
