package io.github.kubevalue.net.ipvs;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.net.conntrack.CtState;
import io.github.kubevalue.net.conntrack.Direction;
import io.github.kubevalue.net.conntrack.Manip;
import io.github.kubevalue.net.conntrack.Nat;
import io.github.kubevalue.net.conntrack.Tracking;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.NatTarget;
import io.github.kubevalue.net.netfilter.Target;
import io.github.kubevalue.net.netfilter.stack.Happening;
import io.github.kubevalue.net.netfilter.stack.Passing;
import io.github.kubevalue.net.netfilter.stack.Verdict;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.TcpFlags;
import io.vavr.Tuple2;
import io.vavr.control.Option;

/** One packet at IPVS: net/netfilter/ipvs/ip_vs_core.c, ip_vs_in_hook. */
final class IpvsRun {
    private static final Option<String> TABLE = Option.some("ipvs");

    private final Passing packet;
    private final Ipvs ipvs;

    IpvsRun(Passing packet, Ipvs ipvs) {
        this.packet = packet;
        this.ipvs = ipvs;
    }

    private Flow flow() {
        return packet.inFlight().packet().flow();
    }

    Verdict run() {
        if (packet.inFlight().tracking() instanceof Tracking.Untracked
                && ipvs.server(flow().protocol(), flow().destination()).isDefined()) {
            return new Verdict.NotModelled("a packet to the virtual server " + flow().destination()
                    + " that connection tracking is kept away from");
        }
        if (!(packet.inFlight().tracking() instanceof Tracking.Connection connection)
                || connection.direction() != Direction.ORIGINAL) {
            return Verdict.ACCEPT;
        }
        if (connection.entry().byIpvs()) {
            return forward();
        }
        Option<VirtualServer> server = ipvs.server(flow().protocol(), flow().destination());
        if (server.isEmpty() || connection.state() != CtState.NEW || !opens()) {
            return Verdict.ACCEPT;
        }
        return connection.confirmed()
                ? new Verdict.NotModelled("a flow that is older than the virtual server " + flow().destination())
                : schedule(server.get());
    }

    /** Connections of TCP begin with a SYN. */
    private boolean opens() {
        return flow().protocol() != IpProtocol.TCP
                || packet.inFlight().packet().tcpFlags().equals(TcpFlags.SYN);
    }

    private Verdict schedule(VirtualServer server) {
        if (!Scheduling.isModelled(server.scheduler())) {
            return new Verdict.NotModelled("the scheduler " + server.scheduler() + " of IPVS");
        }
        Option<Endpoint> picked = kept(server).orElse(() -> pick(server));
        if (picked.isEmpty()) {
            String why = "ipvs " + server.address() + ": no destination available";
            return packet.apply(Target.Reject.plain(), () -> why).get();
        }
        server.persistence()
                .forEach(seconds -> remember(memory().keeping(
                                client(server), picked.get(), packet.at().now().plusSeconds(seconds))));
        Packet before = packet.inFlight().packet();
        Endpoint to = picked.get();
        packet.apply(NatTarget.Dnat.to(to.ip(), to.port().number()), () -> "ipvs " + server.address());
        packet.change(entry -> entry.withByIpvs(true));
        note(server, before);
        return forward();
    }

    private void note(VirtualServer server, Packet before) {
        if (packet.keepsEvidence()) {
            Packet after = packet.inFlight().packet();
            packet.add(new Happening(
                    packet.at().hook(),
                    TABLE,
                    Option.some(server.address().toString()),
                    before,
                    after,
                    () -> "ipvs " + server.scheduler() + ": " + before.flow() + " becomes " + after.flow()));
        }
    }

    private IpvsMemory memory() {
        return packet.state().hooked().get(ipvs.name()).getOrElse(ipvs) instanceof Ipvs same
                ? same.memory()
                : ipvs.memory();
    }

    private void remember(IpvsMemory memory) {
        packet.remember(ipvs.with(memory));
    }

    private IpvsMemory.Client client(VirtualServer server) {
        return new IpvsMemory.Client(server.key(), flow().source().ip());
    }

    /** With expire_quiescent_template=1, as kube-proxy sets it, who has become unavailable is kept by nobody. */
    private Option<Endpoint> kept(VirtualServer server) {
        return server.persistence().isEmpty()
                ? Option.none()
                : memory().kept(client(server), packet.at().now())
                        .filter(endpoint ->
                                server.servers().exists(each -> each.address().equals(endpoint) && each.weight() > 0));
    }

    private Option<Endpoint> pick(VirtualServer server) {
        IpvsMemory memory = memory();
        Option<Tuple2<RealServer, Option<Turn>>> picked = new Scheduling(
                        server,
                        endpoint -> Load.of(
                                server,
                                endpoint,
                                packet.state().conntrack(),
                                packet.at().now()),
                        memory.turns().get(server.key()))
                .pick(flow(), packet.choice());
        picked.forEach(each -> remember(memory.turned(server.key(), each._2)));
        return picked.map(each -> each._1.address());
    }

    // net/netfilter/ipvs/ip_vs_xmit.c, ip_vs_nat_xmit: what is for this host goes on, all else is sent anew
    private Verdict forward() {
        Tracking.Connection connection = (Tracking.Connection) packet.inFlight().tracking();
        packet.replace(
                Nat.translate(packet.inFlight().packet(), connection.entry(), Direction.ORIGINAL, Manip.DESTINATION));
        boolean here = packet.state()
                .addresses()
                .isLocal(connection.entry().reply().source().ip());
        return packet.at().hook() == Hook.INPUT && !here ? Verdict.RESENT : Verdict.ACCEPT;
    }
}
