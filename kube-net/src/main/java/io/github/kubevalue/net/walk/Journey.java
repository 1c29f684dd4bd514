package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.net.netfilter.stack.Crossing;
import io.github.kubevalue.net.netfilter.stack.InFlight;
import io.github.kubevalue.net.netfilter.stack.Netfilter;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
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
import io.vavr.Lazy;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What accumulates while packets are carried: the kernels' memories, the hops, and who was met. One for each walk. */
final class Journey {
    private final Network network;
    private final Choice choice;
    /** The network's memory without what this walk has changed in kernels. */
    private NetworkState elsewhere;

    private final Map<String, Kernel> kernels = new LinkedHashMap<>();
    private final Map<Peer, Option<Pod>> pods = new HashMap<>();
    private final List<Telling> tellings = new ArrayList<>();
    private int turn;
    private final List<Link> links = new ArrayList<>();
    private final List<Peer> met = new ArrayList<>();
    private boolean silent;

    /** A node whose kernel has seen packets, and what that remembers by now. */
    private static final class Kernel {
        final Peer node;
        NetfilterState stack;

        Kernel(Peer node, NetfilterState stack) {
            this.node = node;
            this.stack = stack;
        }
    }

    Journey(Network network, NetworkState state, Choice choice) {
        this.network = network;
        this.elsewhere = state;
        this.choice = choice;
    }

    Network network() {
        return network;
    }

    /** What the network remembers by now. */
    NetworkState state() {
        NetworkState state = elsewhere;
        for (Map.Entry<String, Kernel> kernel : kernels.entrySet()) {
            state = state.with(kernel.getKey(), kernel.getValue().stack);
        }
        return state;
    }

    Instant now() {
        return elsewhere.now();
    }

    /** What load balancers remember. */
    Balancing balancing() {
        return elsewhere.balancing();
    }

    /** Load balancers remember. */
    void remember(Balancing balancing) {
        elsewhere = elsewhere.withBalancing(balancing);
    }

    /** Whether the kernel of a host may send an ICMP error to an address now; if so, it is counted. */
    boolean mayTell(Peer host, Ip to, Option<Route> by) {
        Duration interval = IcmpLimits.interval(
                to, by.map(route -> route.destination().prefix()).getOrElse(0));
        Option<IcmpLimits> after = elsewhere.icmp().spending(new IcmpLimits.Pair(host, to), interval, elsewhere.now());
        after.forEach(limits -> elsewhere = elsewhere.withIcmp(limits));
        return after.isDefined();
    }

    /** Gives out a source port that nobody can know. */
    FlowPort port(Ip source) {
        FlowPort port = new FlowPort.Unpredictable(source, elsewhere.nextPort(), EphemeralPorts.RANGE);
        elsewhere = elsewhere.withNextPort(elsewhere.nextPort() + 1);
        return port;
    }

    /** Returns the pod that a peer is. */
    Option<Pod> pod(Peer peer) {
        return peer instanceof Peer.PodPeer ? pods.computeIfAbsent(peer, network::pod) : Option.none();
    }

    /** Somebody has met a pod, so that it need not be looked for by its name. */
    Peer know(Pod pod) {
        Peer peer = Peer.pod(pod.key());
        pods.putIfAbsent(peer, Option.some(pod));
        return peer;
    }

    Choice choice() {
        return choice;
    }

    /** From now on hops belong to the way back. */
    void turn() {
        turn = tellings.size();
    }

    /** The hops of the way there, when somebody reads them. */
    Lazy<Seq<Hop>> there() {
        return told(tellings.subList(0, turn));
    }

    /** The hops of the way back, when somebody reads them. */
    Lazy<Seq<Hop>> back() {
        return told(tellings.subList(turn, tellings.size()));
    }

    private static Lazy<Seq<Hop>> told(List<Telling> some) {
        Telling[] kept = some.toArray(Telling[]::new);
        return Lazy.of(() -> Vector.of(kept).flatMap(Telling::hops));
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
        add(new Telling.Told(hop));
    }

    private void add(Telling telling) {
        if (!silent) {
            tellings.add(telling);
        }
    }

    void note(Peer at, String hook, Flow flow, String note) {
        add(new Telling.Note(at, hook, flow, note));
    }

    /** Lets a packet cross a hook of a node, remembering what the kernel remembers and noting what it did. */
    Passage cross(String node, InFlight packet, Crossing crossing) {
        Kernel kernel = kernel(node);
        Passage passage = passed(kernel, packet, silent ? unseen(crossing) : crossing);
        if (!passage.evidence().isEmpty()) {
            tellings.add(new Telling.Seen(kernel.node, passage.evidence()));
        }
        return passage;
    }

    /** Lets a packet cross a hook that is none of those that are carried, but wraps one. */
    Passage crossUnseen(String node, InFlight packet, Crossing crossing) {
        return passed(kernel(node), packet, unseen(crossing));
    }

    private static Crossing unseen(Crossing crossing) {
        return crossing.withDetail(Crossing.Detail.NONE);
    }

    private Kernel kernel(String node) {
        Kernel known = kernels.get(node);
        if (known == null) {
            known = new Kernel(Peer.node(node), elsewhere.stack(network, node));
            kernels.put(node, known);
        }
        return known;
    }

    private Passage passed(Kernel kernel, InFlight packet, Crossing crossing) {
        Passage passage = Netfilter.cross(kernel.stack, packet, crossing, choice);
        kernel.stack = passage.state();
        return passage;
    }
}
