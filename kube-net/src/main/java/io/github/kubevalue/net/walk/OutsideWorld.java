package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceIndexes;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.net.cni.NodeNetwork;
import io.github.kubevalue.net.edge.LoadBalancerKind;
import io.github.kubevalue.net.edge.LoadBalancers;
import io.github.kubevalue.net.network.Balancing;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.FlowPort;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.TcpFlags;
import io.github.kubevalue.net.trace.Hop;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Locale;

/** What lies around the cluster: hosts outside, and load balancers, whose memory is part of the network's state. */
final class OutsideWorld {
    private final Journey journey;
    private final Carrier carrier;
    private final Network network;

    OutsideWorld(Journey journey, Carrier carrier) {
        this.journey = journey;
        this.carrier = carrier;
        this.network = journey.network();
    }

    /** Carries a packet that a host outside sends. */
    Arrival send(Peer.Outside host, Packet packet, Option<String> entryNode) {
        Flow flow = packet.flow();
        Ip destination = flow.destination().ip();
        Option<Service> balanced = network.loadBalancers().at(destination);
        if (balanced.isDefined()) {
            journey.note(
                    host,
                    "send",
                    flow,
                    "to the load balancer of " + balanced.get().key());
            return balance(balanced.get(), packet, entryNode);
        }
        Option<NodeNetwork> node = network.nodeOf(destination)
                .orElse(() -> entryNode.flatMap(network::node))
                .orElse(() ->
                        network.loadBalancers().external(destination).flatMap(service -> anyNode(service, packet)));
        if (node.isEmpty()) {
            journey.note(host, "send", flow, "to " + destination);
            return whyNobodyHas(destination)
                    .<Arrival>map(why -> new Arrival.Lost(host, why))
                    .getOrElse(() -> new Arrival.Unknown(host, "a way from " + host + " to " + destination));
        }
        journey.note(host, "send", flow, "to " + Peer.node(node.get().name()));
        return carrier.atNode(node.get().name(), packet);
    }

    private Option<NodeNetwork> anyNode(Service service, Packet packet) {
        return pick(
                        "node that gets the traffic of " + service.key(),
                        packet,
                        network.cluster().names().toVector().sorted())
                .flatMap(network::node);
    }

    /**
     * Picks a node for a flow once: later packets of the flow go where its first one went. A node that gets no new flows any
     * more keeps the TCP connections that it has.
     */
    private Option<String> pick(String question, Packet packet, Seq<String> names) {
        Flow flow = packet.flow();
        boolean opens = flow.protocol() != IpProtocol.TCP || packet.tcpFlags().equals(TcpFlags.SYN);
        Option<String> before = journey.balancing().nodes().get(flow);
        Option<String> kept = before.filter(
                name -> names.contains(name) || !opens && network.node(name).isDefined());
        if (kept.isDefined() || names.isEmpty()) {
            return kept;
        }
        String name = names.get(journey.choice().among(question, names.size()));
        journey.remember(journey.balancing().withNode(flow, name));
        return Option.some(name);
    }

    /** Why no host outside can have that address, if none can. */
    Option<String> whyNobodyHas(Ip address) {
        return Option.when(
                        network.isInside(address),
                        () -> address + " is an address of the cluster's inside: outside of it no route leads there")
                .orElse(() -> network.loadBalancers()
                        .external(address)
                        .map(service -> address + " is an external IP of " + service.key()
                                + ", which no rule translates here, and nobody has that address itself"));
    }

    /** Why a packet to a cluster IP was translated by no rule and left its node as it was, if that is what happened. */
    Option<String> whyUntranslated(Flow flow) {
        Ip address = flow.destination().ip();
        return network.snapshot()
                .by(ServiceIndexes.BY_CLUSTER_IP, address.toString())
                .filter(service -> flow.protocol().isIcmp()
                        || LoadBalancers.port(
                                        service,
                                        flow.protocol(),
                                        flow.destination().port().numberOr(0))
                                .isEmpty())
                .headOption()
                .map(service -> service.key() + " has no port " + wanted(flow) + " (it has "
                        + service.spec().ports().map(OutsideWorld::offered).mkString(", ") + "), so no rule translates "
                        + address + ", and nobody has that address itself");
    }

    private static String wanted(Flow flow) {
        return flow.protocol().isIcmp()
                ? "for " + flow.protocol()
                : flow.protocol() + " " + flow.destination().port();
    }

    private static String offered(ServicePort port) {
        return port.effectiveProtocol().text().toLowerCase(Locale.ROOT) + " " + port.port();
    }

    /** A packet that leaves the cluster: for a load balancer, which sends it in again, or for a host outside. */
    Arrival received(Arrival.AtOutside at, Option<String> entryNode) {
        return network.loadBalancers()
                .at(at.host())
                .map(service -> balance(service, at.packet(), entryNode))
                .getOrElse(at);
    }

