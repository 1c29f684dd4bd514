package io.github.kubevalue.model.store;

import java.time.Duration;
import java.time.Instant;

/**
 * A time after which what goes with it is gone, unless it is kept alive.
 *
 * @param id the number by which writes name it; not 0
 * @param ttl how long it lives from when it was granted or last kept alive
 * @param expiry when it ends
 */
public record Lease(long id, Duration ttl, Instant expiry) {

    /** Refuses the number that stands for no lease. */
    public Lease {
        if (id == 0) {
            throw new IllegalArgumentException("the number of a lease must not be 0");
        }
    }

    Lease renewed(Instant now) {
        return new Lease(id, ttl, now.plus(ttl));
    }

    boolean isOver(Instant now) {
        return !expiry.isAfter(now);
    }
}
