package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.conntrack.Tracking;
import io.github.kubevalue.net.netfilter.Candidate;
import io.github.kubevalue.net.netfilter.ConnectionMatch;
import io.github.kubevalue.net.netfilter.HeaderMatch;
import io.github.kubevalue.net.netfilter.HostMatch;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.netfilter.RateMatch;
import io.github.kubevalue.net.netfilter.TransportMatch;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.FlowPort;
import io.github.kubevalue.net.packet.IcmpMessage;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.PortRange;
import io.vavr.control.Option;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Whether a packet matches a rule.
 *
 * <p>A rule of which all else matches, but for something that is not modelled, is unknown.
 *
 * <p>An unpredictable port matches a range that holds all of its range; that it happens to be one given port is left out.
 */
final class RuleTest implements Match.Visitor<Boolean>, Predicate<Match> {
    /** What comes of a question. */
    enum Answer {
        /** It matches. */
        YES,
        /** It does not. */
        NO,
        /** All matches that is modelled, and something is not. */
        UNKNOWN
    }

    private final HookRun run;
    private String unknown = "";
    private boolean negated;
    private Supplier<String> place = () -> "";
    private String comment = "";

    RuleTest(HookRun run) {
        this.run = run;
    }

    /** Returns what is not modelled, after the answer UNKNOWN. */
    String unknown() {
        return unknown;
    }

    /** Asks a rule at a place, by which what remembers tells it from others. */
    Answer test(Candidate rule, Supplier<String> at) {
        unknown = "";
        place = at;
        comment = rule.remark();
        if (!rule.matches(flow(), this)) {
            return Answer.NO;
        }
        return unknown.isEmpty() ? Answer.YES : Answer.UNKNOWN;
    }

    /** After something unknown only what has no effect is still asked. */
    @Override
    public boolean test(Match match) {
        return !unknown.isEmpty() && !match.isPure() || match.accept(this);
    }

    Flow flow() {
        return packet().flow();
    }

    boolean isUnknown(String what) {
        unknown = what;
        return true;
    }

    @Override
    public Boolean not(Match.Not match) {
        negated = true;
        boolean holds = match.match().accept(this);
        negated = false;
        if (!unknown.isEmpty()) {
            return true;
        }
        // net/netfilter/xt_connmark.c, connmark_mt: what has no connection has no mark, and not another one either
        return !holds && !(match.match() instanceof ConnectionMatch.Connmark && entry().isEmpty());
    }

    @Override
    public Boolean source(Match.Source match) {
        return match.cidr().contains(flow().source().ip());
    }

    @Override
    public Boolean destination(Match.Destination match) {
        return match.cidr().contains(flow().destination().ip());
    }

    @Override
    public Boolean inInterface(Match.InInterface match) {
        return matches(match.name(), run.at.in());
    }

    @Override
    public Boolean outInterface(Match.OutInterface match) {
        return matches(match.name(), run.at.out());
    }

    /** At a hook without that interface its name is empty, which only {@code +} matches. */
    private static boolean matches(String pattern, Option<String> device) {
        String name = device.isDefined() ? device.get() : "";
        return pattern.endsWith("+")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern);
    }

    @Override
    public Boolean protocol(Match.Protocol match) {
        return flow().protocol() == match.protocol();
    }

    /** Whether a port of the packet lies in a range; one without ports has none that does. */
    boolean has(FlowPort port, PortRange ports) {
        return flow().protocol().hasPorts() && within(port, ports);
    }

    /** Whether a port lies in a range. */
    boolean within(FlowPort port, PortRange ports) {
        if (ports.contains(port.range())) {
            return true;
        }
        return !ports.isSingle()
                && ports.overlaps(port.range())
                && isUnknown("whether an unpredictable port lies in " + ports);
    }

    @Override
    public Boolean multiport(Match.Multiport match) {
        boolean source = match.end() != Match.End.DESTINATION
                && match.ports().exists(ports -> has(flow().source().port(), ports));
        return source
                || match.end() != Match.End.SOURCE
                        && match.ports()
                                .exists(ports -> has(flow().destination().port(), ports));
    }

    @Override
    public Boolean icmp(Match.Icmp match) {
        Option<IcmpMessage> message = flow().icmp();
        return message.exists(icmp -> (match.type() == 255 || icmp.type() == match.type())
                && match.code().forAll(code -> code == icmp.code()));
    }

    @Override
    public Boolean mark(Match.Mark match) {
        return (run.packet().mark() & match.mask()) == match.value();
    }

    Packet packet() {
        return run.packet();
    }

    Tracking tracking() {
        return run.inFlight.tracking();
    }

    Option<Entry> entry() {
        return tracking() instanceof Tracking.Connection connection ? Option.some(connection.entry()) : Option.none();
    }

    @Override
    public Boolean addrtype(Match.Addrtype match) {
        Option<String> device = match.limit()
                .map(limit -> (limit == Match.Addrtype.Limit.IN ? run.at.in() : run.at.out()).getOrElse(""));
        return match.source().forAll(types -> holds(types, flow().source().ip(), device))
                && match.destination()
                        .forAll(types -> holds(types, flow().destination().ip(), device));
    }

    private boolean holds(Match.Addrtype.Types types, Ip ip, Option<String> device) {
        LocalAddresses addresses = run.state.addresses();
        return types.holds(ip, device.map(name -> addresses.typeOf(ip, name)).getOrElse(() -> addresses.typeOf(ip)));
    }

    @Override
    public Boolean statistic(Match.Statistic match) {
        String asked = comment.isEmpty() ? "statistic at " + run.at.hook() : comment;
        return match.holds(run.choice, asked);
    }

    @Override
    public Boolean comment(Match.Comment match) {
        return true;
    }

    @Override
    public Boolean nfacct(Match.Nfacct match) {
        return true;
    }

    @Override
    public Boolean inSet(Match.InSet match) {
        return run.state
                .sets()
                .get(match.set())
                .toEither(() -> "the members of the set " + match.set())
                .flatMap(set -> set.ask(flow(), match.ends()))
                .getOrElseGet(this::isUnknown);
    }

    @Override
    public Boolean physdevIsIn(Match.PhysdevIsIn match) {
        return run.at.bridgePort().isDefined();
    }

    @Override
    public Boolean transport(TransportMatch match) {
        return match.accept(new TransportTest(this));
    }

    @Override
    public Boolean connection(ConnectionMatch match) {
        return match.accept(new ConnectionTest(this));
    }

    @Override
    public Boolean header(HeaderMatch match) {
        return match.accept(new HeaderTest(run));
    }

    @Override
    public Boolean host(HostMatch match) {
        return match.accept(new HostTest(run, this));
    }

    @Override
    public Boolean rate(RateMatch match) {
        return match.accept(new RateTest(run, place.get(), negated));
    }

    @Override
    public Boolean unknown(Match.Unknown match) {
        return isUnknown(match.text());
    }
}
