package io.github.kubevalue.model.controller.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.EndpointAddress;
import io.github.kubevalue.model.core.EndpointSubset;
import io.github.kubevalue.model.core.Endpoints;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** endpoints_controller_test.go, the TestSyncEndpoints… and TestPodToEndpointAddressForService. */
class EndpointsControllerTest {

    private static String service(String meta, String spec) {
        return "{apiVersion: v1, kind: Service, metadata: {name: web, %s}, spec: {selector: {app: web}, %s}}"
                .formatted(meta, spec);
    }

    private static String plain() {
        return service("", "clusterIP: 10.0.0.1, ports: [{port: 80, targetPort: 8080}]");
    }

    private static String pod(String name, String ips, String more) {
        Vector<String> all = Vector.of(ips.split(" "));
        boolean isReady = !more.contains("unready");
        return "{apiVersion: v1, kind: Pod, metadata: {name: %s, labels: {app: web}%s}, spec: {nodeName: n1, containers: [{name: c, image: i%s}]%s}, status: {phase: %s, podIP: \"%s\", podIPs: [%s], conditions: [{type: Ready, status: \"%s\"}]}}"
                .formatted(
                        name,
                        more.contains("going") ? ", deletionTimestamp: 2026-01-01T00:00:00Z" : "",
                        more.contains("ports")
                                ? ", ports: [{name: http, containerPort: " + more.replaceAll("\\D", "") + "}]"
                                : "",
                        more.contains("hostname") ? ", " + more : "",
                        more.contains("ended") ? "Failed" : "Running",
                        all.head(),
                        all.map("{ip: \"%s\"}"::formatted).mkString(", "),
                        isReady ? "True" : "False");
    }

    private static Bench bench(String... yaml) {
        return Bench.of(new EndpointsController(), yaml);
    }

    private static Endpoints after(Bench bench) {
        return bench.then(Service.KIND, "web").get(Endpoints.KIND, "web");
    }

    /** {@code ready/unready:ports}. */
    private static String text(Endpoints endpoints) {
        return endpoints.subsets().map(EndpointsControllerTest::text).mkString("; ");
    }

    private static String text(EndpointSubset subset) {
        return ips(subset.addresses()) + "/" + ips(subset.notReadyAddresses()) + ":"
                + subset.ports()
                        .map(port -> port.name().getOrElse("") + port.port())
                        .mkString(",");
    }

    private static String ips(Seq<EndpointAddress> addresses) {
        return addresses.map(EndpointAddress::ip).mkString(",");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                        | ''
        a 1.2.3.4                                 | 1.2.3.4/:8080
        b 1.2.3.5; a 1.2.3.4                      | 1.2.3.4,1.2.3.5/:8080
        a 1.2.3.4 unready; b 1.2.3.5              | 1.2.3.5/1.2.3.4:8080
        a 1.2.3.4 ended                           | ''
        a 1.2.3.4 going                           | ''
        a fd00::1                                 | ''
        """)
    void theAddressesArePodsThatLive(String pods, String expected) {
        Bench bench = bench(plain());
        for (String words : pods.split("; ")) {
            String[] parts = words.split(" ", 3);
            bench = words.isEmpty() ? bench : bench.with(pod(parts[0], parts[1], parts.length > 2 ? parts[2] : ""));
        }
        assertThat(text(after(bench))).isEqualTo(expected);
        assertThat(bench.then(Service.KIND, "web").plan(Service.KIND, "web").isNone())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        'clusterIP: 10.0.0.1'                                        | 1.2.3.4
        'clusterIP: "fd00::9"'                                       | fd00::1
        'clusterIP: 10.0.0.1, ipFamilies: [IPv6, IPv4]'              | fd00::1
        'clusterIP: None, ipFamilies: [IPv4]'                        | 1.2.3.4
        """)
    void theFirstFamilyOfTheServiceCounts(String spec, String ip) {
        Bench bench = bench(service("", spec + ", ports: [{port: 80}]"), pod("a", "1.2.3.4 fd00::1", ""));
        assertThat(after(bench).subsets().flatMap(EndpointSubset::addresses).map(EndpointAddress::ip))
                .containsExactly(ip);
    }

    @Test
    void unreadyAndLeavingPodsArePublishedIfTheServiceSaysSo() {
        String spec = "clusterIP: 10.0.0.1, publishNotReadyAddresses: true, ports: [{port: 80}]";
        Bench bench = bench(service("", spec), pod("a", "1.2.3.4", "unready"), pod("b", "1.2.3.5", "going"));
        assertThat(text(after(bench))).isEqualTo("1.2.3.4,1.2.3.5/:80");
    }

    @Test
    void aHeadlessServiceWithoutPortsHasAddressesAlone() {
        assertThat(text(after(bench(service("", "clusterIP: None"), pod("a", "1.2.3.4", "")))))
                .isEqualTo("1.2.3.4/:");
        assertThat(text(after(bench(service("", "clusterIP: None"))))).isEmpty();
        assertThat(text(after(bench(service("", "clusterIP: 10.0.0.1"), pod("a", "1.2.3.4", "")))))
                .isEmpty();
    }

