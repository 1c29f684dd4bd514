package io.github.kubevalue.net.kernel.scenario;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.choice.Outcomes;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.edge.LoadBalancerKind;
import io.github.kubevalue.net.kernel.lab.Observed;
import io.github.kubevalue.net.kernel.lab.Probe;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkConfig;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.trace.Trace;
import io.github.kubevalue.net.walk.Request;
import io.github.kubevalue.net.walk.Walker;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/** What the library predicts for a scenario: every way that its flow can take. */
final class Model {
    private final Network network;
    private final NetworkState state;

    Model(Setup setup, CniConfig config) {
        this(setup, config, store(setup, ExampleCluster.pods()));
    }

    Model(Setup setup, CniConfig config, Store objects) {
        this.network = Network.of(objects, config(setup, config));
        NodeRules rules = new NodeRules(setup, config);
        this.state = ExampleCluster.nodeNames()
                .foldLeft(
                        NetworkState.at(Instant.EPOCH),
                        (all, node) ->
                                all.with(node, network.initialStack(node).withIpv4(rules.of(node, IpFamily.IPV4))));
    }

    static NetworkConfig config(Setup setup, CniConfig config) {
        return NetworkConfig.builder()
                .cni(config.withMasquerade(setup.masquerade()))
                .proxy(setup.config())
                .serviceCidrs(Vector.of(ExampleCluster.SERVICE_CIDR))
                .loadBalancer(LoadBalancerKind.VIP)
                .build();
    }

    static Store store(Setup setup, Seq<Pod> pods) {
        return Vector.<KubeObject>ofAll(ExampleCluster.nodes())
                .appendAll(pods)
                .appendAll(setup.services())
                .appendAll(setup.slices())
                .foldLeft(Store.empty(Indexes.CATALOG), Store::put);
    }

    Seq<Trace> outcomes(Probe probe) {
        return new Walker(network).outcomes(state, request(probe)).map(Outcomes.Outcome::value);
    }

    static Request request(Probe probe) {
        return Request.builder()
                .from(peer(probe.from()))
                .protocol(IpProtocol.tryParse(probe.protocol()).get())
                .to(Ip.parse(probe.destination()))
                .port(probe.port())
                .sourceIp(Ip.tryParse(probe.source()))
                .sourcePort(Option.of(probe.sourcePort()))
                .entryNode("n1")
                .build();
    }

    private static Peer peer(String name) {
        if (name.equals("out")) {
            return Peer.outside(Ip.parse(ExampleCluster.OUTSIDE));
        }
        return ExampleCluster.nodeNames().contains(name) ? Peer.node(name) : Peer.pod("demo", name);
    }

    /** What the kernel would show of that. */
    static Observed observed(Trace trace, Probe probe) {
        if (!trace.isDelivered()) {
            return new Observed(trace.outcome().name(), "", "", 0, "", 0);
        }
        Address seen = trace.seenFrom().get();
        Address sent = trace.hops().head().before().source();
        return new Observed(
                trace.outcome().name(),
                name(trace.pod().get()),
                seen.ip().toString(),
                seen.port().number().getOrElse(-1),
                sent.ip().toString(),
                probe.sourcePort());
    }

    private static String name(Peer peer) {
        String text = peer.toString();
        return text.equals(ExampleCluster.OUTSIDE) ? "out" : text.substring(text.lastIndexOf('/') + 1);
    }
}
