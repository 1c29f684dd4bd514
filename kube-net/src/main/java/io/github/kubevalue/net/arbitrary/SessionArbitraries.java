package io.github.kubevalue.net.arbitrary;

import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.net.arbitrary.ClusterArbitraries.Cluster;
import io.github.kubevalue.net.arbitrary.ProxyArbitraries.Served;
import io.github.kubevalue.net.cni.Interconnect;
import io.github.kubevalue.net.cni.Plug;
import io.github.kubevalue.net.edge.LoadBalancerKind;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkConfig;
import io.github.kubevalue.net.packet.Segment;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyMode;
import io.github.kubevalue.net.walk.Message;
import io.github.kubevalue.net.walk.Request;
import io.github.kubevalue.net.walk.Side;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generators of sessions: a cluster of {@link ClusterArbitraries} whose Services, endpoints and options change twice, and packets
 * before, between and after: connections that are opened, used, ended and broken off, of both families, over TCP and UDP.
 */
public final class SessionArbitraries {
    private static final int VERSIONS = 3;
    private static final int FIRST_PORT = 40000;

    private SessionArbitraries() {}

    /**
     * A session to be played.
     *
     * @param network the cluster at its beginning
     * @param moves its steps
     */
    public record Plan(Network network, Seq<SessionMove> moves) {}

    /** Returns sessions with kube-proxy in one of those modes. */
    public static Arbitrary<Plan> plans(ProxyMode... modes) {
        return Combinators.combine(
                        ClusterArbitraries.clusters(
                                Vector.of(Plug.values()), Vector.of(Interconnect.DIRECT, Interconnect.VXLAN)),
                        Arbitraries.of(modes))
                .flatAs(SessionArbitraries::plans);
    }

    private static Arbitrary<Plan> plans(Cluster cluster, ProxyMode mode) {
        Arbitrary<Served> served = ClusterServiceArbitraries.served(cluster);
        Arbitrary<ProxyConfig> configs = Combinators.combine(
                        RequestArbitraries.configs(cluster), Arbitraries.of(true, false, false))
                .as((config, liberal) -> config.withMode(mode).withTcpBeLiberal(liberal));
        return Combinators.combine(
                        served.list().ofSize(VERSIONS), configs.list().ofSize(VERSIONS))
                .flatAs((services, proxies) -> {
                    Seq<Network> networks =
                            Vector.ofAll(services).zipWith(proxies, (each, proxy) -> network(cluster, each, proxy));
                    return moves(cluster, services.get(0), networks).map(moves -> new Plan(networks.head(), moves));
                });
    }

    private static Network network(Cluster cluster, Served served, ProxyConfig proxy) {
        Store store = Vector.<KubeObject>ofAll(cluster.nodes())
                .appendAll(cluster.pods())
                .appendAll(served.services())
                .appendAll(served.slices())
                .foldLeft(Store.empty(Indexes.CATALOG), Store::put);
        return Network.of(
                store,
                NetworkConfig.builder()
                        .cni(cluster.cni())
                        .proxy(proxy)
                        .serviceCidrs(RequestArbitraries.serviceCidrs(cluster))
                        .loadBalancer(LoadBalancerKind.VIP)
                        .build());
    }

    private static Arbitrary<Seq<SessionMove>> moves(Cluster cluster, Served served, Seq<Network> networks) {
        Arbitrary<Seq<SessionMove>> used = used(RequestArbitraries.requests(cluster, served.services()));
        return used.list()
                .ofSize(networks.size())
                .map(acts -> Vector.ofAll(acts)
                        .zip(networks)
                        .flatMap(act -> act._1.prepend(new SessionMove.Change(act._2)))
                        .drop(1));
    }

    /** Some connections are opened and used; the first always. */
    private static Arbitrary<Seq<SessionMove>> used(Arbitrary<Request> requests) {
        Arbitrary<SessionMove> opened = Combinators.combine(
                        names(), requests, Arbitraries.integers().between(0, 3))
                .as((name, request, port) ->
                        new SessionMove.Open(name, request.withSourcePort(Option.some(FIRST_PORT + port))));
        return Combinators.combine(opened, move(opened).list().ofMinSize(2).ofMaxSize(5))
                .as((first, others) -> Vector.ofAll(others).prepend(first));
    }

    private static Arbitrary<SessionMove> move(Arbitrary<SessionMove> opened) {
        Arbitrary<SessionMove> sent = Combinators.combine(names(), messages()).as(SessionMove.Send::new);
        Arbitrary<SessionMove> closed = names().map(SessionMove.Close::new);
        Arbitrary<SessionMove> waited = Arbitraries.of(1, 9, 31, 119, 121, 90_000)
                .map(seconds -> new SessionMove.After(Duration.ofSeconds(seconds)));
        return Arbitraries.frequencyOf(
                Tuple.of(4, opened), Tuple.of(6, sent), Tuple.of(1, closed), Tuple.of(2, waited));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("one", "two");
    }

    private static Arbitrary<Message> messages() {
        Arbitrary<Message> usual = Arbitraries.of(Side.class).map(Message::data);
        Arbitrary<Message> last =
                Arbitraries.of(Side.class).flatMap(side -> Arbitraries.of(Message.fin(side), Message.reset(side)));
        Arbitrary<Message> strange = Combinators.combine(usual, Arbitraries.of(Segment.AHEAD, Segment.BEHIND))
                .as(Message::at);
        return Arbitraries.frequencyOf(Tuple.of(6, usual), Tuple.of(1, last), Tuple.of(1, strange));
    }
}
