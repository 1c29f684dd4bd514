package io.github.kubevalue.net.kernel.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Outcomes;
import io.github.kubevalue.net.conntrack.ConntrackText;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.kernel.lab.Connections;
import io.github.kubevalue.net.kernel.lab.KernelRouter;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.stack.Crossing;
import io.github.kubevalue.net.netfilter.stack.InFlight;
import io.github.kubevalue.net.netfilter.stack.LocalAddresses;
import io.github.kubevalue.net.netfilter.stack.Netfilter;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.netfilter.stack.Passage;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.TcpFlags;
import io.github.kubevalue.net.rewrite.Translation;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Supplier;

/** What the model says of packets that a {@link KernelRouter} forwards. */
final class RouterModel {
    static final LocalAddresses ADDRESSES =
            LocalAddresses.NONE.with("veth1", Cidr.parse("10.244.1.1/24")).with("eth0", Cidr.parse("192.0.2.11/24"));

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Cidr PODS = Cidr.parse("10.244.1.0/24");
    private static final Cidr LINK = Cidr.parse("192.0.2.0/24");
    private static final Ip WORLD = Ip.parse("192.0.2.100");

    private RouterModel() {}

    /** What the model knows of the router is all that it may be, after what has been seen of it. */
    static void compare(KernelRouter router, NetfilterState stack, Seq<Flow> flows, Supplier<String> rules) {
        Seq<NetfilterState> possible = Vector.of(stack);
        for (Flow flow : flows.distinct()) {
            router.send(
                    flow.protocol().toString(),
                    flow.source().ip().toString(),
                    flow.source().port().number().get(),
                    flow.destination().ip().toString(),
                    flow.destination().port().number().get());
            Seq<Translation> seen = router.conntrack().flatMap(RouterModel::translation);
            Seq<NetfilterState> predicted = possible.flatMap(state -> after(state, flow));
            possible = predicted.filter(state -> agrees(state, seen)).distinct();
            assertThat(possible)
                    .as(
                            "%s, then the kernel has\n%s\nand the model\n%s\nunder\n%s",
                            flow,
                            seen,
                            predicted.map(
                                    state -> state.conntrack().entries(NOW).map(Entry::translation)),
                            rules.get())
                    .isNotEmpty();
        }
    }

    private static Option<Translation> translation(String line) {
        return ConntrackText.parseLine(line, NOW).toOption().map(Entry::translation);
    }

    private static boolean agrees(NetfilterState state, Seq<Translation> seen) {
        Seq<Translation> expected = state.conntrack().entries(NOW).map(Entry::translation);
        return expected.size() == seen.size()
                && expected.forAll(one -> seen.exists(other -> one.original().equals(other.original())
                        && Connections.admits(
                                one.reply().source(), other.reply().source())
                        && Connections.admits(
                                one.reply().destination(), other.reply().destination())));
    }

    private static Seq<NetfilterState> after(NetfilterState state, Flow flow) {
        return Outcomes.of(choice -> carry(state, flow, choice)).map(Outcomes.Outcome::value);
    }

    /** The way of a packet from a pod through the router. */
    private static NetfilterState carry(NetfilterState state, Flow flow, Choice choice) {
        Passage in = cross(
                state, InFlight.entering(Packet.opening(flow)), Crossing.in(Hook.PREROUTING, "veth1", NOW), choice);
        Ip to = in.inFlight().packet().flow().destination().ip();
        if (!in.verdict().isAccept()) {
            return in.state();
        }
        if (ADDRESSES.isLocal(to)) {
            return refused(cross(in.state(), in.inFlight(), Crossing.in(Hook.INPUT, "veth1", NOW), choice), choice);
        }
        String out = PODS.contains(to) ? "veth1" : "eth0";
        Passage through = cross(in.state(), in.inFlight(), Crossing.through(Hook.FORWARD, "veth1", out, NOW), choice);
        if (!through.verdict().isAccept()) {
            return through.state();
        }
        Ip nextHop = out.equals("eth0") && !LINK.contains(to) ? WORLD : to;
        Crossing leaving = Crossing.through(Hook.POSTROUTING, "veth1", out, NOW).withNextHop(Option.some(nextHop));
        return cross(through.state(), through.inFlight(), leaving, choice).state();
    }

    /** No process of the router listens: it answers a SYN with a reset, which ends the connection. */
    private static NetfilterState refused(Passage input, Choice choice) {
        Flow arrived = input.inFlight().packet().flow();
        if (!input.verdict().isAccept() || arrived.protocol() != IpProtocol.TCP) {
            return input.state();
        }
        InFlight reset = InFlight.entering(Packet.tcp(arrived.inverted(), TcpFlags.RST_ACK));
        return cross(input.state(), reset, Crossing.out(Hook.OUTPUT, "veth1", NOW), choice)
                .state();
    }

    private static Passage cross(NetfilterState state, InFlight packet, Crossing at, Choice choice) {
        return Netfilter.cross(state, packet, at.withDetail(Crossing.Detail.NONE), choice);
    }
}
