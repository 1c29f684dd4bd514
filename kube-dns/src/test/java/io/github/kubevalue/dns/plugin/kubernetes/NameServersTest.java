package io.github.kubevalue.dns.plugin.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

// plugin/kubernetes/ns_test.go; kubernetes_test.go, TestServicesAuthority
class NameServersTest {
    private static final DomainName ZONE = DomainName.parse("inter.webs.test.");
    private static final KubernetesOptions OPTIONS = KubernetesOptions.builder()
            .addZone(ZONE)
            .addBoundIp(Ip.parse("10.244.0.20"))
            .build();
    private static final Store STORE = Vector.<KubeObject>of(
                    service("dns-service", "10.0.0.111"),
                    slice("dns-service"),
                    service("hdls-dns-service", "None"),
                    slice("hdls-dns-service"),
                    service("dns6-service", "10::111"),
                    slice("dns6-service"))
            .foldLeft(Store.empty(Indexes.CATALOG), Store::put);

    private static Service service(String name, String ip) {
        return Service.named("kube-system", name).withSpec(Fixture.spec(ip));
    }

    private static EndpointSlice slice(String service) {
        ObjectMeta metadata = ObjectMeta.named("kube-system", service + "-slice1");
        return EndpointSlice.builder()
                .metadata(metadata.withLabels(metadata.labels().put(EndpointSlice.SERVICE_NAME, service)))
                .endpoints(Vector.of(Fixture.endpoint("10.244.0.20")))
                .build();
    }

    private static NameServers servers(Store store) {
        return new NameServers(new Watched(OPTIONS, store));
    }

    @Test
    void eachServiceBeforeThisServerIsOne() {
        assertThat(servers(STORE).of(ZONE).map(item -> item.name() + " " + item.ip()))
                .containsExactlyInAnyOrder(
                        "dns-service.kube-system.svc.inter.webs.test. 10.0.0.111",
                        "10-244-0-20.hdls-dns-service.kube-system.svc.inter.webs.test. 10.244.0.20",
                        "dns6-service.kube-system.svc.inter.webs.test. 10::111");
    }

    @Test
    void fromOutsideItHasTheExternalAddressesOfItsServices() {
        Service exposed = service("dns-service", "10.0.0.111")
                .withSpec(Fixture.spec("10.0.0.111").withExternalIPs(Vector.of("1.2.3.4")));

        assertThat(servers(STORE).external(false)).isEmpty();
        assertThat(servers(STORE).external(true)).containsExactly(Ip.parse("10.244.0.20"));
        assertThat(servers(STORE.put(exposed)).external(false)).containsExactly(Ip.parse("1.2.3.4"));
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3.4,A,1.2.3.4",
        "1.2.3.4,AAAA,",
        "1:2::3:4,A,",
        "1:2::3:4,AAAA,1:2::3:4",
    })
    void aServerBeforeWhichNoServiceStandsHasANameOfItsOwn(String bound, String type, String expected) {
        KubernetesOptions options = OPTIONS.withBoundIps(Vector.of(Ip.parse(bound)));
        Response response = Fixture.ask(options, "ns.dns.inter.webs.test.", type);

        assertThat(response.answer().map(found -> found.data().toString()).mkString())
                .isEqualTo(expected == null ? "" : expected);
        assertThat(Fixture.ask(options, "inter.webs.test.", "NS")
                        .answer()
                        .map(found -> found.data().toString()))
                .containsExactly("ns.dns.inter.webs.test.");
    }
}
