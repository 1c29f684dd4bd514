package io.github.kubevalue.model.controller.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.LoadBalancerIngress;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.ResourceKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** cloud-provider/controllers/service/controller_test.go, TestSyncLoadBalancerIfNeeded, in a cloud of four addresses. */
class ServiceControllerTest {
    private static final String CLEANUP = "service.kubernetes.io/load-balancer-cleanup";

    private static String service(String name, String meta, String spec, String ip) {
        return "{apiVersion: v1, kind: Service, metadata: {name: %s, uid: %s-uid, %s}, spec: {%s}, status: {loadBalancer: {ingress: [%s]}}}"
                .formatted(name, name, meta, spec, ip.isEmpty() ? "" : "{ip: %s}".formatted(ip));
    }

    private static Bench bench(String... yaml) {
        return Bench.of(new ServiceController(Cidr.parse("203.0.113.0/30")), yaml);
    }

    private static Plan plan(Bench bench) {
        return bench.plan(Service.KIND, "web");
    }

    private static Service after(Bench bench) {
        return bench.then(Service.KIND, "web").get(Service.KIND, "web");
    }

    /** Finalizer or not, spec and address; whether it has the finalizer then, and its address. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        -    | 'type: LoadBalancer'                                    | ''            | true  | 203.0.113.1
        held | 'type: LoadBalancer'                                    | ''            | true  | 203.0.113.1
        -    | 'type: LoadBalancer'                                    | 198.51.100.7  | true  | 198.51.100.7
        held | 'type: LoadBalancer'                                    | 198.51.100.7  | true  | 198.51.100.7
        -    | 'type: LoadBalancer, loadBalancerIP: 203.0.113.2'       | ''            | true  | 203.0.113.2
        -    | 'type: LoadBalancer, loadBalancerClass: example.com/a'  | ''            | false | ''
        -    | 'type: ClusterIP'                                       | ''            | false | ''
        held | 'type: ClusterIP'                                       | 198.51.100.7  | false | ''
        held | 'type: ClusterIP'                                       | ''            | false | ''
        held going | 'type: LoadBalancer'                              | 198.51.100.7  | false | ''
        going | 'type: LoadBalancer'                                   | ''            | false | ''
        """)
    void aServiceHasTheLoadBalancerThatItAsksFor(String words, String spec, String ip, boolean isHeld, String address) {
        String meta = (words.contains("held") ? "finalizers: [other, " + CLEANUP + "], " : "")
                + (words.contains("going") ? "deletionTimestamp: 2026-01-01T00:00:00Z" : "");
        Bench bench = bench(service("web", meta, spec, ip));
        Service after = after(bench);
        assertThat(after.metadata().finalizers().contains(CLEANUP)).isEqualTo(isHeld);
        assertThat(after.status()
                        .loadBalancer()
                        .ingress()
                        .flatMap(LoadBalancerIngress::ip)
                        .mkString())
                .isEqualTo(address);
        assertThat(plan(bench.then(Service.KIND, "web")).isNone())
                .as("idempotence")
                .isTrue();
    }

    @Test
    void whatIsDoneIsTold() {
        assertThat(Bench.told(plan(bench(service("web", "", "type: LoadBalancer", "")))))
                .containsExactly(
                        "Normal EnsuringLoadBalancer Ensuring load balancer",
                        "Normal EnsuredLoadBalancer Ensured load balancer");
        String held = "finalizers: [" + CLEANUP + "]";
        assertThat(Bench.told(plan(bench(service("web", held, "type: ClusterIP", "")))))
                .containsExactly("Normal DeletedLoadBalancer Deleted load balancer");
    }

    @Test
    void noAddressIsGivenTwiceNorTheFirstAndTheLast() {
        Bench one = bench(
                service("a", "", "type: LoadBalancer", "203.0.113.1"), service("web", "", "type: LoadBalancer", ""));
        assertThat(after(one).status().loadBalancer().ingress().flatMap(LoadBalancerIngress::ip))
                .containsExactly("203.0.113.2");
        Plan full = plan(one.with(service("b", "", "type: LoadBalancer", "203.0.113.2")));
        assertThat(Bench.said(full)).containsExactly("Update service/default/web");
        assertThat(Bench.told(full).last())
                .isEqualTo("Warning SyncLoadBalancerFailed Error syncing load balancer: failed to ensure load balancer:"
                        + " no address is left of 203.0.113.0/30");
    }

    @Test
    void servicesWake() {
        assertThat(bench().wakes(service("web", "", "", ""), "{apiVersion: v1, kind: Node, metadata: {name: web}}")
                        .map(ResourceKey::toString))
                .containsExactly("service/default/web");
        assertThat(plan(bench()).isNone()).isTrue();
    }
}
