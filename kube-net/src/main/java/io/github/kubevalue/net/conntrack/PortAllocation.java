package io.github.kubevalue.net.conntrack;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.FlowPort;
import io.github.kubevalue.net.packet.PortRange;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What a new connection leaves as, so that its replies can be told from all others: net/netfilter/nf_nat_core.c,
 * get_unique_tuple.
 *
 * <p>A port that the kernel would search from a random start is {@link FlowPort.Unpredictable}, unless so few ports are
 * allowed that all of them can be asked: then one of the free ones is drawn. The kernel gives up a search after some hundred
 * tries; here it gives up when no port of the range is free.
 */
public final class PortAllocation {
    /** Ranges up to this size are searched port by port. */
    private static final int SMALL = 16;

    private final ConntrackTable table;
    private final Instant now;
    private final Choice choice;

    /** Allocates beside the connections of that table. */
    public PortAllocation(ConntrackTable table, Instant now, Choice choice) {
        this.table = table;
        this.now = now;
        this.choice = choice;
    }

    /** Decides that end of an unconfirmed entry as a NAT target says. */
    public Entry bind(Entry entry, Manip manip, NatRange range) {
        Flow flow = entry.reply().inverted();
        Option<Flow> mapped = manip == Manip.SOURCE && !range.random() ? mapped(flow, entry, range) : Option.none();
        if (mapped.isDefined()) {
            return bound(entry, flow, mapped.get(), manip);
        }
        Flow moved = withIp(flow, manip, address(range, ip(flow, manip)));
        if (!range.random() && keepsPort(moved, entry, manip, range)) {
            return bound(entry, flow, moved, manip);
        }
        Entry searched = bound(entry, flow, search(moved, entry, manip, range), manip);
        return searched.withTakesOver(Option.when(isReplaceable(searched, searched.reply()), searched.reply()));
    }

    private static Entry bound(Entry entry, Flow before, Flow leaving, Manip manip) {
        return (leaving.equals(before) ? entry : entry.withReply(leaving.inverted())).bound(manip);
    }

    /**
     * Decides that end of an unconfirmed entry without a NAT rule: it stays, unless the reply could not be told from that of
     * another connection; then the source port gives way.
     */
    public Entry bindNull(Entry entry, Manip manip) {
        Flow leaving = entry.reply().inverted();
        Ip ip = manip == Manip.SOURCE
                ? leaving.source().ip()
                : leaving.destination().ip();
        return bind(entry, manip, NatRange.to(ip));
    }

    /** What leaves as it is, or as its socket is mapped already. */
    private Option<Flow> mapped(Flow flow, Entry entry, NatRange range) {
        if (allows(range, flow.source())) {
            return Option.when(isFree(flow, entry) || isReverse(entry), flow);
        }
        return table.sourceMappings(entry, now)
                .find(mapped -> allows(range, mapped))
                .map(flow::withSource)
                .filter(candidate -> isFree(candidate, entry));
    }

    private boolean keepsPort(Flow flow, Entry entry, Manip manip, NatRange range) {
        if (range.ports().isEmpty()) {
            return isFree(flow, entry);
        }
        PortRange ports = range.ports().get();
        return ports.contains(key(flow, manip).range()) && (ports.isSingle() || isFree(flow, entry));
    }

    private static boolean allows(NatRange range, Address address) {
        return range.allows(address.ip())
                && (range.ports().isEmpty()
                        || range.ports().get().contains(address.port().range()));
    }

    /** Whether replies to this flow would be nobody else's. */
    private boolean isFree(Flow leaving, Entry entry) {
        Option<Entry> other = table.taken(leaving.inverted(), entry.zone(), now);
        return other.isEmpty() || isOne(other.get(), entry);
    }

    private static boolean isOne(Entry other, Entry entry) {
        return other.original().equals(entry.original())
                && other.zone().id(Direction.ORIGINAL) == entry.zone().id(Direction.ORIGINAL);
    }

    /** Whether the two first packets of a connection, one from either side, have raced; neither is translated. */
    // net/netfilter/nf_nat_core.c, nf_nat_used_tuple_new
    private boolean isReverse(Entry entry) {
        boolean plain = entry.reply().equals(entry.original().inverted());
        return plain
                && Clash.isAllowed(entry.protocol())
                && table.taken(entry.reply(), entry.zone(), now)
                        .exists(other -> other.original().equals(entry.reply())
                                && other.reply().equals(entry.original()));
    }

    /**
     * Whether the connection that gets replies of that flow is at its end, and the new one's sequence numbers are beyond its
     * own, so that the new one may have its port. The kernel thinks of it in the last 32 tries of a search.
     */
    // net/netfilter/nf_nat_core.c, nf_nat_used_tuple_harder
    private boolean isReplaceable(Entry entry, Flow reply) {
        return entry.tcp().isDefined()
                && entry.tcp().get().state() == TcpState.SYN_SENT
                && table.taken(reply, entry.zone(), now)
                        .filter(old ->
                                old.reply().equals(reply) && !old.original().equals(entry.original()))
                        .filter(old -> old.tcpState().exists(state -> state.compareTo(TcpState.TIME_WAIT) >= 0)
                                && old.translation().isSourceTranslated())
                        .exists(old -> opener(entry).end() - opener(old).end() > 0);
    }

