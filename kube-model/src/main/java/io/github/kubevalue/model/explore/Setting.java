package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.cluster.Adversity;
import java.time.Instant;

/** When something is done, and what may go wrong then. Of those that are equal there is one, in one search. */
final class Setting {
    private final Instant now;
    private final Adversity adversity;
    private final int ahead;

    Setting(Instant now, Adversity adversity, int ahead) {
        this.now = now;
        this.adversity = adversity;
        this.ahead = ahead;
    }

    Instant now() {
        return now;
    }

    Adversity adversity() {
        return adversity;
    }

    /** The number of what may go wrong. */
    int ahead() {
        return ahead;
    }
}
