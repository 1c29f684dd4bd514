package io.github.kubevalue.dns.externaldns;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services of every type, as the tests of ExternalDNS have them. */
class ServiceSourceTest {
    private static final String WORLD = """
        apiVersion: v1
        kind: Node
        metadata: {name: node-1}
        status: {addresses: [{type: ExternalIP, address: 54.10.11.1}, {type: InternalIP, address: 10.0.1.1}]}
        ---
        apiVersion: v1
        kind: Node
        metadata: {name: node-2}
        status: {addresses: [{type: ExternalIP, address: 54.10.11.2}, {type: InternalIP, address: 10.0.1.2}]}
        ---
        apiVersion: v1
        kind: Node
        metadata: {name: node-3}
        spec: {unschedulable: true}
        status: {addresses: [{type: ExternalIP, address: 54.10.11.3}, {type: InternalIP, address: 10.0.1.3}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: pod-0, namespace: demo, labels: {app: web}}
        spec: {nodeName: node-1, hostname: pod-0, containers: [{name: c, image: c}]}
        status: {phase: Running, hostIP: 10.0.1.1, podIP: 1.1.1.1, conditions: [{type: Ready, status: "True"}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: pod-1, namespace: demo, labels: {app: web}, annotations: {%2$s}}
        spec: {nodeName: node-2, containers: [{name: c, image: c}]}
        status: {phase: Running, hostIP: 10.0.1.2, podIP: 1.1.1.2, conditions: [{type: Ready, status: "False"}]}
        ---
        apiVersion: discovery.k8s.io/v1
        kind: EndpointSlice
        metadata: {name: web-a, namespace: demo, labels: {kubernetes.io/service-name: web}}
        addressType: IPv4
        endpoints:
        - {addresses: [1.1.1.1], hostname: pod-0, conditions: {ready: true}, targetRef: {kind: Pod, name: pod-0}}
        - {addresses: [1.1.1.2], conditions: {ready: %3$s}, targetRef: {kind: Pod, name: pod-1}}
        - {addresses: [1.1.1.9], conditions: {ready: true}, targetRef: {kind: Pod, name: gone}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: demo, annotations: {%1$s}}
        spec: {%4$s, ports: [{port: 80}]}
        status: {loadBalancer: {ingress: [{ip: 8.8.8.8}, {hostname: lb.example.com}]}}
        """;

    private static String published(String annotations, String podAnnotations, boolean ready, String spec) {
        String manifest = WORLD.formatted(prefixed(annotations), prefixed(podAnnotations), ready, spec);
        Store store = ManifestReader.kubernetes()
                .parse("world.yaml", manifest)
                .get()
                .objects()
                .foldLeft(Store.empty(Indexes.CATALOG), Store::put);
        return new ServiceSource(store)
                .published(store.get(Service.KIND, "demo", "web").get())
                .map(found -> found.name().relative() + " " + found.targets().mkString(" "))
                .sorted()
                .mkString("; ");
    }

    private static String prefixed(String annotations) {
        return annotations.replaceAll("([a-z-]+): ", "external-dns.kubernetes.io/$1: ");
    }

    // source/service_test.go
    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "hostname: foo.org | type: LoadBalancer, clusterIP: 10.96.0.5 | foo.org 8.8.8.8 lb.example.com",
                "internal-hostname: foo.org | type: LoadBalancer, clusterIP: 10.96.0.5 | foo.org 10.96.0.5",
                "hostname: foo.org | type: LoadBalancer, clusterIP: 10.96.0.5, externalIPs: [10.2.3.4] | foo.org"
                        + " 10.2.3.4",
                "hostname: foo.org, target: 9.9.9.9 | type: LoadBalancer | foo.org 9.9.9.9",
                "hostname: foo.org | type: ClusterIP, clusterIP: 10.96.0.5 | ''",
                "internal-hostname: foo.org | type: ClusterIP, clusterIP: 10.96.0.5 | foo.org 10.96.0.5",
                "hostname: foo.org, target: 9.9.9.9 | type: ClusterIP, clusterIP: 10.96.0.5 | foo.org 9.9.9.9",
                "hostname: foo.org | type: ExternalName, externalName: bar.org | foo.org bar.org",
                "hostname: foo.org | type: ExternalName, externalName: bar.org, externalIPs: [10.2.3.4] | foo.org"
                        + " 10.2.3.4",
                "hostname: foo.org | type: NodePort | foo.org 54.10.11.1 54.10.11.2",
                "hostname: foo.org, access: private | type: NodePort | foo.org 10.0.1.1 10.0.1.2",
                "hostname: foo.org | type: NodePort, externalTrafficPolicy: Local, selector: {app: web} | foo.org"
                        + " 54.10.11.1",
                "hostname: foo.org | type: NodePort, externalTrafficPolicy: Local, selector: {app: none} | ''",
                "hostname: foo.org | clusterIP: None | foo.org 1.1.1.1; pod-0.foo.org 1.1.1.1",
                "hostname: foo.org | clusterIP: None, publishNotReadyAddresses: true | foo.org 1.1.1.1 1.1.1.2;"
                        + " pod-0.foo.org 1.1.1.1",
                "internal-hostname: foo.org | clusterIP: None | foo.org 1.1.1.1; pod-0.foo.org 1.1.1.1",
                "hostname: foo.org, endpoints-type: HostIP | clusterIP: None | foo.org 10.0.1.1; pod-0.foo.org"
                        + " 10.0.1.1",
                "hostname: foo.org, endpoints-type: NodeExternalIP | clusterIP: None | foo.org 54.10.11.1;"
                        + " pod-0.foo.org 54.10.11.1"
            })
    void isPublished(String annotations, String spec, String published) {
        assertThat(published(annotations, "", false, spec)).isEqualTo(published);
    }

    @ParameterizedTest
    @CsvSource({
        "'', foo.org 1.1.1.1 1.1.1.2; pod-0.foo.org 1.1.1.1",
        "target: 7.7.7.7, foo.org 1.1.1.1 7.7.7.7; pod-0.foo.org 1.1.1.1"
    })
    void podsSayTheirOwnTargets(String annotations, String published) {
        assertThat(published("hostname: foo.org", annotations, true, "clusterIP: None"))
                .isEqualTo(published);
    }
}
