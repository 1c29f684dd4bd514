package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.conntrack.Manip;
import io.github.kubevalue.net.conntrack.Nat;
import io.github.kubevalue.net.conntrack.NatRange;
import io.github.kubevalue.net.conntrack.Tracking;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.NatTarget;
import io.github.kubevalue.net.netfilter.stack.TableWalk.Effect;
import io.github.kubevalue.net.packet.Flow;
import io.vavr.control.Option;
import java.util.function.Supplier;

/** What a translating target decides for the connection of a packet, and does to the packet. */
record NatTargetRun(HookRun run, Supplier<String> why) implements NatTarget.Visitor<Effect> {
    private static final Ip LOOPBACK = Ip.parse("127.0.0.1");
    private static final Ip LOOPBACK_V6 = Ip.parse("::1");

    @Override
    public Effect dnat(NatTarget.Dnat target) {
        return bind(Manip.DESTINATION, new NatRange(target.first(), target.last(), target.ports(), target.random()));
    }

    @Override
    public Effect snat(NatTarget.Snat target) {
        return bind(
                Manip.SOURCE,
                new NatRange(
                        target.first(),
                        target.last(),
                        target.ports(),
                        target.choice().isRandom()));
    }

    // net/netfilter/nf_nat_masquerade.c, nf_nat_masquerade_ipv4 and nf_nat_masquerade_ipv6
    @Override
    public Effect masquerade(NatTarget.Masquerade target) {
        Ip destination = run.packet().flow().destination().ip();
        String device = run.at.out().getOrElse("");
        Option<Ip> address = destination.isV4()
                ? run.state.addresses().sourceTowards(device, run.at.nextHop().getOrElse(destination))
                : run.state.addresses().sourceForV6(device, destination);
        if (address.isEmpty()) {
            return Effect.ends(new Verdict.Drop(why.get() + ": no address to masquerade with on " + device));
        }
        run.change(entry -> entry.withMasqueradedOn(Option.some(device)));
        return bind(
                Manip.SOURCE,
                new NatRange(
                        address, Option.none(), target.ports(), target.choice().isRandom()));
    }

    // net/netfilter/nf_nat_redirect.c, nf_nat_redirect_ipv4
    @Override
    public Effect redirect(NatTarget.Redirect target) {
        Ip destination = run.packet().flow().destination().ip();
        Option<Ip> here = run.at.hook() == Hook.OUTPUT
                ? Option.some(destination.isV4() ? LOOPBACK : LOOPBACK_V6)
                : run.at.in().flatMap(device -> run.state.addresses().primary(device, destination));
        if (here.isEmpty()) {
            return Effect.ends(new Verdict.Drop(why.get() + ": no address to redirect to"));
        }
        return bind(Manip.DESTINATION, new NatRange(here, Option.none(), target.ports(), target.random()));
    }

    // net/netfilter/xt_NETMAP.c, netmap_tg4
    @Override
    public Effect netmap(NatTarget.Netmap target) {
        Manip manip = HookRun.manip(run.at.hook());
        Flow flow = run.packet().flow();
        Ip ip = manip == Manip.DESTINATION
                ? flow.destination().ip()
                : flow.source().ip();
        return bind(manip, NatRange.to(target.map(ip)));
    }

    private Effect bind(Manip manip, NatRange range) {
        run.change(entry -> run.allocation().bind(entry, manip, range));
        if (run.inFlight.tracking() instanceof Tracking.Connection connection) {
            run.replace(Nat.translate(run.packet(), connection.entry(), connection.direction(), manip));
        }
        return Effect.ACCEPTED;
    }
}
