package io.github.kubevalue.model.controller.endpointslice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointHints;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.discovery.ForNode;
import io.github.kubevalue.model.discovery.ForZone;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** endpointslice/reconciler.go and utils.go, from the slices that are there to the writes that are made. */
class SlicesTableTest {
    private static final String MANAGED = "endpointslice-controller.k8s.io";
    private static final String NODE =
            "{apiVersion: v1, kind: Node, metadata: {name: n1, labels: {topology.kubernetes.io/zone: z1}}}";

    private static String service(String annotations, String spec) {
        return "{apiVersion: v1, kind: Service, metadata: {name: web, uid: web-uid, annotations: {%s}}, spec: {selector: {app: web}, ports: [{name: http, port: 80}]%s}}"
                .formatted(annotations, spec.isEmpty() ? "" : ", " + spec);
    }

    private static String service() {
        return service("", "clusterIPs: [10.0.0.1]");
    }

    private static String pod(String name, String ips, String spec) {
        Seq<String> all = Vector.of(ips.split(" ")).map("{ip: \"%s\"}"::formatted);
        return "{apiVersion: v1, kind: Pod, metadata: {name: %s, uid: %s-uid, labels: {app: web}}, spec: {nodeName: n1, containers: [{name: c, image: i}]%s}, status: {phase: Running, podIP: \"%s\", podIPs: [%s], conditions: [{type: Ready, status: \"True\"}]}}"
                .formatted(name, name, spec.isEmpty() ? "" : ", " + spec, ips.split(" ")[0], all.mkString(", "));
    }

    private static String pod(int number) {
        return pod("p" + number, "10.1." + number / 200 + "." + (number % 200 + 1), "");
    }

    private static String[] pods(int from, int to) {
        return Vector.range(from, to).map(SlicesTableTest::pod).toJavaArray(String[]::new);
    }

    private static Bench bench(String... yaml) {
        return Bench.of(new EndpointSliceController(), NODE).with(yaml);
    }

    private static Plan plan(Bench bench) {
        return bench.plan(Service.KIND, "web");
    }

    /** The bench after its plan, in which new slices are named {@code s1, s2, …}. */
    private static Bench then(Bench bench) {
        Seq<EndpointSlice> created = plan(bench)
                .writes()
                .filter(Write.Create.class::isInstance)
                .map(write -> (EndpointSlice) ((Write.Create) write).object());
        int next = bench.store().list(EndpointSlice.KIND).size() + 1;
        Bench changed = created.foldLeft(
                new Bench(
                        bench.controller(),
                        plan(bench)
                                .writes()
                                .reject(Write.Create.class::isInstance)
                                .foldLeft(
                                        bench.store(),
                                        (store, write) -> write instanceof Write.Update update
                                                ? store.put(update.object())
                                                : store.delete(write.key())),
                        bench.now(),
                        bench.memory()),
                (so, slice) -> new Bench(
                        so.controller(),
                        so.store()
                                .put(slice.withMetadata(slice.metadata()
                                        .withName("s" + (next + created.indexOf(slice)))
                                        .withNamespace("default"))),
                        so.now(),
                        so.memory()));
        return changed;
    }

    private static Seq<EndpointSlice> slices(Bench bench) {
        return bench.store().list(EndpointSlice.KIND);
    }

    private static Seq<Integer> sizes(Bench bench) {
        return slices(bench).map(slice -> slice.endpoints().size()).sorted();
    }

    private static Seq<Endpoint> endpoints(Bench bench) {
        return slices(then(bench)).flatMap(EndpointSlice::endpoints);
    }

