package io.github.kubevalue.dsl.assertj;

import static io.github.kubevalue.dsl.assertj.KubeAssertions.assertThat;
import static io.github.kubevalue.dsl.build.Clusters.cluster;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubevalue.dns.zone.Zone;
import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.DNSPolicy;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.TreeMap;
import org.junit.jupiter.api.Test;

/** What a peer sees of names: said, asserted, and explained where it is otherwise. */
class PeerAssertTest {
    private static final RunningCluster SHOP = RunningCluster.converged(cluster()
            .service("web", s -> s.clusterIP("10.96.7.7").port(80))
            .deployment("web", d -> d.replicas(2).port(80))
            .service("db", s -> s.headless().port(5432))
            .statefulSet("db", d -> d.replicas(2))
            .service("stripe", s -> s.externalName("api.stripe.com"))
            .pod(
                    "client",
                    p -> p.dnsOption("ndots", "1")
                            .searchDomain("corp.example")
                            .hostAlias("192.0.2.9", "legacy", "legacy.corp"))
            .pod("alpine", p -> p.musl())
            .pod("apart", p -> p.dnsPolicy(DNSPolicy.NONE).nameserver("172.31.0.2"))
            .pod("member", p -> p.hostname("m-0").subdomain("db").label("app", "db"))
            .networkPolicy("caged", p -> p.select("app", "caged").denyEgress())
            .pod("caged", p -> p.image("alpine"))
            .publicZone(Zone.of("stripe.com").with("api", Ip.parse("192.0.2.1")))
            .publicZone(Zone.of("corp.example").with("hq", Ip.parse("192.0.2.2"))));

    @Test
    void namesLeadToServicesPodsAndTheWorldOutside() {
        assertThat(SHOP)
                .from("pod/default/client")
                .resolves("web")
                .to("10.96.7.7")
                .resolves("web.default.svc.cluster.local")
                .to("service/default/web")
                .resolves("db")
                .to("statefulset/default/db", "pod/default/member")
                .resolves("db")
                .to("service/default/db")
                .resolves("db-0.db")
                .to("pod/default/db-0")
                .resolves("m-0.db.default.svc.cluster.local")
                .to("pod/default/member")
                .resolves("stripe")
                .to("192.0.2.1")
                .resolves("legacy.corp")
                .to("192.0.2.9")
                .resolves("hq")
                .to("192.0.2.2")
                .doesNotResolve("wep")
                .reaches("http://web/")
                .doesNotReach("tcp://web:81");
    }

    @Test
    void theResolverOfEachPodIsItsOwn() {
        assertThat(SHOP)
                .from("pod/default/client")
                .resolves("web.default")
                .inQueries(6)
                .and()
                .from("pod/default/alpine")
                .resolves("web.default")
                .inQueries(4)
                .and()
                .from("pod/default/apart")
                .doesNotResolve("web")
                .resolves("api.stripe.com")
                .to("192.0.2.1")
                .from("pod/default/caged")
                .doesNotResolve("web");
    }

    @Test
    void publicNamesLeadFromOutsideToLoadBalancers() {
        RunningCluster published = RunningCluster.converged(cluster()
                .deployment("web", d -> d.port(80))
                .service("web", s -> s.port(80).loadBalancer("203.0.113.7"))
                .object(Service.named("default", "shop")
                        .withMetadata(ObjectMeta.named("default", "shop")
                                .withAnnotations(TreeMap.of("external-dns.kubernetes.io/hostname", "www.shop.example")))
                        .withSpec(ServiceSpec.builder()
                                .type(ServiceType.LOAD_BALANCER)
                                .loadBalancerIP("203.0.113.8")
                                .selector(TreeMap.of("app", "web"))
                                .addPort(ServicePort.of(80))
                                .build())));
        assertThat(published)
                .from("1.2.3.4")
                .resolves("www.shop.example")
                .to("203.0.113.8")
                .reaches("http://www.shop.example/")
                .doesNotResolve("web")
                .from("deploy/default/web")
                .resolves("www.shop.example")
                .to("203.0.113.8");
    }

    @Test
    void aCorefileIsPartOfTheCluster() {
        RunningCluster rewritten = RunningCluster.converged(cluster()
                .service("web", s -> s.clusterIP("10.96.7.7").port(80))
                .pod("client", p -> p.image("client"))
                .corefile("""
                    .:53 {
                      rewrite name old.example web.default.svc.cluster.local
                      kubernetes cluster.local
                    }
                    """));
        assertThat(rewritten).from("pod/default/client").resolves("old.example").to("10.96.7.7");
    }

    @Test
    void aNameThatLeadsElsewhereSaysWhereAndWhy() {
        assertThatThrownBy(() -> assertThat(SHOP)
                        .from("pod/default/client")
                        .resolves("web")
                        .to("service/default/db"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Expected: pod/default/client resolves web to service/default/db (10.244.")
                .hasMessageContaining("""
                    but:      web is 10.96.7.7
                    because:
                      web: 10.96.7.7
                    """)
                .hasMessageContaining("kubernetes: service/default/web: cluster IPs");
    }

    @Test
    void aNameThatDoesNotResolveSaysWhatWasTried() {
        assertThatThrownBy(() -> assertThat(SHOP).from("pod/default/client").resolves("wep"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("wep.default.svc.cluster.local.: there is no such name: the search goes on")
                .hasMessageContaining("kubernetes: there is no Service wep in namespace default");
        assertThatThrownBy(() -> assertThat(SHOP).from("pod/default/caged").resolves("web"))
                .hasMessageContaining("networkpolicy/default/caged isolates pod/default/caged for Egress");
    }

    @Test
    void aWalkThatIsLongerThanThoughtSaysHowLongItIs() {
        assertThatThrownBy(() -> assertThat(SHOP)
                        .from("pod/default/client")
                        .resolves("web")
                        .inQueries(8))
                .hasMessageStartingWith(
                        "Expected: pod/default/client resolves web in 8 queries\nbut:      it sends 2\nbecause:\n");
    }

    @Test
    void aTargetThatIsNotThereIsMisuse() {
        assertThatThrownBy(() -> assertThat(SHOP)
                        .from("pod/default/client")
                        .resolves("web")
                        .to("service/default/wep"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("service/default/wep not found");
        assertThatThrownBy(() -> assertThat(SHOP).from("pod/default/nobody"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody");
    }
}
