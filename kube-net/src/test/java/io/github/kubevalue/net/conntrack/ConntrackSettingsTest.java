package io.github.kubevalue.net.conntrack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kernel's defaults: Documentation/networking/nf_conntrack-sysctl.rst. */
class ConntrackSettingsTest {
    private final ConntrackSettings settings = ConntrackSettings.builder().build();

    /** net/netfilter/nf_conntrack_proto_tcp.c, tcp_timeouts. */
    @ParameterizedTest
    @CsvSource({
        "SYN_SENT, 120",
        "SYN_RECV, 60",
        "ESTABLISHED, 432000",
        "FIN_WAIT, 120",
        "CLOSE_WAIT, 60",
        "LAST_ACK, 30",
        "TIME_WAIT, 120",
        "CLOSE, 10",
        "SYN_SENT2, 120",
    })
    void everyStateOfTcpHasItsTime(TcpState state, int seconds) {
        assertThat(settings.tcpTimeout(state)).isEqualTo(Duration.ofSeconds(seconds));
    }

    /** net/netfilter/nf_conntrack_proto_sctp.c, sctp_timeouts. */
    @ParameterizedTest
    @CsvSource({
        "CLOSED, 10",
        "COOKIE_WAIT, 3",
        "COOKIE_ECHOED, 3",
        "ESTABLISHED, 210",
        "SHUTDOWN_SENT, 3",
        "SHUTDOWN_RECD, 3",
        "SHUTDOWN_ACK_SENT, 3",
        "HEARTBEAT_SENT, 30",
    })
    void everyStateOfSctpHasItsTime(SctpState state, int seconds) {
        assertThat(settings.sctpTimeout(state)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void otherProtocolsHaveTheirs() {
        assertThat(settings.tcpUnacknowledged()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.tcpMaxRetransTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.udp()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.udpStream()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.icmp()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.icmpv6()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.gre()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.greStream()).isEqualTo(Duration.ofMinutes(3));
        assertThat(settings.generic()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void switchesAreAsTheKernelHasThem() {
        assertThat(settings.tcpLoose()).isTrue();
        assertThat(settings.tcpBeLiberal()).isFalse();
        assertThat(settings.tcpIgnoreInvalidRst()).isFalse();
        assertThat(settings.tcpMaxRetrans()).isEqualTo(3);
        assertThat(settings.max()).isEqualTo(262_144);
        assertThat(settings.buckets()).isEqualTo(262_144);
        assertThat(settings.hashSeed()).isZero();
        assertThat(ConntrackSettings.KERNEL).isEqualTo(settings);
    }

    /** pkg/proxy/apis/config/v1alpha1/defaults.go. */
    @Test
    void kubeProxyChangesTwoOfThem() {
        assertThat(ConntrackSettings.KUBE_PROXY)
                .isEqualTo(settings.withTcpTimeouts(settings.tcpTimeouts()
                        .put(TcpState.ESTABLISHED, Duration.ofDays(1))
                        .put(TcpState.CLOSE_WAIT, Duration.ofHours(1))));
    }
}
