package io.github.kubevalue.net.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IcmpLimitsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final IcmpLimits.Pair PAIR = new IcmpLimits.Pair(Peer.node("n1"), Ip.parse("10.244.1.9"));

    private static int sent(IcmpLimits limits, int tries, Instant now) {
        int sent = 0;
        Option<IcmpLimits> after = limits.spending(PAIR, SECOND, now);
        while (after.isDefined() && sent < tries) {
            sent++;
            after = after.get().spending(PAIR, SECOND, now);
        }
        return sent;
    }

    @Test
    void sixErrorsMayBeSentAtOnce() {
        assertThat(sent(IcmpLimits.FRESH, 14, Instant.EPOCH)).isEqualTo(6);
    }

    @Test
    void oneMoreIsAllowedEachSecond() {
        IcmpLimits spent = IcmpLimits.FRESH;
        for (int i = 0; i < 6; i++) {
            spent = spent.spending(PAIR, SECOND, Instant.EPOCH).get();
        }
        assertThat(sent(spent, 14, Instant.EPOCH.plusMillis(999))).isZero();
        assertThat(sent(spent, 14, Instant.EPOCH.plusSeconds(1))).isEqualTo(1);
        assertThat(sent(spent, 14, Instant.EPOCH.plusSeconds(60))).isEqualTo(6);
        assertThat(spent.spending(new IcmpLimits.Pair(Peer.node("n2"), PAIR.to()), SECOND, Instant.EPOCH))
                .isNotEmpty();
    }

    @Test
    void ipv6LooksAtTheRoute() {
        Ip ip = Ip.parse("fd00::9");
        assertThat(IcmpLimits.interval(ip, 128)).isEqualTo(SECOND);
        assertThat(IcmpLimits.interval(ip, 64)).isEqualTo(Duration.ofMillis(250));
        assertThat(IcmpLimits.interval(ip, 0)).isEqualTo(Duration.ofMillis(62));
        assertThat(IcmpLimits.interval(PAIR.to(), 0)).isEqualTo(SECOND);
    }
}