    private static TcpStream opener(Entry entry) {
        return entry.tcp().get().original();
    }

    private boolean isUsable(Flow leaving, Entry entry) {
        return isFree(leaving, entry) || isReplaceable(entry, leaving.inverted());
    }

    private Ip address(NatRange range, Ip current) {
        if (range.first().isEmpty()) {
            return current;
        }
        Ip first = range.first().get();
        Ip last = range.last().getOrElse(first);
        if (first.equals(last)) {
            return first;
        }
        long size = Math.min(last.toBigInteger().subtract(first.toBigInteger()).longValue() + 1, Integer.MAX_VALUE);
        return first.plus(choice.among("address of the range " + first + "-" + last, (int) size));
    }

    // net/netfilter/nf_nat_core.c, nf_nat_l4proto_unique_tuple
    private Flow search(Flow flow, Entry entry, Manip manip, NatRange range) {
        if (!flow.protocol().hasPorts() && !flow.protocol().isIcmp()) {
            return flow;
        }
        boolean icmp = flow.protocol().isIcmp();
        if (range.ports().isEmpty() && manip == Manip.DESTINATION && !icmp) {
            return flow;
        }
        PortRange ports = range.ports()
                .getOrElse(() -> icmp ? PortRange.ALL : classOf(flow.source().port()));
        if (ports.isSingle()) {
            return withKey(flow, manip, FlowPort.of(ports.first()));
        }
        if (manip == Manip.DESTINATION && !range.random() && !icmp) {
            return firstFree(flow, entry, manip, ports)
                    .getOrElse(() -> withKey(flow, manip, FlowPort.of(ports.last())));
        }
        return ports.size() <= SMALL ? drawn(flow, entry, manip, ports) : unpredictable(flow, entry, manip, ports);
    }

    /** A search that starts at the first port, as DNAT to several ports does it. */
    private Option<Flow> firstFree(Flow flow, Entry entry, Manip manip, PortRange ports) {
        for (int port = ports.first(); port <= ports.last(); port++) {
            Flow candidate = withKey(flow, manip, FlowPort.of(port));
            if (isFree(candidate, entry)) {
                return Option.some(candidate);
            }
        }
        return Option.none();
    }

    /** A search through few ports: a random start, then the first that is free, else the last one tried. */
    private Flow drawn(Flow flow, Entry entry, Manip manip, PortRange ports) {
        int start = choice.among("port of " + ports, ports.size());
        Vector<Flow> tried = Vector.range(0, ports.size())
                .map(step -> ports.first() + (start + step) % ports.size())
                .map(port -> withKey(flow, manip, FlowPort.of(port)));
        return tried.find(candidate -> isUsable(candidate, entry)).getOrElse(tried::last);
    }

    private Flow unpredictable(Flow flow, Entry entry, Manip manip, PortRange ports) {
        if (firstFree(flow, entry, manip, ports).isEmpty()) {
            return withKey(flow, manip, FlowPort.of(ports.last()));
        }
        return withKey(flow, manip, new FlowPort.Unpredictable(ip(flow, manip), table.picks(), ports));
    }

    /** The class of a source port, within which NAT keeps it: below 512, below 1024, and the rest. */
    static PortRange classOf(FlowPort port) {
        int first = port.range().first();
        if (first < 512) {
            return new PortRange(1, 511);
        }
        return first < 1024 ? new PortRange(600, 1023) : new PortRange(1024, 65535);
    }

    private static Ip ip(Flow flow, Manip manip) {
        return manip == Manip.SOURCE ? flow.source().ip() : flow.destination().ip();
    }

    private static Flow withIp(Flow flow, Manip manip, Ip ip) {
        return manip == Manip.SOURCE
                ? flow.withSource(flow.source().withIp(ip))
                : flow.withDestination(flow.destination().withIp(ip));
    }

    /** The part that is searched; the id of a query, which stands at its source, whichever end is translated. */
    private static FlowPort key(Flow flow, Manip manip) {
        return manip == Manip.SOURCE || flow.protocol().isIcmp()
                ? flow.source().port()
                : flow.destination().port();
    }

    private static Flow withKey(Flow flow, Manip manip, FlowPort port) {
        return manip == Manip.SOURCE || flow.protocol().isIcmp()
                ? flow.withSource(flow.source().withPort(port))
                : flow.withDestination(flow.destination().withPort(port));
    }

    /** The highest serial number of an unpredictable port that this entry has picked, or -1. */
    static long serialOf(Entry entry) {
        return Math.max(
                serialOf(entry.reply().destination().port()),
                serialOf(entry.reply().source().port()));
    }

    private static long serialOf(FlowPort port) {
        return port instanceof FlowPort.Unpredictable pick ? pick.serial() : -1;
    }
}
