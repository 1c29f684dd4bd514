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
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.FlowPort;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.trace.Hop;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Locale;

/** What lies around the cluster: hosts outside, and load balancers, which remember what they have rewritten. */
final class OutsideWorld {
    private final Journey journey;
    private final Carrier carrier;
    private final Network network;
    private Map<Flow, Flow> rewritten = HashMap.empty();
    private Map<Flow, String> picked = HashMap.empty();
    private Option<Peer> balancer = Option.none();

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
                .orElse(() -> network.loadBalancers().external(destination).flatMap(service -> anyNode(service, flow)));
        if (node.isEmpty()) {
            journey.note(host, "send", flow, "to " + destination);
            return whyNobodyHas(destination)
                    .<Arrival>map(why -> new Arrival.Lost(host, why))
                    .getOrElse(() -> new Arrival.Unknown(host, "a way from " + host + " to " + destination));
        }
        journey.note(host, "send", flow, "to " + Peer.node(node.get().name()));
        return carrier.atNode(node.get().name(), packet);
    }

    private Option<NodeNetwork> anyNode(Service service, Flow flow) {
        return pick(
                        "node that gets the traffic of " + service.key(),
                        flow,
                        network.cluster().names().toVector().sorted())
                .flatMap(network::node);
    }

    /** Picks a node for a flow once: later packets of the flow go where its first one went. */
    private Option<String> pick(String question, Flow flow, Seq<String> names) {
        if (!picked.containsKey(flow) && !names.isEmpty()) {
            picked = picked.put(flow, names.get(journey.choice().among(question, names.size())));
        }
        return picked.get(flow);
    }

    /** Why no host outside can have that address, if none can. */
    Option<String> whyNobodyHas(Ip address) {
        return Option.when(
                network.isInside(address),
                () -> address + " is an address of the cluster's inside: outside of it no route leads there");
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
                                        flow.destination().port().number().getOrElse(0))
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
                service, flow.protocol(), flow.destination().port().number().getOrElse(0));
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
        Seq<Node> healthy =
                network.loadBalancers().healthyNodes(service).filter(node -> entryNode.forAll(node.name()::equals));
        if (healthy.isEmpty()) {
            return new Arrival.Lost(
                    at,
                    "no node passes the health check of the load balancer of " + service.key()
                            + (service.spec().isExternalLocal()
                                    ? ": externalTrafficPolicy is Local and no node has a ready endpoint"
                                    : ""));
        }
        Option<String> name = pick("node behind the load balancer of " + service.key(), flow, healthy.map(Node::name));
        Node node = healthy.find(each -> name.contains(each.name())).get();
        return forward(at, service, port.get(), node, packet, healthy.size());
    }

    private static boolean accepts(Service service, Ip source) {
        Seq<Cidr> ranges = service.spec().loadBalancerSourceRanges().flatMap(text -> Cidr.tryParse(text.strip()));
        return ranges.isEmpty() || ranges.exists(range -> range.contains(source));
    }

    private Arrival forward(Peer at, Service service, ServicePort port, Node node, Packet packet, int healthy) {
        balancer = Option.some(at);
        String picks = "picks node/" + node.name() + (healthy == 1 ? "" : " of " + healthy);
        Option<Integer> nodePort = port.nodePort().filter(number -> number != 0);
        boolean rewrites = network.config().loadBalancer() == LoadBalancerKind.NODE_PORT && nodePort.isDefined();
        Flow flow = packet.flow();
        if (!rewrites) {
            journey.note(at, "loadbalancer", flow, picks + ", and hands on the packet as it is");
            return carrier.atNode(node.name(), packet);
        }
        Option<Ip> address = node.internalIps()
                .find(ip -> ip.family() == flow.destination().ip().family());
        if (address.isEmpty()) {
            return new Arrival.Lost(
                    at,
                    "node/" + node.name() + " has no address of the family of "
                            + flow.destination().ip());
        }
        Flow onward = throughItself(flow).withDestination(new Address(address.get(), FlowPort.of(nodePort.get())));
        rewritten = rewritten.put(onward.inverted(), flow.inverted());
        journey.add(Hop.builder()
                .at(at)
                .hook("loadbalancer")
                .before(flow)
                .after(onward)
                .note(picks + " for " + service.key())
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
    Arrival answer(Ip host, Packet arrived, Packet answer) {
        Peer at = Peer.outside(host);
        Option<NodeNetwork> node = network.nodeOf(answer.flow().destination().ip())
                .orElse(() -> network.podAt(answer.flow().destination().ip())
                        .flatMap(pod -> pod.spec().nodeName())
                        .flatMap(network::node));
        if (node.isEmpty()) {
            return new Arrival.Lost(
                    at,
                    "outside of the cluster no route leads to "
                            + answer.flow().destination().ip());
        }
        journey.note(
                at, "send", answer.flow(), "back to " + arrived.flow().source().ip());
        return carrier.atNode(node.get().name(), answer);
    }

    /** An answer that leaves the cluster: back through the load balancer that rewrote its request, if one did. */
    Arrival replied(Arrival.AtOutside at) {
        Packet packet = at.packet();
        Flow flow = packet.isIcmpError() ? packet.quoted().get().flow().inverted() : packet.flow();
        Option<Flow> original = rewritten.get(flow);
        if (original.isEmpty()) {
            return at;
        }
        Packet restored = packet.isIcmpError()
                ? packet.withQuoted(
                        packet.quoted().map(q -> q.withFlow(original.get().inverted())))
                : packet.withFlow(original.get());
        journey.add(Hop.builder()
                .at(balancer.get())
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