    private Arrival balance(Service service, Packet packet, Option<String> entryNode) {
        Peer at = new Peer.LoadBalancer(service.namespace(), service.name());
        Flow flow = packet.flow();
        journey.meet(at);
        Option<ServicePort> port = LoadBalancers.port(
                service, flow.protocol(), flow.destination().port().numberOr(0));
        if (port.isEmpty()) {
            return new Arrival.Lost(
                    at,
                    "the load balancer of " + service.key() + " does not listen on " + flow.protocol() + " "
                            + flow.destination().port());
        }
        if (!accepts(service, flow.source().ip())) {
            return new Arrival.Lost(
                    at,
                    "spec.loadBalancerSourceRanges of " + service.key() + " does not hold "
                            + flow.source().ip());
        }
        Seq<Node> healthy = network.loadBalancers()
                .healthyNodes(service, flow.destination().ip().family())
                .filter(node -> entryNode.forAll(node.name()::equals));
        Option<Node> node = pick("node behind the load balancer of " + service.key(), packet, healthy.map(Node::name))
                .flatMap(network::node)
                .map(NodeNetwork::node);
        if (node.isEmpty()) {
            return new Arrival.Lost(
                    at,
                    "no node passes the health check of the load balancer of " + service.key()
                            + (service.spec().isExternalLocal()
                                    ? ": externalTrafficPolicy is Local and no node has a ready endpoint"
                                    : ""));
        }
        String picks = "picks node/" + node.get().name() + (healthy.size() == 1 ? "" : " of " + healthy.size());
        return forward(new Picked(at, service, port.get(), node.get()), packet, picks);
    }

    /** What a load balancer has decided about a packet. */
    private record Picked(Peer by, Service service, ServicePort port, Node node) {

        Option<Integer> nodePort() {
            return port.nodePort().filter(number -> number != 0);
        }
    }

    private static boolean accepts(Service service, Ip source) {
        Seq<Cidr> ranges = service.spec().loadBalancerSourceRanges().flatMap(text -> Cidr.tryParse(text.strip()));
        return ranges.isEmpty() || ranges.exists(range -> range.contains(source));
    }

    private Arrival forward(Picked picked, Packet packet, String picks) {
        boolean rewrites = network.config().loadBalancer() == LoadBalancerKind.NODE_PORT
                && picked.nodePort().isDefined();
        Flow flow = packet.flow();
        Node node = picked.node();
        if (!rewrites) {
            journey.note(picked.by(), "loadbalancer", flow, picks + ", and hands on the packet as it is");
            return carrier.atNode(node.name(), packet);
        }
        Option<Ip> address = node.internalIps()
                .find(ip -> ip.family() == flow.destination().ip().family());
        if (address.isEmpty()) {
            return new Arrival.Lost(
                    picked.by(),
                    "node/" + node.name() + " has no address of the family of "
                            + flow.destination().ip());
        }
        Flow onward = throughItself(flow)
                .withDestination(
                        new Address(address.get(), FlowPort.of(picked.nodePort().get())));
        Balancing.Rewritten back = new Balancing.Rewritten(flow.inverted(), picked.by());
        journey.remember(journey.balancing().withRewritten(onward.inverted(), back));
        journey.add(Hop.builder()
                .at(picked.by())
                .hook("loadbalancer")
                .before(flow)
                .after(onward)
                .note(picks + " for " + picked.service().key())
                .build());
        return carrier.atNode(node.name(), packet.withFlow(onward));
    }

    /** To a client inside the cluster a balancer is a proxy: nodes would answer one another past it. */
    private Flow throughItself(Flow flow) {
        return network.nodeOf(flow.source().ip()).isDefined()
                ? flow.withSource(
                        new Address(flow.destination().ip(), flow.source().port()))
                : flow;
    }

    /** Carries the answer of a host outside to where its request came from. */
    Arrival answer(Ip host, Packet answer) {
        Peer at = Peer.outside(host);
        Ip to = answer.flow().destination().ip();
        Option<NodeNetwork> node = network.nodeOf(to)
                .orElse(() ->
                        network.podAt(to).flatMap(pod -> pod.spec().nodeName()).flatMap(network::node))
                .orElse(() -> network.snapshot()
                        .list(Node.KIND)
                        .find(each -> each.spec().podCidrs().exists(block -> block.contains(to)))
                        .flatMap(each -> network.node(each.name())));
        if (node.isEmpty()) {
            return new Arrival.Lost(
                    at,
                    "outside of the cluster no route leads to "
                            + answer.flow().destination().ip());
        }
        journey.note(
                at,
                "send",
                answer.flow(),
                "back to " + answer.flow().destination().ip());
        return carrier.atNode(node.get().name(), answer);
    }

    /** An answer that leaves the cluster: back through the load balancer that rewrote its request, if one did. */
    Arrival replied(Arrival.AtOutside at) {
        Packet packet = at.packet();
        Flow flow = packet.isIcmpError() ? packet.quoted().get().flow().inverted() : packet.flow();
        Option<Balancing.Rewritten> rewritten = journey.balancing().rewritten().get(flow);
        if (rewritten.isEmpty()) {
            return at;
        }
        Flow original = rewritten.get().answer();
        Packet restored = packet.isIcmpError()
                ? packet.withQuoted(packet.quoted().map(q -> q.withFlow(original.inverted())))
                : packet.withFlow(original);
        journey.add(Hop.builder()
                .at(rewritten.get().by())
                .hook("loadbalancer")
                .before(packet.flow())
                .after(restored.flow())
                .note("gives the answer its own address back")
                .build());
        return network.nodeOf(restored.flow().destination().ip())
                .<Arrival>map(node -> carrier.atNode(node.name(), restored))
                .getOrElse(() -> new Arrival.AtOutside(at.host(), restored));
    }
}
