package io.github.kubevalue.model.controller.endpointslicemirroring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Endpoints;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** endpointslicemirroring_controller_test.go, TestSyncEndpoints, TestShouldMirror; reconciler_test.go. */
class EndpointSliceMirroringControllerTest {
    private static final String SERVICE =
            "{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {clusterIP: 10.0.0.1}}";

    private static String endpoints(String meta, String subsets) {
        return "{apiVersion: v1, kind: Endpoints, metadata: {name: web, uid: e-uid, %s}, subsets: [%s]}"
                .formatted(meta, subsets);
    }

    private static String subset(String ready, String unready, int port) {
        return "{addresses: [%s], notReadyAddresses: [%s], ports: [{name: p, port: %d}]}"
                .formatted(ips(ready), ips(unready), port);
    }

    private static String ips(String text) {
        return Vector.of(text.split(" "))
                .reject(String::isEmpty)
                .map("{ip: \"%s\"}"::formatted)
                .mkString(", ");
    }

    private static Bench bench(String... yaml) {
        return Bench.of(new EndpointSliceMirroringController(), yaml);
    }

    private static Plan plan(Bench bench) {
        return bench.plan(Endpoints.KIND, "web");
    }

    private static Seq<EndpointSlice> created(Plan plan) {
        return plan.writes().filter(Write.Create.class::isInstance).map(write ->
                (EndpointSlice) ((Write.Create) write).object());
    }

    private static String text(EndpointSlice slice) {
        return slice.addressType() + " "
                + slice.endpoints()
                        .map(each ->
                                each.addresses().mkString() + (each.conditions().isReady() ? "" : "!"))
                        .mkString(",")
                + " " + slice.ports().map(port -> port.port().get()).mkString(",");
    }

    @Test
    void eachSubsetHasASliceOfEachFamily() {
        String both = subset("1.2.3.4 fd00::1", "1.2.3.5", 80) + ", " + subset("1.2.3.6", "", 81);
        assertThat(created(plan(bench(SERVICE, endpoints("", both)))).map(EndpointSliceMirroringControllerTest::text))
                .containsExactly("IPv4 1.2.3.4,1.2.3.5! 80", "IPv6 fd00::1 80", "IPv4 1.2.3.6 81");
        assertThat(plan(bench(SERVICE, endpoints("", subset("none", "", 80)))).isNone())
                .as("no address")
                .isTrue();
    }

    @Test
    void aSliceHasAtMostAHundred() {
        String many = Vector.range(0, 150).map(each -> "1.2.3." + each).mkString(" ");
        assertThat(created(plan(bench(SERVICE, endpoints("", subset(many, "", 80)))))
                        .map(slice -> slice.endpoints().size()))
                .containsExactly(100, 50);
    }

    @Test
    void aMirrorSaysWhoseItIs() {
        String meta = "labels: {a: b}, annotations: {x: w, kubectl.kubernetes.io/last-applied-configuration: z}";
        EndpointSlice slice = created(plan(bench(SERVICE, endpoints(meta, subset("1.2.3.4", "", 80)))))
                .head();
        assertThat(slice.metadata().labels().mkString(" "))
                .isEqualTo("(a, b) (endpointslice.kubernetes.io/managed-by, endpointslicemirroring-controller.k8s.io)"
                        + " (kubernetes.io/service-name, web)");
        assertThat(slice.metadata().annotations().mkString()).isEqualTo("(x, w)");
        assertThat(slice.metadata().generateName()).contains("web-");
        assertThat(slice.metadata().controllerRef().get().uid()).isEqualTo("e-uid");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                                             | ''                  | true
        'labels: {endpointslice.kubernetes.io/skip-mirror: "true"}'    | ''                  | false
        'labels: {endpointslice.kubernetes.io/skip-mirror: "other"}'   | ''                  | true
        'annotations: {control-plane.alpha.kubernetes.io/leader: x}'   | ''                  | false
        ''                                                             | 'selector: {a: b}'  | false
        ''                                                             | none                | false
        """)
    void handWrittenEndpointsOfAServiceWithoutSelectorAreMirrored(String meta, String spec, boolean isMirrored) {
        Bench bench = bench(endpoints(meta, subset("1.2.3.4", "", 80)));
        Bench served = spec.equals("none")
                ? bench
                : bench.with(SERVICE.replace("spec: {", "spec: {" + (spec.isEmpty() ? "" : spec + ", ")));
        assertThat(created(plan(served)).isEmpty()).isEqualTo(!isMirrored);
    }

    private static String mirror(String name, String ip, int port, String manager) {
        return "{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: %s, labels: {kubernetes.io/service-name: web, endpointslice.kubernetes.io/managed-by: %s}}, addressType: IPv4, endpoints: [{addresses: [%s], conditions: {ready: true}}], ports: [{name: p, port: %d, protocol: TCP}]}"
                .formatted(name, manager, ip, port);
    }

    private static String mirror(String name, String ip, int port) {
        return mirror(name, ip, port, "endpointslicemirroring-controller.k8s.io");
    }

    @Test
    void slicesKeepTheirPlaceAndSuperfluousOnesGo() {
        Bench bench = bench(
                SERVICE,
                endpoints("", subset("1.2.3.4", "", 80).replace("port: 80", "port: 80, protocol: TCP")),
                mirror("s1", "9.9.9.9", 80),
                mirror("s2", "1.2.3.4", 81),
                mirror("s3", "1.2.3.4", 80, "other"));
        assertThat(Bench.said(plan(bench)))
                .containsExactly("Update endpointslice/default/s1", "Delete endpointslice/default/s2");
        Bench after = bench.then(Endpoints.KIND, "web");
        assertThat(after.get(EndpointSlice.KIND, "s1").endpoints().flatMap(Endpoint::addresses))
                .containsExactly("1.2.3.4");
        assertThat(plan(after).isNone()).isTrue();
        assertThat(Bench.said(plan(after.without(Endpoints.KIND, "web"))))
                .containsExactly("Delete endpointslice/default/s1");
    }

    @Test
    void endpointsServicesAndMirrorsWake() {
        String web = "endpoints/default/web";
        assertThat(bench().wakes(endpoints("", ""), SERVICE, mirror("s1", "1.2.3.4", 80))
                        .map(ResourceKey::toString))
                .containsExactly(web, web, web);
        assertThat(bench().wakes(mirror("s1", "1.2.3.4", 80, "other"))).isEmpty();
        assertThat(bench(mirror("s1", "1.2.3.4", 80)).wakesWithout(EndpointSlice.KIND, "s1"))
                .hasSize(1);
        assertThat(bench().wakes("{apiVersion: v1, kind: Pod, metadata: {name: web}}"))
                .isEmpty();
        String selecting = SERVICE.replace("spec: {", "spec: {selector: {app: web}, ");
        assertThat(bench(selecting).wakes(endpoints("", "")))
                .as("not hand-written")
                .isEmpty();
        assertThat(bench(SERVICE, endpoints("", "")).wakes(selecting)).hasSize(1);
    }
}
