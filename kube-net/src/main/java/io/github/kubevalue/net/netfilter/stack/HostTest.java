package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.net.netfilter.AddressType;
import io.github.kubevalue.net.netfilter.HostMatch;
import io.github.kubevalue.net.netfilter.HostMatch.Owner;
import io.github.kubevalue.net.packet.Address;
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
        if (listens && match.restoreMark()) {
            return rule.isUnknown("the mark of the transparent proxy's socket");
        }
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
        int mark = match.validMark() ? run.packet().mark() : 0;
        String in = run.at.in().getOrElse("");
        WayBack way = run.at.wayBack().get().of(run.packet(), in, mark);
        boolean passes = switch (way) {
            case SAME_INTERFACE -> true;
            case OTHER_INTERFACE -> match.loose();
            case LOCAL -> match.acceptLocal() && (match.loose() || isAddressOf(in));
            case NONE -> false;
        };
        return passes != match.inverted();
    }

    private boolean isAddressOf(String device) {
        return run.state.addresses().typeOf(rule.flow().source().ip(), device) == AddressType.LOCAL;
    }
}
