package io.github.kubevalue.net.conntrack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.packet.Flow;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EntryTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Entry opening = Entry.opening(Flow.udp("10.244.1.9:5000", "10.96.0.10:53"), 0, NOW);

    @Test
    void nothingHasBeenDecidedAboutOneThatOpens() {
        assertThat(opening.isBound(Manip.DESTINATION)).isFalse();
        assertThat(opening.isBound(Manip.SOURCE)).isFalse();
        assertThat(opening.byIpvs()).isFalse();
        assertThat(opening.seenReply()).isFalse();
        assertThat(opening.assured()).isFalse();
        assertThat(opening.mark()).isZero();
        assertThat(opening.offload()).isEqualTo(Offload.NONE);
        assertThat(opening.zone()).isEqualTo(Zone.DEFAULT);
        assertThat(opening.translation().isSourceTranslated()).isFalse();
        assertThat(opening.translation().isDestinationTranslated()).isFalse();
    }

    /** net/netfilter/nf_nat_core.c, nf_nat_alloc_null_binding: that an end stays is a decision about that end alone. */
    @ParameterizedTest
    @EnumSource(Manip.class)
    void anEndIsBoundOnceItHasBeenDecidedOn(Manip manip) {
        Entry bound = new PortAllocation(ConntrackTable.empty(), NOW, Choice.first()).bindNull(opening, manip);
        for (Manip each : Manip.values()) {
            assertThat(bound.isBound(each)).isEqualTo(each == manip);
        }
        assertThat(bound.reply()).isEqualTo(opening.reply());
    }

    @Test
    void livesUntilItsTimeIsOver() {
        Entry entry = opening.withExpiresAt(NOW.plusSeconds(30));
        assertThat(entry.isAlive(NOW.plusSeconds(29))).isTrue();
        assertThat(entry.isAlive(NOW.plusSeconds(30))).isFalse();
    }
}
