package io.github.kubevalue.model.store;

import static io.github.kubevalue.model.store.Writes.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Store LEASED = Writes.EMPTY
            .grant(7, HOUR, START)
            .put(map("a", "1"), 7)
            .put(map("b", "1"), 7)
            .put(map("c", "1"));

    @Test
    void whatGoesWithALeaseIsGoneWhenItIsOver() {
        assertThat(LEASED.expire(START.plusSeconds(3599))).isSameAs(LEASED);
        Store later = LEASED.expire(START.plus(HOUR));
        assertThat(later.all()).isEqualTo(LEASED.all().takeRight(1));
        assertThat(later.leases()).isEmpty();
        assertThat(later.revision()).isEqualTo(LEASED.revision() + 1);
    }

    @Test
    void aLeaseThatIsKeptAliveBeginsAnew() {
        Store kept = LEASED.keepAlive(7, START.plusSeconds(3000));

        assertThat(kept.expire(START.plus(HOUR)).all()).hasSize(3);
        assertThat(kept.expire(START.plusSeconds(3000).plus(HOUR)).all()).hasSize(1);
    }

    @Test
    void anObjectThatIsWrittenWithoutItsLeaseStays() {
        Store kept = LEASED.put(map("a", "2")).expire(START.plus(HOUR));

        assertThat(kept.all().map(object -> object.name())).containsExactly("a", "c");
    }

    @Test
    void leasesHaveTheirNumbersToThemselves() {
        assertThatThrownBy(() -> LEASED.grant(7, HOUR, START)).hasMessage("etcdserver: lease already exists");
        assertThatThrownBy(() -> LEASED.put(map("a", "2"), 8)).hasMessage("etcdserver: requested lease not found");
        assertThatThrownBy(() -> LEASED.revoke(8)).hasMessage("etcdserver: requested lease not found");
        assertThatThrownBy(() -> LEASED.grant(0, HOUR, START)).isInstanceOf(IllegalArgumentException.class);
    }
}
