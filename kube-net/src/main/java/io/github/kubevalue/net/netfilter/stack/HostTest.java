package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.net.conntrack.Direction;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.conntrack.Tracking;
import io.github.kubevalue.net.netfilter.HostMatch;
import io.github.kubevalue.net.netfilter.HostMatch.Owner;
import io.github.kubevalue.net.netfilter.HostMatch.Question;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.FlowPort;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Whether the host knows of a packet what a rule asks. What the caller has not said is unknown. */
record HostTest(HookRun run, RuleTest rule) implements HostMatch.Visitor<Boolean> {

    // net/netfilter/xt_owner.c, owner_mt: without a socket, only what is negated holds
    @Override
    public Boolean owner(Owner match) {
        if (run.at.in().isDefined()) {
            return match.user().forAll(Owner.Ids::negated)
                    && match.group().forAll(Owner.Ids::negated)
                    && match.socket().forAll(Owner.Exists::negated);
        }
        Option<Sender> sender = run.inFlight.sender();
        if (sender.isEmpty()) {
            return rule.isUnknown("which user sends the packet");
        }
        return match.user().forAll(ids -> ids.holds(sender.get().user()))
                && match.group().forAll(ids -> ids.holds(sender.get().group()))
                && !match.socket().exists(Owner.Exists::negated);
    }

    // net/netfilter/xt_socket.c, socket_match
    @Override
    public Boolean socket(HostMatch.Socket match) {
        Seq<Address> proxies = run.state.transparentProxies();
        if (!match.transparent()) {
            return rule.isUnknown("whether a socket is open for the packet");
        }
        Address to = rule.flow().destination();
        boolean listens = proxies.exists(proxy -> proxy.port().equals(to.port())
                && (proxy.ip().equals(to.ip())
                        || match.noWildcard() && proxy.ip().isUnspecified()));
        return listens
                || !proxies.isEmpty() && rule.isUnknown("whether a transparent proxy holds the packet's connection");
    }

    // net/ipv4/netfilter/ipt_rpfilter.c, rpfilter_mt
    @Override
    public Boolean reversePath(HostMatch.ReversePath match) {
        if (run.at.in().contains("lo")) {
            return !match.inverted();
        }
        if (run.at.wayBack().isEmpty()) {
            return rule.isUnknown("the way back to " + rule.flow().source().ip());
        }
        boolean passes = switch (run.at.wayBack().get()) {
            case SAME_INTERFACE -> true;
            case OTHER_INTERFACE -> match.loose();
            case LOCAL -> match.acceptLocal() && match.loose();
            case NONE -> false;
        };
        return passes != match.inverted();
    }

    // net/netfilter/xt_conntrack.c, conntrack_mt: without a connection, only its state is asked
    @Override
    public Boolean connection(HostMatch.Connection match) {
        Option<Entry> entry = rule.entry();
        Seq<HostMatch.Part> asked = entry.isDefined()
                ? match.parts()
                : match.parts().filter(part -> part.question() instanceof Question.States);
        return !asked.isEmpty() && asked.forAll(part -> holds(part.question(), entry) != part.negated());
    }

    private boolean holds(Question question, Option<Entry> entry) {
        if (question instanceof Question.States states) {
            return rule.isIn(states.states());
        }
        if (question instanceof Question.Protocol protocol) {
            return entry.exists(known -> known.protocol() == protocol.protocol());
        }
        if (question instanceof Question.Address address) {
            return entry.exists(known -> address.cidr()
                    .contains(end(known, address.direction(), address.end()).ip()));
        }
        if (question instanceof Question.Port port) {
            return entry.exists(
                    known -> end(known, port.direction(), port.end()).port() instanceof FlowPort.Known number
                            && port.ports().contains(number.value()));
        }
        return run.inFlight.tracking() instanceof Tracking.Connection connection
                && connection.direction() == ((Question.Way) question).direction();
    }

    private static Address end(Entry entry, Direction direction, Match.End end) {
        Flow flow = direction == Direction.ORIGINAL ? entry.original() : entry.reply();
        return end == Match.End.SOURCE ? flow.source() : flow.destination();
    }
}
