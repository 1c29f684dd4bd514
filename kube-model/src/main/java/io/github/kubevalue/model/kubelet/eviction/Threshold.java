package io.github.kubevalue.model.kubelet.eviction;

import io.vavr.control.Option;
import java.time.Duration;

/**
 * When pods are evicted: once less than that much is left, for that long.
 *
 * @param signal what is measured
 * @param value how much has to be left
 * @param grace how long it may lack; a threshold without is hard, any other soft
 * @param minReclaim how much more than that is to be reclaimed, once pods are evicted
 */
public record Threshold(Signal signal, ThresholdValue value, Duration grace, Option<ThresholdValue> minReclaim) {

    /** Returns the hard threshold without a least amount to reclaim. */
    public static Threshold hard(Signal signal, ThresholdValue value) {
        return new Threshold(signal, value, Duration.ZERO, Option.none());
    }

    boolean isHard() {
        return grace.isZero();
    }

    /** Whether less is left than has to be. */
    boolean isMet(Observation observed) {
        return value.of(observed.capacity()).compareTo(observed.available()) > 0;
    }

    /** Whether less is left than has to be, once evictions have begun. */
    boolean isUnresolved(Observation observed) {
        return minReclaim
                .map(more -> value.of(observed.capacity())
                                .plus(more.of(observed.capacity()))
                                .compareTo(observed.available())
                        > 0)
                .getOrElse(() -> isMet(observed));
    }
}