    /** getAddressTypesForService: what the Service says; the slices of its two-faced pod. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        'clusterIPs: [10.0.0.1]'                              | IPv4 10.1.0.1
        'clusterIPs: ["fd00::1"]'                             | IPv6 fd00::2
        'clusterIPs: [10.0.0.1, "fd00::1"]'                   | IPv4 10.1.0.1, IPv6 fd00::2
        'ipFamilies: [IPv6], clusterIPs: [None]'              | IPv6 fd00::2
        'ipFamilies: [IPv6, IPv4], clusterIPs: [None]'        | IPv6 fd00::2, IPv4 10.1.0.1
        'clusterIPs: [None]'                                  | IPv4 10.1.0.1
        """)
    void eachFamilyOfAServiceHasItsSlices(String spec, String slices) {
        Bench bench = bench(service("", spec), pod("p", "10.1.0.1 fd00::2", ""));
        Plan plan = plan(bench);
        assertThat(plan.writes()
                        .map(write -> (EndpointSlice) ((Write.Create) write).object())
                        .map(slice -> slice.addressType() + " "
                                + slice.endpoints().flatMap(Endpoint::addresses).mkString(" "))
                        .mkString(", "))
                .isEqualTo(slices);
        assertThat(plan(then(bench)).isNone()).as("at rest").isTrue();
    }

    @Test
    void slicesOfAFamilyThatIsGivenUpGo() {
        Bench bench = then(bench(service("", "ipFamilies: [IPv4, IPv6]"), pod("p", "10.1.0.1 fd00::2", "")));
        Bench single = then(bench.with(service("", "ipFamilies: [IPv4]")));
        assertThat(slices(single).map(slice -> slice.addressType().toString())).containsExactly("IPv4");
        assertThat(plan(single).isNone()).isTrue();
    }

    @Test
    void slicesOfOthersAndThoseThatGoAreLeftAlone() {
        String slice = """
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {name: mine, labels: {kubernetes.io/service-name: web, endpointslice.kubernetes.io/managed-by: %s}}
            addressType: IPv4
            endpoints: []
            ports: []
            """;
        Seq<String> others = Bench.said(plan(bench(service(), pod(1), slice.formatted("somebody"))));
        assertThat(others).hasSize(1).allMatch(text -> text.startsWith("Create"));
        String going = slice.formatted(MANAGED).replace("{name:", "{deletionTimestamp: 2026-01-01T00:00:00Z, name:");
        assertThat(Bench.said(plan(bench(service(), pod(1), going))))
                .hasSize(1)
                .allMatch(text -> text.startsWith("Create"));
        assertThat(Bench.said(plan(bench(service(), pod(1), slice.formatted(MANAGED)))))
                .as("one that nobody controls is not taken for the new one")
                .hasSize(2);
    }

    /** podToEndpoint: whether a pod whose node is not known, or that has no address of the family, is an endpoint. */
    @Test
    void aPodOfAnUnknownNodeIsNoEndpointUnlessUnreadyOnesArePublished() {
        Bench lost = bench(service(), pod(1)).without(Node.KIND, "n1");
        assertThat(endpoints(lost)).isEmpty();
        Bench published = lost.with(service("", "clusterIPs: [10.0.0.1], publishNotReadyAddresses: true"));
        assertThat(endpoints(published)).hasSize(1);
        assertThat(endpoints(published).head().zone()).isEmpty();
        assertThat(endpoints(bench(service(), pod("p", "fd00::2", "")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        'hostname: h, subdomain: web'    | h
        'hostname: h, subdomain: other'  | -
        'hostname: h'                    | -
        'subdomain: web'                 | -
        """)
    void aPodIsNamedInTheServiceOfItsSubdomain(String spec, String hostname) {
        Endpoint endpoint =
                endpoints(bench(service(), pod("p", "10.1.0.1", spec))).head();
        assertThat(endpoint.hostname().getOrElse("-")).isEqualTo(hostname);
    }

    /** ReconcileHints of trafficdist.go: the annotation, the field; the hints. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                             | ''                  | ''
        ''                                             | PreferClose         | z1
        ''                                             | PreferSameZone      | z1
        ''                                             | PreferSameNode      | z1 n1
        ''                                             | Other               | ''
        'service.kubernetes.io/topology-mode: Auto'    | PreferSameZone      | ''
        'service.kubernetes.io/topology-mode: auto'    | PreferSameZone      | ''
        'service.kubernetes.io/topology-mode: Disabled' | PreferSameZone     | z1
        'service.kubernetes.io/topology-aware-hints: disabled, service.kubernetes.io/topology-mode: Auto' | PreferSameZone | z1
        """)
    void hintsAreAsTheServiceAsks(String annotations, String distribution, String hints) {
        String spec =
                "clusterIPs: [10.0.0.1]" + (distribution.isEmpty() ? "" : ", trafficDistribution: " + distribution);
        Seq<EndpointHints> given =
                endpoints(bench(service(annotations, spec), pod(1))).flatMap(Endpoint::hints);
        assertThat(given.flatMap(each -> each.forZones()
                                .map(ForZone::name)
                                .appendAll(each.forNodes().map(ForNode::name)))
                        .mkString(" "))
                .isEqualTo(hints);
    }

    @Test
    void anUnreadyEndpointHasNoHints() {
        String unready = pod(1).replace("\"True\"", "\"False\"");
        assertThat(endpoints(bench(service("", "clusterIPs: [10.0.0.1], trafficDistribution: PreferSameZone"), unready))
                        .flatMap(Endpoint::hints))
                .isEmpty();
    }

    /** reconcileByPortMapping: how many pods there are, then how many; the sizes of the slices. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        0,   0,   0
        0,   1,   1
        0,   100, 100
        0,   101, 1 100
        0,   250, 50 100 100
        30,  100, 100
        30,  101, 30 71
        100, 101, 1 100
        101, 200, 100 100
        150, 210, 60 50 100
        """)
    void slicesAreFilled(int before, int after, String sizes) {
        Bench bench = then(bench(service()).with(pods(0, before)));
        Bench filled = then(bench.with(pods(before, after)));
        assertThat(sizes(filled))
                .containsExactlyInAnyOrderElementsOf(Vector.of(sizes.split(" ")).map(Integer::valueOf));
        assertThat(plan(filled).isNone()).as("at rest").isTrue();
    }

    @Test
    void whatChangesGoesWhereSomethingChangedAlready() {
        Bench bench = then(bench(service()).with(pods(0, 120)));
        assertThat(sizes(bench)).containsExactly(20, 100);
        Bench changed = bench.without(Pod.KIND, "p0").with(pod(130));
        Bench full = then(changed);
        assertThat(sizes(full)).containsExactly(20, 100);
        assertThat(Bench.said(plan(changed))).as("one slice is written").hasSize(1);
        assertThat(sizes(then(bench.without(Pod.KIND, "p0").with(pods(130, 135)))))
                .as("what finds no room there goes into one that is not full")
                .containsExactly(24, 100);
        Seq<String> emptied =
                Bench.said(plan(Vector.range(0, 120).foldLeft(bench, (so, each) -> so.without(Pod.KIND, "p" + each))));
        assertThat(emptied)
                .hasSize(2)
                .anyMatch(text -> text.startsWith("Update"))
                .anyMatch(text -> text.startsWith("Delete"));
    }

    @Test
    void podsWithOtherPortsAreInAnotherSlice() {
        String named = service("", "clusterIPs: [10.0.0.1]").replace("port: 80}", "port: 80, targetPort: web}");
        Bench bench = then(bench(
                named,
                pod(1).replace("image: i", "image: i, ports: [{name: web, containerPort: 8080}]"),
                pod(2).replace("image: i", "image: i, ports: [{name: web, containerPort: 9090}]")));
        assertThat(slices(bench).flatMap(EndpointSlice::ports).flatMap(port -> port.port()))
                .containsExactlyInAnyOrder(8080, 9090);
        assertThat(plan(bench).isNone()).isTrue();
    }

    @Test
    void theSlicesOfAServiceThatGoesAreNotMade() {
        String going = service().replace("{name: web,", "{deletionTimestamp: 2026-01-01T00:00:00Z, name: web,");
        assertThat(plan(bench(going, pod(1))).isNone()).isTrue();
    }

    @Test
    void labelsOfTheServiceAreThoseOfItsSlices() {
        String labelled =
                service().replace("{name: web,", "{labels: {a: b, service.kubernetes.io/headless: x}, name: web,");
        Bench bench = then(bench(labelled, pod(1)));
        assertThat(slices(bench).head().metadata().labels().mkString(" "))
                .isEqualTo("(a, b) (endpointslice.kubernetes.io/managed-by, " + MANAGED
                        + ") (kubernetes.io/service-name, web)");
        Bench headless = then(bench.with(service("", "clusterIPs: [None], clusterIP: None")));
        assertThat(slices(headless).head().metadata().labels().get("service.kubernetes.io/headless"))
                .contains("");
    }

    @Test
    void whatSlicesDependOnWakesTheirService() {
        String auto = "service.kubernetes.io/topology-mode: Auto";
        Bench bench = then(bench(service(), pod(1)));
        String web = "service/default/web";
        assertThat(texts(bench.wakes(service(auto, "")))).containsExactly(web);
        assertThat(texts(bench.wakes(pod(2)))).containsExactly(web);
        assertThat(texts(bench.wakesWithout(EndpointSlice.KIND, "s1"))).containsExactly(web);
        assertThat(texts(bench.wakesWithout(Node.KIND, "n1"))).containsExactly(web);
        assertThat(texts(bench.wakes(NODE.replace("z1", "z2")))).containsExactly(web);
        assertThat(bench.wakes(NODE.replace("labels: {", "labels: {a: b, "))).isEmpty();
        assertThat(bench.wakes(NODE.replace("n1", "n2"))).isEmpty();
        assertThat(bench.wakes("{apiVersion: v1, kind: Namespace, metadata: {name: web}}"))
                .isEmpty();
        Bench balanced = bench.with(service(auto, "clusterIPs: [10.0.0.1]"));
        String ready = "status: {allocatable: {cpu: %s}, conditions: [{type: Ready, status: \"True\"}]}";
        String other = NODE.replace("n1", "n2").replaceAll("}$", ", " + ready + "}");
        assertThat(texts(balanced.wakes(other.formatted("1")))).containsExactly(web);
        assertThat(texts(balanced.with(other.formatted("1")).wakes(other.formatted("2"))))
                .containsExactly(web);
        assertThat(balanced.with(other.formatted("1"))
                        .wakes(other.formatted("1").replace("labels: {", "labels: {a: b, ")))
                .isEmpty();
        assertThat(bench.wakes(other.formatted("1")))
                .as("hints do not depend on it")
                .isEmpty();
    }

    private static Seq<String> texts(Seq<ResourceKey> keys) {
        return keys.map(ResourceKey::toString);
    }
}
