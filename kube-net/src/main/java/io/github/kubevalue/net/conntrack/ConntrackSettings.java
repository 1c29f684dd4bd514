package io.github.kubevalue.net.conntrack;

import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import java.time.Duration;
import java.util.EnumMap;
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

    /** How long a TCP connection lives in every state, ready for the many segments that ask; not to be changed. */
    @Value.Derived
    @Value.Auxiliary
    default EnumMap<TcpState, Duration> tcpTimeoutOfEach() {
        EnumMap<TcpState, Duration> timeouts = new EnumMap<>(TcpState.class);
        for (TcpState state : TcpState.values()) {
            timeouts.put(state, tcpTimeouts().getOrElse(state, generic()));
        }
        return timeouts;
    }

    /** Returns how long a TCP connection lives in that state. */
    default Duration tcpTimeout(TcpState state) {
        return tcpTimeoutOfEach().getOrDefault(state, generic());
    }

    /** {@code tcp_timeout_unacknowledged}: for a connection picked up in its middle, or with data not yet acknowledged. */
    @Value.Default
    default Duration tcpUnacknowledged() {
        return Duration.ofMinutes(5);
    }

    /** {@code tcp_timeout_max_retrans}: for a connection whose one side says the same again and again. */
    @Value.Default
    default Duration tcpMaxRetransTimeout() {
        return Duration.ofMinutes(5);
    }

    /** {@code tcp_max_retrans}: how often it may. */
    @Value.Default
    default int tcpMaxRetrans() {
        return 3;
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

    /** {@code icmpv6_timeout}. */
    @Value.Default
    default Duration icmpv6() {
        return Duration.ofSeconds(30);
    }

    /** How long an SCTP association lives in each state: {@code sctp_timeout_*}. */
    @Value.Default
    default SortedMap<SctpState, Duration> sctpTimeouts() {
        return TreeMap.<SctpState, Duration>empty()
                .put(SctpState.CLOSED, Duration.ofSeconds(10))
                .put(SctpState.COOKIE_WAIT, Duration.ofSeconds(3))
                .put(SctpState.COOKIE_ECHOED, Duration.ofSeconds(3))
                .put(SctpState.ESTABLISHED, Duration.ofSeconds(210))
                .put(SctpState.SHUTDOWN_SENT, Duration.ofSeconds(3))
                .put(SctpState.SHUTDOWN_RECD, Duration.ofSeconds(3))
                .put(SctpState.SHUTDOWN_ACK_SENT, Duration.ofSeconds(3))
                .put(SctpState.HEARTBEAT_SENT, Duration.ofSeconds(30));
    }

    /** Returns how long an SCTP association lives in that state. */
    default Duration sctpTimeout(SctpState state) {
        return sctpTimeouts().getOrElse(state, Duration.ZERO);
    }

    /** {@code gre_timeout}: for a tunnel without answer. */
    @Value.Default
    default Duration gre() {
        return Duration.ofSeconds(30);
    }

    /** {@code gre_timeout_stream}: for a tunnel with traffic both ways. */
    @Value.Default
    default Duration greStream() {
        return Duration.ofMinutes(3);
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

    /** {@code tcp_ignore_invalid_rst}: whether resets with a number that is too low are believed. */
    @Value.Default
    default boolean tcpIgnoreInvalidRst() {
        return false;
    }

    /** {@code nf_conntrack_buckets}: how many buckets the hash table has, which decides who is dropped from a full table. */
    @Value.Default
    default int buckets() {
        return 262_144;
    }

    /** What the kernel draws at boot, so that nobody can choose the bucket of a flow. */
    @Value.Default
    default long hashSeed() {
        return 0;
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
