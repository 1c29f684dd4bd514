package io.github.kubevalue.dns.plugin.forward;

import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.name.DomainName;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import org.immutables.value.Value;

/** The options of the plugin, under the names that the Corefile has for them. */
@Value.Immutable
public interface ForwardOptions extends WithForwardOptions {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The zone whose names are forwarded, FROM in the Corefile. */
    @Value.Default
    default DomainName zone() {
        return DomainName.ROOT;
    }

    /** The servers to which they are, TO in the Corefile; at least one. */
    Seq<Upstream> upstreams();

    /** Zones below {@link #zone()} whose names are not forwarded; it itself always is. */
    Seq<DomainName> except();

    /** In which order upstreams are asked. */
    @Value.Default
    default Policy policy() {
        return Policy.RANDOM;
    }

    /** How many health checks an upstream may fail before it is passed over; with 0 health is not checked. */
    @Value.Default
    default long maxFails() {
        return 2;
    }

    /** How long after a failed health check the next one is done. */
    @Value.Default
    default Duration healthCheck() {
        return Duration.ofMillis(500);
    }

    /** The name that health checks ask for. */
    @Value.Default
    default DomainName healthDomain() {
        return DomainName.ROOT;
    }

    /** Whether health checks desire recursion. */
    @Value.Default
    default boolean healthRecursion() {
        return true;
    }

    /** Whether upstreams are asked over TCP, however the client asks. */
    @Value.Default
    default boolean forceTcp() {
        return false;
    }

    /** Whether upstreams are asked over UDP first, however the client asks, and over TCP when a reply was cut. */
    @Value.Default
    default boolean preferUdp() {
        return false;
    }

    /** How long a reply is waited for. */
    @Value.Default
    default Duration readTimeout() {
        return Duration.ofSeconds(2);
    }

    /** How often a query may fail to be sent or answered, 0 for any number; unless given, twice for each upstream. */
    Option<Long> maxConnectAttempts();

    /** How many queries may be under way at once, 0 for any number. */
    @Value.Default
    default long maxConcurrent() {
        return 0;
    }

    /** The codes with which an upstream lets the next one try. */
    Seq<Rcode> failover();

    /** The codes with which the next {@code forward} of the block may try. */
    Seq<Rcode> next();

    /** Whether that may try if there is no data. */
    @Value.Default
    default boolean nextOnNodata() {
        return false;
    }

    /** Whether a query fails at once when no upstream is healthy; otherwise one of them is asked nevertheless. */
    @Value.Default
    default boolean failfastAllUnhealthyUpstreams() {
        return false;
    }

    /** Builds {@link ForwardOptions}. */
    final class Builder extends ImmutableForwardOptions.Builder {
        Builder() {}
    }
}
