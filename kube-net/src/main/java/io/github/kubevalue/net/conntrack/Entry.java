package io.github.kubevalue.net.conntrack;

import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.rewrite.Translation;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/**
 * One tracked connection: how its packets look in both directions, and what has been seen of it.
 *
 * <p>NAT changes {@link #reply()} alone, before the entry is confirmed. Its text is the line of {@code conntrack -L} (see
 * {@link ConntrackText}).
 */
@Value.Immutable
public abstract class Entry implements WithEntry {
    Entry() {}

    /** Returns the entry that the first packet of a flow makes in a zone for both directions. */
    public static Entry opening(Flow original, int zone, Instant now) {
        return opening(original, Zone.of(zone), now);
    }

    /** Returns the entry that the first packet of a flow makes: without NAT, unconfirmed. */
    public static Entry opening(Flow original, Zone zone, Instant now) {
        return builder()
                .original(original)
                .reply(original.inverted())
                .zone(zone)
                .createdAt(now)
                .expiresAt(now)
                .build();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** How packets of the original direction come in. */
    public abstract Flow original();

    /** How replies come in. */
    public abstract Flow reply();

    /** The zone in which the flows are unique. */
    @Value.Default
    public Zone zone() {
        return Zone.DEFAULT;
    }

    /** Whether a reply has been seen; {@code [UNREPLIED]} if not. */
    @Value.Default
    public boolean seenReply() {
        return false;
    }

    /** Whether it is worth keeping when the table is full: {@code [ASSURED]}. */
    @Value.Default
    public boolean assured() {
        return false;
    }

    /** The mark of the connection, not of its packets. */
    @Value.Default
    public int mark() {
        return 0;
    }

    /** Whether it is IPVS, and not NAT, that changes the destination of its packets. */
    @Value.Default
    public boolean byIpvs() {
        return false;
    }

    /** When its first packet came. */
    public abstract Instant createdAt();

    /** When it dies unless a packet comes. */
    public abstract Instant expiresAt();

    /** The interface whose address it is masqueraded with; the entry dies with that address. */
    @Value.Default
    public Option<String> masqueradedOn() {
        return Option.none();
    }

    /** Whether its packets bypass the network stack by a flow table. */
    @Value.Default
    public Offload offload() {
        return Offload.NONE;
    }

    /**
     * Whether another connection has its original flow, so that it is known by replies alone, for a second: the loser of a
     * race. {@code IPS_NAT_CLASH}.
     */
    @Value.Default
    boolean clashed() {
        return false;
    }

    /** The reply flow of a connection at its end whose port it takes over, when it is confirmed. */
    @Value.Default
    Option<Flow> takesOver() {
        return Option.none();
    }

    /** Whether the destination has been decided on, be it to stay. */
    @Value.Default
    public boolean destinationBound() {
        return false;
    }

    /** Whether the source has been decided on, be it to stay. */
    @Value.Default
    public boolean sourceBound() {
        return false;
    }

    /** What is remembered of a TCP connection. */
    @Value.Default
    Option<TcpTracking> tcp() {
        return Option.none();
    }

    /** What is remembered of an SCTP association. */
    @Value.Default
    Option<SctpTracking> sctp() {
        return Option.none();
    }

    /** The state of an SCTP association. */
    public Option<SctpState> sctpState() {
        return sctp().map(SctpTracking::state);
    }

    /** The state of a TCP connection. */
    public Option<TcpState> tcpState() {
        return tcp().map(TcpTracking::state);
    }

    /** The protocol. */
    public IpProtocol protocol() {
        return original().protocol();
    }

    /** Returns the flow that packets of that direction come in with. */
    public Flow flow(Direction direction) {
        return direction == Direction.ORIGINAL ? original() : reply();
    }

    /** Returns the flow that packets of that direction leave with. */
    public Flow leaving(Direction direction) {
        return flow(direction.opposite()).inverted();
    }

    /** Returns this connection as a translation of flows. */
    public Translation translation() {
        return new Translation(original(), reply());
    }

    /** Whether the decision about that end has been made. */
    public boolean isBound(Manip manip) {
        return manip == Manip.SOURCE ? sourceBound() : destinationBound();
    }

    /** Returns this entry with the decision about that end made. */
    Entry bound(Manip manip) {
        return manip == Manip.SOURCE ? withSourceBound(true) : withDestinationBound(true);
    }

    /** Returns this entry after a segment. */
    Entry moved(TcpTracking tracking, boolean isAssured, Instant until) {
        return withTcp(Option.some(tracking)).withAssured(isAssured).withExpiresAt(until);
    }

    /** Whether it is still alive then. */
    public boolean isAlive(Instant now) {
        return expiresAt().isAfter(now);
    }

    /** Whether it comes to its end in order, by its protocol's states. */
    boolean isEnding() {
        return tcpState().exists(TcpState::isEnding) || sctpState().exists(SctpState::isEnding);
    }

    /** Returns this entry in a zone for both directions. */
    public Entry withZone(int id) {
        return withZone(Zone.of(id));
    }

    /** Returns the line of {@code conntrack -L}, without the time left. */
    @Override
    public String toString() {
        return ConntrackText.print(this, createdAt());
    }

    /** Builds an {@link Entry}. */
    public static final class Builder extends ImmutableEntry.Builder {
        Builder() {}
    }
}
