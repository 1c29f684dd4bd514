package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.netfilter.stack.Crossing;
import io.github.kubevalue.net.netfilter.stack.Evidence;
import io.github.kubevalue.net.netfilter.stack.InFlight;
import io.github.kubevalue.net.netfilter.stack.Netfilter;
import io.github.kubevalue.net.netfilter.stack.Passage;
import io.github.kubevalue.net.network.Balancing;
import io.github.kubevalue.net.network.IcmpLimits;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.FlowPort;
import io.github.kubevalue.net.route.Route;
import io.github.kubevalue.net.trace.Hop;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What accumulates while packets are carried: the kernels' memories, the hops, and who was met. One for each walk. */
final class Journey {
    private final Network network;
    private final Choice choice;
    private NetworkState state;
    private final List<Hop> hops = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Peer> met = new ArrayList<>();
    private boolean silent;

    Journey(Network network, NetworkState state, Choice choice) {
        this.network = network;
        this.state = state;
        this.choice = choice;
    }

    Network network() {
        return network;
    }

    NetworkState state() {
        return state;
    }

    /** Load balancers remember. */
    void remember(Balancing balancing) {
        state = state.withBalancing(balancing);
    }

    /** Whether the kernel of a host may send an ICMP error to an address now; if so, it is counted. */
    boolean mayTell(Peer host, Ip to, Option<Route> by) {
        Duration interval = IcmpLimits.interval(
                to, by.map(route -> route.destination().prefix()).getOrElse(0));
        Option<IcmpLimits> after = state.icmp().spending(new IcmpLimits.Pair(host, to), interval, state.now());
        after.forEach(limits -> state = state.withIcmp(limits));
        return after.isDefined();
    }

    /** Gives out a source port that nobody can know. */
    FlowPort port(Ip source) {
        FlowPort port = new FlowPort.Unpredictable(source, state.nextPort(), EphemeralPorts.RANGE);
        state = state.withNextPort(state.nextPort() + 1);
        return port;
    }

    Choice choice() {
        return choice;
    }

    /** Returns the hops since the last call. */
    Vector<Hop> takeHops() {
        Vector<Hop> taken = Vector.of(hops.toArray(Hop[]::new));
        hops.clear();
        return taken;
    }

    /** A packet leaves by a device. */
    void pass(Link link) {
        links.add(link);
    }

    /** Returns the devices that packets have left by since the last call. */
    Vector<Link> takeLinks() {
        Vector<Link> taken = Vector.of(links.toArray(Link[]::new));
        links.clear();
        return taken;
    }

    /** Everybody who was met, each once, in order. */
    Vector<Peer> met() {
        return Vector.of(met.toArray(Peer[]::new));
    }

    /** Carries packets that nobody wants to see, such as the last one of a handshake. */
    void silently(Runnable carrying) {
        silent = true;
        carrying.run();
        silent = false;
    }

    void meet(Peer peer) {
        if (!silent && !met.contains(peer)) {
            met.add(peer);
        }
    }

    void add(Hop hop) {
        if (!silent) {
            hops.add(hop);
        }
    }

    void note(Peer at, String hook, Flow flow, String note) {
        add(Hop.note(at, hook, flow, note));
    }

    /** Lets a packet cross a hook of a node, remembering what the kernel remembers and noting what it did. */
    Passage cross(String node, InFlight packet, Crossing crossing) {
        Crossing detailed = silent ? crossing.withDetail(Crossing.Detail.NONE) : crossing;
        Passage passage = Netfilter.cross(state.stack(network, node), packet, detailed, choice);
        state = state.with(node, passage.state());
        passage.evidence().forEach(evidence -> add(hop(Peer.node(node), evidence)));
        return passage;
    }

    /** Lets a packet cross a hook that is none of those that are carried, but wraps one. */
    Passage crossUnseen(String node, InFlight packet, Crossing crossing) {
        Passage passage =
                Netfilter.cross(state.stack(network, node), packet, crossing.withDetail(Crossing.Detail.NONE), choice);
        state = state.with(node, passage.state());
        return passage;
    }

    private static Hop hop(Peer at, Evidence evidence) {
        return Hop.builder()
                .at(at)
                .hook(evidence.table().isDefined() ? evidence.hook().toString() : "conntrack")
                .table(evidence.table())
                .chain(evidence.chain())
                .ruled(evidence.rule().map(rule -> new Hop.Ruled(rule, family(evidence))))
                .before(evidence.before().flow())
                .after(evidence.after().flow())
                .said(evidence.said())
                .build();
    }

    private static IpFamily family(Evidence evidence) {
        return evidence.before().flow().source().ip().family();
    }
}
