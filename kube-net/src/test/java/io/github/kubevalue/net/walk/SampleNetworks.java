package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.runtime.KubeletState;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.net.arbitrary.ProxyArbitraries;
import io.github.kubevalue.net.arbitrary.ProxyArbitraries.Served;
import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.cni.Plug;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkConfig;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Two nodes with two pods each that listen, a fifth that only asks, generated Services, and requests from everywhere. */
final class SampleNetworks {
    private static final Seq<KubeObject> MACHINES = Vector.of(
            Sample.node("n1", "192.0.2.11", "10.244.1.0/24"),
            Sample.node("n2", "192.0.2.12", "10.244.2.0/24"),
            Sample.pod("p1", "n1", "10.244.1.2", 8080),
            Sample.pod("p2", "n1", "10.244.1.3", 8080),
            Sample.pod("p3", "n2", "10.244.2.2", 8080),
            Sample.pod("p4", "n2", "10.244.2.3", 8080),
            Sample.pod("asker", "n1", "10.244.1.9", 9000));

    private SampleNetworks() {}

    static Arbitrary<Network> networks() {
        return Combinators.combine(ProxyArbitraries.served(), ProxyArbitraries.configs(), Arbitraries.of(Plug.class))
                .as(SampleNetworks::network);
    }

    private static Network network(Served served, ProxyConfig proxy, Plug plug) {
        Seq<KubeObject> objects = MACHINES.appendAll(served.services()).appendAll(served.slices());
        return Network.of(
                Sample.store(objects.toJavaArray(KubeObject[]::new)),
                NetworkConfig.builder()
                        .cni(CniConfig.of(Cidr.parse("10.244.0.0/16")).withPlug(plug))
                        .proxy(proxy)
                        .serviceCidrs(Vector.of(Cidr.parse("10.96.0.0/12")))
                        .build());
    }

    /** The network of the same cluster after its second machine is gone. */
    static Network losing(Network network) {
        Store store = (Store) network.snapshot();
        Node lost = KubeletState.LOST.said(store.get(Node.KIND, "n2").get());
        return Network.of(store.put(lost), network.config());
    }

    /** Requests, most of them to the first Service by one of its addresses. */
    static Arbitrary<Request> requests() {
        Arbitrary<Peer> askers = Arbitraries.of(
                Peer.pod("demo", "asker"),
                Peer.pod("demo", "p1"),
                Peer.pod("demo", "p3"),
                Peer.node("n1"),
                Peer.node("n2"),
                Peer.outside(Ip.parse("192.0.2.100")),
                Peer.outside(Ip.parse("198.18.0.1")));
        Arbitrary<String> targets = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just("10.96.0.10:80")),
                Tuple.of(8, Arbitraries.of("10.96.0.10:80", "192.0.2.11:30080", "192.0.2.12:30080", "203.0.113.10:80")),
                Tuple.of(2, Arbitraries.of("10.96.0.11:80", "192.0.2.12:30081", "198.51.100.10:80")),
                Tuple.of(1, Arbitraries.of("10.96.0.99:80", "10.244.2.2:8080", "10.244.1.2:81")));
        Arbitrary<IpProtocol> protocols =
                Arbitraries.frequency(Tuple.of(4, IpProtocol.TCP), Tuple.of(1, IpProtocol.UDP));
        return Combinators.combine(askers, targets, protocols, Arbitraries.of(40000, 0))
                .as((asker, target, protocol, port) ->
                        request(asker, target, protocol).withSourcePort(Option.when(port > 0, port)));
    }

    private static Request request(Peer asker, String target, IpProtocol protocol) {
        String[] parts = target.split(":");
        return Request.builder()
                .from(asker)
                .protocol(protocol)
                .to(Ip.parse(parts[0]))
                .port(Integer.parseInt(parts[1]))
                .build();
    }
}
