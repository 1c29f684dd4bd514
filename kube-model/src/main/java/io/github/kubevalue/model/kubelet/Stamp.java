package io.github.kubevalue.model.kubelet;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the API keeps them. */
public final class Stamp {
    private Stamp() {}

    /** Returns the second in which a time falls: what {@code metav1.Time} keeps of it. */
    public static Instant of(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
