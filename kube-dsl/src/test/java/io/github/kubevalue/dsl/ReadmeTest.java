package io.github.kubevalue.dsl;

import static io.github.kubevalue.dsl.build.Clusters.cluster;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.dns.client.ResolvConf;
import io.github.kubevalue.dns.cluster.ClusterDns;
import io.github.kubevalue.dns.cluster.DnsConfig;
import io.github.kubevalue.dns.cluster.DnsSession;
import io.github.kubevalue.dns.externaldns.ExternalDns;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.render.Explanation;
import io.github.kubevalue.dns.server.DnsServer;
import io.github.kubevalue.dns.server.LiveDns;
import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.dsl.assertj.KubeAssertions;
import io.github.kubevalue.dsl.build.ClusterStage;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkConfig;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.trace.Trace;
import io.github.kubevalue.net.walk.Request;
import io.github.kubevalue.net.walk.Walker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The Java that the READMEs show, as it stands there. */
class ReadmeTest {

    @Test
    void onlyTheCartReachesTheCache() {
        RunningCluster shop = RunningCluster.converged(cluster()
                .pod("cart", p -> p.image("shop/cart:1"))
                .pod("mail", p -> p.image("shop/mail:1"))
                .deployment("cache", d -> d.replicas(2).image("redis:8").port(6379))
                .service("cache", s -> s.port(6379))
                .networkPolicy("cache", p -> p.select("app", "cache").allowFrom("app", "cart", 6379)));
        assertThat(shop.trace(shop.question("pod/default/cart", "tcp://cache:6379"))
                        .isDelivered())
                .isTrue();
        assertThat(shop.trace(shop.question("pod/default/mail", "tcp://cache:6379"))
                        .trace()
                        .reason())
                .contains("networkpolicy/default/cache isolates");
    }

    @Test
    void kubeDsl() {
        ClusterStage said = cluster()
                .node("n1", n -> n.cpu("8").zone("a"))
                .namespace(
                        "shop",
                        shop -> shop.deployment(
                                        "web",
                                        d -> d.replicas(3)
                                                .image("nginx:1.29")
                                                .port("http", 80)
                                                .readyAfter(ofSeconds(5)))
                                .service("web", s -> s.port("http", 80, "http").loadBalancer())
                                .ingress(
                                        "web",
                                        i -> i.ingressClass("nginx")
                                                .host("myapp.com")
                                                .path("/", "web", 80)));

        RunningCluster running = RunningCluster.converged(said);
        assertThat(running.resolve(running.who("deploy/shop/web").get(), "web").addresses())
                .isNotEmpty();
        assertThat(running.trace(running.question("1.2.3.4", "http://203.0.113.1/"))
                        .isDelivered())
                .isTrue();
        KubeAssertions.assertThat(running)
                .from("deploy/shop/web")
                .resolves("web")
                .inQueries(2)
                .to("service/shop/web");
    }

    @Test
    void kubeDns() throws IOException {
        Snapshot snapshot = RunningCluster.converged(cluster()
                        .deployment("web", d -> d.image("nginx").port(80))
                        .service("web", s -> s.port(80)))
                .snapshot();
        Pod pod = snapshot.list(Pod.KIND, "default").head();
        ClusterDns dns = ClusterDns.of(snapshot, DnsConfig.kubeadm().withOutside(ExternalDns.zones(snapshot)));

        Response reply = dns.answer("web.default.svc.cluster.local", RecordType.A);
        assertThat(reply.because().mkString()).contains("kubernetes: service/default/web: cluster IPs");

        Lookup lookup = dns.resolver(pod).addresses("web");
        ResolvConf file = dns.resolvConf(pod).resolvConf();
        assertThat(lookup.isFound()).isTrue();
        assertThat(file.toString()).contains("default.svc.cluster.local");
        assertThat(Explanation.of(lookup)).contains("web.default.svc.cluster.local");

        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        String name = "web.default.svc.cluster.local";
        DnsSession.Answered first = dns.session().answer(name, RecordType.A, now);
        DnsSession.Answered second = first.next().with(dns).answer(name, RecordType.A, now.plusSeconds(3));
        assertThat(second.response().answer()).isEqualTo(reply.answer());

        try (DnsServer server =
                DnsServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), LiveDns.of(dns))) {
            assertThat(server.port()).isPositive();
        }
    }

    @Test
    void kubeNet() {
        Cluster cluster = RunningCluster.converged(cluster()
                        .deployment("web", d -> d.image("nginx").port(80))
                        .service("web", s -> s.port(80).loadBalancer()))
                .cluster();
        Snapshot snapshot = cluster.snapshot();
        Network network = Network.of(
                snapshot, NetworkConfig.of(cluster.config(), snapshot).get());
        Walker walker = new Walker(network);
        NetworkState nothingSeen = NetworkState.at(cluster.now());

        Request request = Request.tcp(Peer.outside(Ip.parse("1.2.3.4")), Ip.parse("203.0.113.1"), 80);
        Trace trace = walker.walk(nothingSeen, request, Choice.seeded(1)).trace();
        assertThat(trace.isDelivered()).isTrue();
        assertThat(trace.seenFrom()).isNotEmpty();
        assertThat(trace.conntrack()).isNotEmpty();
        assertThat(walker.outcomes(nothingSeen, request)).isNotEmpty();

        NetfilterState node = network.initialStack("node-1");
        assertThat(IptablesText.saved(node.ipv4(), IpFamily.IPV4)).contains("*nat");
    }
}
