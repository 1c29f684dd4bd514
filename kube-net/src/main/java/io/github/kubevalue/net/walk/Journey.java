package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.net.cni.NodeNetwork;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.stack.Crossing;
import io.github.kubevalue.net.netfilter.stack.Evidence;
import io.github.kubevalue.net.netfilter.stack.InFlight;
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
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What accumulates while packets are carried: the kernels' memories, the hops, and who was met. One for each walk. */
final class Journey {
    private final Network network;
    private final Choice choice;
    /** The network's memory without what this walk has changed in kernels. */
    private NetworkState elsewhere;

    /** The few that a walk meets are looked through. */
    private final List<Kernel> kernels = new ArrayList<>(4);

    private final List<Known> pods = new ArrayList<>(4);
    private final List<Telling> tellings = new ArrayList<>(16);
    /** What has happened at all hooks, one after the other. */
    private final List<Evidence> log = new ArrayList<>(32);

    private int turn;
    private final List<Link> links = new ArrayList<>();
    private final List<Peer> met = new ArrayList<>();
    private boolean silent;

    /** Who a peer is. */
    private record Known(Peer peer, Option<Resident> resident) {}

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
        for (Kernel kernel : kernels) {
            state = kernel.into(state);
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
        return resident(peer).map(Resident::pod);
    }

    /** Returns the pod that a peer is, and where it lives. */
    Option<Resident> resident(Peer peer) {
        if (!(peer instanceof Peer.PodPeer)) {
            return Option.none();
        }
        Known known = known(peer);
        return known == null ? kept(peer, network.pod(peer).map(pod -> Resident.of(network, pod))) : known.resident();
    }

    /** A packet has come to a pod, so that it need not be looked for by its name. */
    Peer know(Arrival.AtPod at) {
        Peer peer = Peer.pod(at.pod().key());
        if (known(peer) == null) {
            kept(peer, Option.some(new Resident(at.pod(), false, Option.some(at.node()))));
        }
        return peer;
    }

    private @Nullable Known known(Peer peer) {
        for (Known known : pods) {
            if (known.peer().equals(peer)) {
                return known;
            }
        }
        return null;
    }

    private Option<Resident> kept(Peer peer, Option<Resident> resident) {
        pods.add(new Known(peer, resident));
        return resident;
    }

    Choice choice() {
        return choice;
    }

    /** From now on hops belong to the way back. */
    void turn() {
        turn = tellings.size();
    }

    /** The hops of the way there, when somebody reads them; asked for when the walk is over. */
    Lazy<Seq<Hop>> there() {
        return told(tellings.subList(0, turn));
    }

    /** The hops of the way back, when somebody reads them; asked for when the walk is over. */
    Lazy<Seq<Hop>> back() {
        return told(tellings.subList(turn, tellings.size()));
    }

    private static Lazy<Seq<Hop>> told(List<Telling> some) {
        return Lazy.of(() -> Vector.ofAll(some).flatMap(Telling::hops));
    }

    /** A packet leaves by a device. */
    void pass(Link link) {
        if (!silent) {
            links.add(link);
        }
    }

    /** Returns the devices that packets have left by since the last call. */
    Seq<Link> takeLinks() {
        Array<Link> taken = Array.of(links.toArray(Link[]::new));
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

    /** Begins to say where a packet that is carried now crosses a hook. */
    Crossing.Builder crossing(Hook hook) {
        return Crossing.builder().hook(hook).now(now()).detail(silent ? Crossing.Detail.NONE : Crossing.Detail.MATCHED);
    }

    /** Lets a packet cross a hook of a node, remembering what the kernel remembers and noting what it did. */
    Passage cross(Kernel kernel, InFlight packet, Crossing crossing) {
        int before = log.size();
        Passage passage = kernel.cross(packet, crossing, choice, log);
        if (log.size() > before) {
            tellings.add(new Telling.Seen(kernel.peer, log, before, log.size()));
        }
        return passage;
    }

    /** Lets a packet cross a hook that is none of those that are carried, but wraps one. */
    Passage crossUnseen(NodeNetwork node, InFlight packet, Crossing crossing) {
        return cross(kernel(node), packet, crossing.withDetail(Crossing.Detail.NONE));
    }

    /** Returns the kernel of a node as this walk has left it. */
    Kernel kernel(NodeNetwork node) {
        for (Kernel kernel : kernels) {
            if (kernel.node.name().equals(node.name())) {
                return kernel;
            }
        }
        Kernel met = new Kernel(node, elsewhere.stack(network, node.name()));
        kernels.add(met);
        return met;
    }
}
