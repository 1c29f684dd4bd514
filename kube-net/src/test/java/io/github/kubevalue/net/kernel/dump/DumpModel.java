package io.github.kubevalue.net.kernel.dump;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Outcomes;
import io.github.kubevalue.net.conntrack.ConntrackTable;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.stack.Crossing;
import io.github.kubevalue.net.netfilter.stack.Evidence;
import io.github.kubevalue.net.netfilter.stack.InFlight;
import io.github.kubevalue.net.netfilter.stack.LocalAddresses;
import io.github.kubevalue.net.netfilter.stack.Netfilter;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.netfilter.stack.Passage;
import io.github.kubevalue.net.netfilter.stack.Verdict;
import io.github.kubevalue.net.netfilter.stack.WayBack;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/** What the model says of a packet that meets a node. */
final class DumpModel {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final DumpNode node;
    private final Choice choice;
    private final LocalAddresses addresses;
    private Vector<Evidence> evidence = Vector.empty();
    private Passage last;

    private DumpModel(DumpNode node, NetfilterState state, InFlight packet, Choice choice) {
        this.choice = choice;
        this.node = node;
        this.addresses = node.addresses();
        this.last = new Passage(state, packet, Verdict.ACCEPT, Vector.empty());
    }

    /** Walks packets one after the other, in all ways; connections are forgotten in between, counts are not. */
    static Seq<Seq<Walked>> walk(DumpNode node, NetfilterState stack, Seq<DumpPacket> packets) {
        NetfilterState state = stack;
        Vector<Seq<Walked>> walked = Vector.empty();
        for (DumpPacket packet : packets) {
            NetfilterState before = state;
            Seq<DumpModel> ways =
                    Outcomes.of(choice -> walk(node, before, packet, choice)).map(Outcomes.Outcome::value);
            walked = walked.append(ways.map(DumpModel::walked));
            state = ways.head().last.state().withConntrack(ConntrackTable.empty());
        }
        return walked;
    }

    private static DumpModel walk(DumpNode node, NetfilterState state, DumpPacket packet, Choice choice) {
        Packet opening = Packet.opening(packet.flow());
        if (packet instanceof DumpPacket.In in) {
            DumpModel model = new DumpModel(node, state, InFlight.entering(opening), choice);
            model.comeIn(in.device());
            return model;
        }
        DumpModel model = new DumpModel(
                node, state, InFlight.entering(opening).by(Option.some(((DumpPacket.Out) packet).sender())), choice);
        model.goOut();
        return model;
    }

    private void comeIn(String device) {
        Ip source = last.inFlight().packet().flow().source().ip();
        WayBack wayBack = node.towards(source).equals(device) ? WayBack.SAME_INTERFACE : WayBack.OTHER_INTERFACE;
        cross(Crossing.in(Hook.PREROUTING, device, NOW).withWayBack(Option.some((packet, in, mark) -> wayBack)));
        if (addresses.isLocal(destination())) {
            cross(Crossing.in(Hook.INPUT, device, NOW));
            return;
        }
        String out = towards();
        cross(Crossing.through(Hook.FORWARD, device, out, NOW));
        cross(Crossing.through(Hook.POSTROUTING, device, out, NOW).withNextHop(Option.some(nextHop())));
    }

    private void goOut() {
        cross(Crossing.out(Hook.OUTPUT, towards(), NOW));
        String out = towards();
        cross(Crossing.out(Hook.POSTROUTING, out, NOW).withNextHop(Option.some(nextHop())));
        if (out.equals("lo")) {
            cross(Crossing.in(Hook.PREROUTING, "lo", NOW));
            cross(Crossing.in(Hook.INPUT, "lo", NOW));
        }
    }

    private void cross(Crossing at) {
        if (last.verdict().isAccept()) {
            last = Netfilter.cross(last.state(), last.inFlight(), at, choice);
            evidence = evidence.appendAll(last.evidence());
        }
    }

    private Ip destination() {
        return last.inFlight().packet().flow().destination().ip();
    }

    private String towards() {
        return addresses.isLocal(destination()) ? "lo" : node.towards(destination());
    }

    private Ip nextHop() {
        return node.isOnLink(destination()) || addresses.isLocal(destination()) ? destination() : node.gateway();
    }

    private Walked walked() {
        return new Walked(
                evidence.filter(item -> item.matched() && item.rule().isDefined())
                        .map(item -> item.table().get() + " " + item.chain().get() + " "
                                + item.number().get())
                        .toSet(),
                last.state().conntrack().entries(NOW).map(Entry::translation));
    }
}
