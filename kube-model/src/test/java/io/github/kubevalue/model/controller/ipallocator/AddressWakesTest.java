package io.github.kubevalue.model.controller.ipallocator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.networking.IPAddress;
import io.github.kubevalue.model.networking.ServiceCIDR;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;

/** repairip.go: Services, addresses and the ranges that give them. */
class AddressWakesTest {
    private static final String NOTE =
            "{apiVersion: networking.k8s.io/v1, kind: IPAddress, metadata: {name: 10.0.0.9}}";
    private static final String RANGE =
            "{apiVersion: networking.k8s.io/v1, kind: ServiceCIDR, metadata: {name: r}, spec: {cidrs: [10.0.0.0/24]}}";

    private static String service(String name, String ip) {
        return "{apiVersion: v1, kind: Service, metadata: {name: %s}, spec: {clusterIP: %s, clusterIPs: [%s]}}"
                .formatted(name, ip, ip);
    }

    private static String woken(Seq<ResourceKey> keys) {
        return keys.map(ResourceKey::toString).mkString(" ");
    }

    private static Bench bench(String... yaml) {
        return Bench.of(new IPAddressRepair(), yaml);
    }

    @Test
    void aServiceWakesItselfAndTheNotesOfItsAddresses() {
        assertThat(woken(bench(NOTE).wakes(service("a", "10.0.0.9"))))
                .isEqualTo("service/default/a ipaddress/10.0.0.9");
        assertThat(woken(bench().wakes(service("a", "10.0.0.9")))).isEqualTo("service/default/a");
        assertThat(woken(bench(NOTE, service("a", "10.0.0.9")).wakesWithout(Service.KIND, "a")))
                .isEqualTo("service/default/a ipaddress/10.0.0.9");
        assertThat(woken(bench(NOTE, service("a", "10.0.0.9")).wakes(service("a", "10.0.0.8"))))
                .isEqualTo("service/default/a ipaddress/10.0.0.9");
    }

    @Test
    void aNoteWakesItselfAndWhoHasTheAddress() {
        assertThat(woken(bench(service("a", "10.0.0.9"), service("b", "10.0.0.8"))
                        .wakes(NOTE)))
                .isEqualTo("ipaddress/10.0.0.9 service/default/a");
        assertThat(woken(bench(NOTE).wakesWithout(IPAddress.KIND, "10.0.0.9"))).isEqualTo("ipaddress/10.0.0.9");
    }

    @Test
    void aRangeThatComesOrGoesWakesTheServicesThatItGaveAddresses() {
        Bench bench = bench(service("a", "10.0.0.9"), service("b", "10.1.0.8"), service("c", "None"));
        assertThat(woken(bench.wakes(RANGE))).isEqualTo("service/default/a");
        assertThat(woken(bench.with(RANGE).wakesWithout(ServiceCIDR.KIND, "r"))).isEqualTo("service/default/a");
        assertThat(bench.with(RANGE).wakes(RANGE.replace("{name: r}", "{name: r, labels: {a: b}}")))
                .isEmpty();
        assertThat(bench.wakes("{apiVersion: v1, kind: Node, metadata: {name: n1}}"))
                .isEmpty();
    }
}
