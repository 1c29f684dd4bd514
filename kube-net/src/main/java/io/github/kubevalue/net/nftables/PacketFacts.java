package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.conntrack.Tracking;
import io.github.kubevalue.net.netfilter.AddressType;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.stack.Crossing;
import io.github.kubevalue.net.netfilter.stack.Passing;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IcmpMessage;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What keys find in a packet at a hook: net/netfilter/nft_payload.c, nft_meta.c, nft_ct.c and nft_fib.c. */
final class PacketFacts {
    private final Passing passing;

    PacketFacts(Passing passing) {
        this.passing = passing;
    }

    Packet packet() {
        return passing.inFlight().packet();
    }

    Crossing at() {
        return passing.at();
    }

    Tracking tracking() {
        return passing.inFlight().tracking();
    }

    private Flow flow() {
        return packet().flow();
    }

    boolean isV4() {
        return flow().source().ip().isV4();
    }

    Reading of(IpFamily family, Function<PacketFacts, Reading> reading) {
        return flow().source().ip().family() == family ? reading.apply(this) : Reading.MISSING;
    }

    Reading address(IpFamily family, Function<Flow, Address> end) {
        return of(
                family, facts -> Reading.of(new Datum.Address(end.apply(flow()).ip())));
    }

    Reading protocol() {
        return Reading.of(new Datum.Protocol(flow().protocol()));
    }

    Reading ttl() {
        return Reading.of(packet().ttl());
    }

    Reading port(IpProtocol protocol, Function<Flow, Address> end) {
        return flow().protocol() == protocol ? port(end.apply(flow())) : Reading.MISSING;
    }

    private static Reading port(Address end) {
        return end.port()
                .number()
                .<Reading>map(number -> Reading.of(new Datum.Service(number)))
                .getOrElse(() -> new Reading.NotModelled("port " + end.port() + ", which is picked at random"));
    }

    /** A port of any protocol; where others have their ports, ICMP has its type and code, and then its checksum. */
    Reading anyPort(String key, Function<Flow, Address> end) {
        return flow().protocol().hasPorts()
                ? port(end.apply(flow()))
                : new Reading.NotModelled(key + " of " + flow().protocol());
    }

    Reading tcpFlags() {
        return flow().protocol() == IpProtocol.TCP
                ? Reading.of(packet().tcpFlags().bits())
                : Reading.MISSING;
    }

    Reading icmp(IpProtocol protocol, ToLongFunction<IcmpMessage> part) {
        return flow().protocol() == protocol
                ? Reading.of(part.applyAsLong(flow().icmp().get()))
                : Reading.MISSING;
    }

    Reading device(Option<String> name) {
        return Reading.of(new Datum.Name(name.getOrElse("")));
    }

    /** The kind of the frame that brought it: a frame to everybody carries a packet to everybody. */
    Reading packetType() {
        Ip to = flow().destination().ip();
        AddressType type = passing.state().addresses().typeOf(to);
        boolean came = at().hook() == Hook.PREROUTING || at().hook() == Hook.INPUT;
        if (!came || type != AddressType.BROADCAST && type != AddressType.MULTICAST) {
            return Reading.of(0);
        }
        return Reading.of(type == AddressType.BROADCAST ? 1 : 2);
    }

    // net/netfilter/nft_meta.c, nft_meta_get_eval_skugid
    Reading ofSocket(String key) {
        return at().in().isDefined() ? Reading.MISSING : new Reading.NotModelled(key + " of a socket of this host");
    }

    Reading ofConnection(ToLongFunction<Tracking.Connection> part) {
        return tracking() instanceof Tracking.Connection connection
                ? Reading.of(part.applyAsLong(connection))
                : Reading.MISSING;
    }

    // include/uapi/linux/netfilter/nf_conntrack_common.h, ip_conntrack_status
    static long status(Tracking.Connection connection) {
        Entry entry = connection.entry();
        return bit(entry.seenReply(), 1)
                | bit(entry.assured(), 2)
                | bit(connection.confirmed(), 3)
                | bit(entry.translation().isSourceTranslated(), 4)
                | bit(entry.translation().isDestinationTranslated(), 5)
                | bit(entry.sourceBound(), 7)
                | bit(entry.destinationBound(), 8);
    }

    private static long bit(boolean set, int place) {
        return set ? 1L << place : 0;
    }

    /** An address of the connection, if it is one of that family. */
    Reading tuple(IpFamily family, Function<Entry, Flow> tuple, Function<Flow, Address> end) {
        if (!(tracking() instanceof Tracking.Connection connection)) {
            return Reading.MISSING;
        }
        Ip ip = end.apply(tuple.apply(connection.entry())).ip();
        return ip.family() == family ? Reading.of(new Datum.Address(ip)) : Reading.MISSING;
    }

    Reading tuplePort(Function<Entry, Flow> tuple, Function<Flow, Address> end) {
        return tracking() instanceof Tracking.Connection connection
                ? port(end.apply(tuple.apply(connection.entry())))
                : Reading.MISSING;
    }

    Reading addressType(Function<Flow, Address> end) {
        AddressType type = passing.state().addresses().typeOf(end.apply(flow()).ip());
        return Reading.of(Symbols.of(type));
    }
}
