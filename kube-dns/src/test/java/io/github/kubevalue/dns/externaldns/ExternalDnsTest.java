package io.github.kubevalue.dns.externaldns;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.zone.Zone;
import io.github.kubevalue.dns.zone.Zones;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.LoadBalancerIngress;
import io.github.kubevalue.model.core.LoadBalancerStatus;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceStatus;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.networking.Ingress;
import io.github.kubevalue.model.networking.IngressLoadBalancerIngress;
import io.github.kubevalue.model.networking.IngressLoadBalancerStatus;
import io.github.kubevalue.model.networking.IngressRule;
import io.github.kubevalue.model.networking.IngressSpec;
import io.github.kubevalue.model.networking.IngressStatus;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

class ExternalDnsTest {
    private static final String PREFIX = "external-dns.kubernetes.io/";

    private static Ingress ingress(String name, String host, IngressLoadBalancerIngress.Builder... points) {
        return Ingress.builder()
                .metadata(ObjectMeta.named("demo", name))
                .spec(IngressSpec.builder()
                        .addRule(IngressRule.builder().host(host).build())
                        .build())
                .status(IngressStatus.builder()
                        .loadBalancer(IngressLoadBalancerStatus.builder()
                                .ingress(Vector.of(points).map(IngressLoadBalancerIngress.Builder::build))
                                .build())
                        .build())
                .build();
    }

    private static IngressLoadBalancerIngress.Builder point() {
        return IngressLoadBalancerIngress.builder();
    }

    private static Service service(ServiceSpec spec, String... annotations) {
        TreeMap<String, String> all = TreeMap.empty();
        for (int i = 0; i < annotations.length; i += 2) {
            all = all.put(PREFIX + annotations[i], annotations[i + 1]);
        }
        return Service.builder()
                .metadata(ObjectMeta.named("demo", "web").withAnnotations(all))
                .spec(spec)
                .status(ServiceStatus.builder()
                        .loadBalancer(LoadBalancerStatus.builder()
                                .addIngress(LoadBalancerIngress.builder()
                                        .ip("54.210.10.5")
                                        .build())
                                .build())
                        .build())
                .build();
    }

    private static ServiceSpec balanced() {
        return ServiceSpec.builder()
                .type(ServiceType.LOAD_BALANCER)
                .clusterIP("10.96.0.42")
                .build();
    }

    private static Zones zones(KubeObject... objects) {
        return ExternalDns.zones(Vector.of(objects).foldLeft(Store.empty(Indexes.CATALOG), Store::put));
    }

    private static String a(Zones zones, String name) {
        return zones.answer(Query.of(name, RecordType.A))
                .answer()
                .map(found -> found.data().toString())
                .mkString(" ");
    }

    @Test
    void theHostOfAnIngressLeadsToItsLoadBalancer() {
        Zones zones = zones(ingress("shop", "myapp.com", point().ip("54.210.10.5")));

        assertThat(a(zones, "myapp.com")).isEqualTo("54.210.10.5");
        assertThat(zones.all().map(Zone::origin).map(Object::toString)).containsExactly("myapp.com.");
    }

    @Test
    void hostsComeTogetherInZonesOfTwoLabels() {
        Zones zones = zones(
                ingress("a", "a.shop.example.com", point().ip("1.1.1.1")),
                ingress("b", "*.apps.example.com", point().ip("1.1.1.2")));

        assertThat(zones.all().map(Zone::origin).map(Object::toString)).containsExactly("example.com.");
        assertThat(a(zones, "a.shop.example.com")).isEqualTo("1.1.1.1");
        assertThat(a(zones, "any.apps.example.com")).isEqualTo("1.1.1.2");
    }

    @Test
    void anIngressWithoutAddressPublishesNothing() {
        assertThat(zones(ingress("shop", "myapp.com")).all()).isEmpty();
    }

    @Test
    void aLoadBalancerWithANameIsAnAlias() {
        Zones zones = zones(ingress(
                "shop", "www.example.com", point().hostname("lb-1.cloud.test").ip("1.1.1.1")));

        assertThat(a(zones, "lb-1.cloud.test")).isEqualTo("1.1.1.1");
        assertThat(a(zones, "www.example.com")).isEqualTo("1.1.1.1");
        assertThat(a(zones(ingress("shop", "www.example.com", point().hostname("lb-1.cloud.test"))), "www.example.com"))
                .isEqualTo("lb-1.cloud.test.");
    }

    @Test
    void atTheOriginOfAZoneTheAddressStandsInForTheAlias() {
        Service balancer = Service.named("demo", "lb")
                .withStatus(ServiceStatus.builder()
                        .loadBalancer(LoadBalancerStatus.builder()
                                .addIngress(LoadBalancerIngress.builder()
                                        .hostname("lb-1.cloud.test")
                                        .ip("1.1.1.1")
                                        .build())
                                .build())
                        .build());

        assertThat(a(
                        zones(balancer, ingress("shop", "example.com", point().hostname("lb-1.cloud.test"))),
                        "example.com"))
                .isEqualTo("1.1.1.1");
    }

    @Test
    void aServiceIsPublishedUnderItsAnnotations() {
        Zones zones = zones(service(
                balanced(),
                "hostname",
                "web.example.com, www.example.com",
                "internal-hostname",
                "in.example.com",
                "ttl",
                "1m"));

        assertThat(a(zones, "web.example.com")).isEqualTo("54.210.10.5");
        assertThat(a(zones, "www.example.com")).isEqualTo("54.210.10.5");
        assertThat(a(zones, "in.example.com")).isEqualTo("10.96.0.42");
        assertThat(zones.answer(Query.of("web.example.com", RecordType.A))
                        .answer()
                        .head()
                        .ttl())
                .isEqualTo(60);
    }

    @Test
    void theTargetAnnotationComesBeforeTheLoadBalancer() {
        assertThat(a(zones(service(balanced(), "hostname", "web.example.com", "target", "9.9.9.9")), "web.example.com"))
                .isEqualTo("9.9.9.9");
    }

    @Test
    void aPlainServiceAndOneOfAnotherControllerPublishNothing() {
        ServiceSpec plain = ServiceSpec.builder().clusterIP("10.96.0.42").build();

        assertThat(zones(service(plain, "hostname", "web.example.com")).all()).isEmpty();
        assertThat(zones(service(balanced(), "hostname", "web.example.com", "controller", "mine"))
                        .all())
                .isEmpty();
    }

    @Test
    void aRecordThatIsGivenIsNotReplaced() {
        Zones given = Zones.of(Zone.of("myapp.com").with("@", Ip.parse("9.9.9.9")));
        Store store = Store.empty(Indexes.CATALOG).put(ingress("shop", "myapp.com", point().ip("54.210.10.5")));

        assertThat(a(ExternalDns.publish(store, given), "myapp.com")).isEqualTo("9.9.9.9");
    }
}
