package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.meta.DurationText;
import java.time.Duration;

/**
 * A moment: {@code 90s} after the cluster was started, or {@code +90s} after what happened last.
 *
 * @param time how long after that
 * @param isSinceLast whether that is what happened last
 */
record When(Duration time, boolean isSinceLast) {

    /**
     * Reads {@code 90s} or {@code +1h30m}.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    static When parse(String text) {
        boolean isSinceLast = text.startsWith("+");
        return new When(DurationText.parse(isSinceLast ? text.substring(1) : text), isSinceLast);
    }

    /**
     * Returns how far that is from a cluster to which something has just happened.
     *
     * @throws BadInput if it lies before that
     */
    Duration from(Cluster cluster) {
        Duration left = isSinceLast ? time : time.minus(cluster.elapsed());
        if (left.isNegative()) {
            String age = DurationText.of(cluster.elapsed());
            throw new BadInput("the cluster is " + age + " old before it can be " + DurationText.of(time)
                    + "; a time after what happened last is said as +" + DurationText.of(time));
        }
        return left;
    }
}
