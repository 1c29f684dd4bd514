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
            .put(TcpState.ESTABLISHED, Duration.ofDays(1))
            .put(TcpState.CLOSE_WAIT, Duration.ofHours(1)));

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How long a TCP connection lives in each state. */
    @Value.Default
    default SortedMap<TcpState, Duration> tcpTimeouts() {
        return TreeMap.<TcpState, Duration>empty()
                .put(TcpState.SYN_SENT, Duration.ofMinutes(2))
                .put(TcpState.SYN_RECV, Duration.ofMinutes(1))
                .put(TcpState.ESTABLISHED, Duration.ofDays(5))
                .put(TcpState.FIN_WAIT, Duration.ofMinutes(2))
                .put(TcpState.CLOSE_WAIT, Duration.ofMinutes(1))
                .put(TcpState.LAST_ACK, Duration.ofSeconds(30))
                .put(TcpState.TIME_WAIT, Duration.ofMinutes(2))
                .put(TcpState.CLOSE, Duration.ofSeconds(10))
                .put(TcpState.SYN_SENT2, Duration.ofMinutes(2));
    }

    /** Returns how long a TCP connection lives in that state. */
    default Duration tcpTimeout(TcpState state) {
        return tcpTimeouts().getOrElse(state, generic());
    }

    /** {@code tcp_timeout_unacknowledged}: for a connection that was picked up in its middle. */
    @Value.Default
    default Duration tcpUnacknowledged() {
        return Duration.ofMinutes(5);
    }

    /** {@code udp_timeout}: for a flow without answer, and in its first two seconds. */
    @Value.Default
    default Duration udp() {
        return Duration.ofSeconds(30);
    }

    /** {@code udp_timeout_stream}: for a flow with traffic both ways. */
    @Value.Default
    default Duration udpStream() {
        return Duration.ofMinutes(2);
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
        return Duration.ofMinutes(10);
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
