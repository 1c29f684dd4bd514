package io.github.kubevalue.net.conntrack;

import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import java.time.Duration;
import org.immutables.value.Value;

/**
 * The sysctls of connection tracking, {@code net.netfilter.nf_conntrack_*}, with the kernel's defaults.
 *
 * <p>Documentation/networking/nf_conntrack-sysctl.rst.
 */
@Value.Immutable
public interface ConntrackSettings extends WithConntrackSettings {
    /** The kernel's defaults. */
    ConntrackSettings KERNEL = builder().build();

    /** What kube-proxy sets: long-lived idle connections for a day, half-closed ones for an hour. */
    ConntrackSettings KUBE_PROXY = KERNEL.withTcpTimeouts(KERNEL.tcpTimeouts()
            .put(TcpState.ESTABLISHED, Duration.ofHours(24))
            .put(TcpState.CLOSE_WAIT, Duration.ofHours(1)));

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How long a TCP connection lives in each state. */
    @Value.Default
    default SortedMap<TcpState, Duration> tcpTimeouts() {
        return TreeMap.<TcpState, Duration>empty()
                .put(TcpState.SYN_SENT, Duration.ofSeconds(120))
                .put(TcpState.SYN_RECV, Duration.ofSeconds(60))
                .put(TcpState.ESTABLISHED, Duration.ofSeconds(432_000))
                .put(TcpState.FIN_WAIT, Duration.ofSeconds(120))
                .put(TcpState.CLOSE_WAIT, Duration.ofSeconds(60))
                .put(TcpState.LAST_ACK, Duration.ofSeconds(30))
                .put(TcpState.TIME_WAIT, Duration.ofSeconds(120))
                .put(TcpState.CLOSE, Duration.ofSeconds(10))
                .put(TcpState.SYN_SENT2, Duration.ofSeconds(120));
    }

    /** Returns how long a TCP connection lives in that state. */
    default Duration tcpTimeout(TcpState state) {
        return tcpTimeouts().getOrElse(state, generic());
    }

    /** {@code tcp_timeout_unacknowledged}: for a connection that was picked up in its middle. */
    @Value.Default
    default Duration tcpUnacknowledged() {
        return Duration.ofSeconds(300);
    }

    /** {@code udp_timeout}: for a flow without answer, and in its first two seconds. */
    @Value.Default
    default Duration udp() {
        return Duration.ofSeconds(30);
    }

    /** {@code udp_timeout_stream}: for a flow with traffic both ways. */
    @Value.Default
    default Duration udpStream() {
        return Duration.ofSeconds(120);
    }

    /** {@code icmp_timeout}. */
    @Value.Default
    default Duration icmp() {
        return Duration.ofSeconds(30);
    }

    /** {@code sctp_timeout_established}; SCTP's shorter states are not modelled. */
    @Value.Default
    default Duration sctp() {
        return Duration.ofSeconds(210);
    }

    /** {@code generic_timeout}: for every other protocol. */
    @Value.Default
    default Duration generic() {
        return Duration.ofSeconds(600);
    }

    /** {@code tcp_loose}: whether a connection may be picked up in its middle. */
    @Value.Default
    default boolean tcpLoose() {
        return true;
    }

    /** {@code tcp_be_liberal}: whether segments outside the window are let pass. */
    @Value.Default
    default boolean tcpBeLiberal() {
        return false;
    }

    /** {@code nf_conntrack_max}: how many connections there may be. */
    @Value.Default
    default int max() {
        return 262_144;
    }

    /** Builds {@link ConntrackSettings}. */
    final class Builder extends ImmutableConntrackSettings.Builder {
        Builder() {}
    }
}