    /** RepackSubsets. */
    @Test
    void portsThatTheSameAddressesServeStandTogether() {
        String spec = "clusterIP: 10.0.0.1, ports: [{name: x, port: 80, targetPort: http}, {name: z, port: 81}]";
        Bench bench = bench(service("", spec), pod("a", "1.2.3.4", "ports 8080"), pod("b", "1.2.3.5", "ports 9090"));
        assertThat(text(after(bench))).isEqualTo("1.2.3.4/:x8080; 1.2.3.5/:x9090; 1.2.3.4,1.2.3.5/:z81");
        Bench same = bench(service("", spec), pod("a", "1.2.3.4", "ports 8080"), pod("b", "1.2.3.5", "ports 8080"));
        assertThat(text(after(same))).isEqualTo("1.2.3.4,1.2.3.5/:x8080,z81");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        'hostname: h, subdomain: web'   | h
        'hostname: h, subdomain: other' | -
        'hostname: h'                   | -
        """)
    void aPodIsNamedInTheServiceOfItsSubdomain(String spec, String name) {
        EndpointAddress address = after(bench(plain(), pod("a", "1.2.3.4", spec)))
                .subsets()
                .head()
                .addresses()
                .head();
        assertThat(address.hostname().getOrElse("-")).isEqualTo(name);
        assertThat(address.nodeName()).contains("n1");
        assertThat(address.targetRef().get().name()).contains("a");
    }

    @Test
    void labelsAreThoseOfTheService() {
        String labels = "labels: {a: b, service.kubernetes.io/headless: x}";
        assertThat(after(bench(service(labels, "clusterIP: 10.0.0.1")))
                        .metadata()
                        .labels()
                        .mkString(" "))
                .isEqualTo("(a, b) (endpoints.kubernetes.io/managed-by, endpoint-controller)");
        assertThat(after(bench(service("", "clusterIP: None")))
                        .metadata()
                        .labels()
                        .get("service.kubernetes.io/headless"))
                .contains("");
    }

    @Test
    void onlyServicesThatSelectHaveTheirsKept() {
        String hand = "{apiVersion: v1, kind: Endpoints, metadata: {name: web}}";
        String bare = "{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {clusterIP: 10.0.0.1}}";
        assertThat(bench(bare, hand).plan(Service.KIND, "web").isNone()).isTrue();
        String alias = service("", "type: ExternalName, externalName: a.b");
        assertThat(bench(alias).plan(Service.KIND, "web").isNone()).isTrue();
        Plan gone = bench(hand).plan(Service.KIND, "web");
        assertThat(Bench.said(gone)).containsExactly("Delete endpoints/default/web");
        assertThat(bench().plan(Service.KIND, "web").isNone()).isTrue();
    }

    @Test
    void servicesPodsAndEndpointsWake() {
        Bench bench = bench(plain(), pod("a", "1.2.3.4", ""));
        String web = "service/default/web";
        assertThat(bench.wakes(service("", "clusterIP: 10.0.0.2")).map(ResourceKey::toString))
                .containsExactly(web);
        assertThat(bench.wakes(pod("b", "1.2.3.5", "")).map(ResourceKey::toString))
                .containsExactly(web);
        assertThat(bench.wakes(pod("a", "1.2.3.4", "unready")).map(ResourceKey::toString))
                .containsExactly(web);
        assertThat(bench.wakesWithout(Pod.KIND, "a")).hasSize(1);
        assertThat(bench.wakes(pod("a", "1.2.3.4", "").replace("{name: a,", "{annotations: {a: b}, name: a,")))
                .as("what a Service cannot see")
                .isEmpty();
        assertThat(bench.wakes(pod("a", "1.2.3.4", "").replace("app: web", "app: other"))
                        .map(ResourceKey::toString))
                .containsExactly(web);
        assertThat(bench.wakes(pod("c", "1.2.3.6", "").replace("app: web", "app: other")))
                .isEmpty();
        String hand = "{apiVersion: v1, kind: Endpoints, metadata: {name: web, labels: {a: b}}}";
        assertThat(bench.wakes(hand, hand.replace("a: b", "a: c")))
                .as("what others write")
                .isEmpty();
        assertThat(bench.with(hand).wakesWithout(Endpoints.KIND, "web").map(ResourceKey::toString))
                .containsExactly(web);
        assertThat(bench.with(hand.replace("name: web", "name: other")).wakesWithout(Endpoints.KIND, "other"))
                .isEmpty();
        assertThat(bench.wakes("{apiVersion: v1, kind: ConfigMap, metadata: {name: web}}"))
                .isEmpty();
    }

    /** TestEndpointsTruncated… of endpoints_controller_test.go: the annotation comes and goes with what is left out. */
    @Test
    void whatIsTooMuchIsSaidToBeTruncatedUntilItIsNot() {
        Bench bench = bench(plain());
        for (int number = 0; number <= 1000; number++) {
            bench = bench.with(pod("p" + number, "10.1." + number / 256 + "." + number % 256, ""));
        }
        Bench full = bench.then(Service.KIND, "web");
        Endpoints endpoints = full.get(Endpoints.KIND, "web");
        assertThat(endpoints.subsets().flatMap(EndpointSubset::addresses)).hasSize(1000);
        assertThat(endpoints.metadata().annotations().get("endpoints.kubernetes.io/over-capacity"))
                .contains("truncated");
        assertThat(full.plan(Service.KIND, "web").isNone()).isTrue();
        Endpoints fewer = after(full.without(Pod.KIND, "p7"));
        assertThat(fewer.metadata().annotations()).isEmpty();
    }
}
