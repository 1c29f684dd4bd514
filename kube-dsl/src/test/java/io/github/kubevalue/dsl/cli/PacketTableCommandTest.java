package io.github.kubevalue.dsl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way of 1.2.3.4 through a load balancer and a node port to a pod and back, as {@code trace} tells it of a cluster dump. */
class PacketTableCommandTest {
    private static final String NODE = """
        ---
        apiVersion: v1
        kind: Node
        metadata: {name: %s}
        spec: {podCIDR: %s, podCIDRs: [%s]}
        status:
          addresses: [{type: InternalIP, address: %s}]
          conditions: [{type: Ready, status: "True"}]
        """;
    private static final String SERVICE = """
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: demo}
        spec:
          type: LoadBalancer
          externalTrafficPolicy: %s
          clusterIP: 10.96.0.42
          clusterIPs: [10.96.0.42]
          ipFamilies: [IPv4]
          selector: {app: web}
          ports: [{name: https, port: 443, targetPort: 8080, nodePort: 30080, protocol: TCP}]
        status:
          loadBalancer: {ingress: [{ip: 54.210.10.5}]}
        """;
    private static final String ENDPOINT = """
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: demo, labels: {app: web}}
        spec:
          nodeName: %1$s
          containers: [{name: web, image: nginx, ports: [{containerPort: 8080}]}]
        status:
          phase: Running
          podIP: %2$s
          podIPs: [{ip: %2$s}]
          conditions: [{type: Ready, status: "True"}]
          containerStatuses:
            - {name: web, ready: true, restartCount: 0, image: nginx, imageID: "", state: {running: {}}}
        ---
        apiVersion: discovery.k8s.io/v1
        kind: EndpointSlice
        metadata: {name: web-1, namespace: demo, labels: {kubernetes.io/service-name: web}}
        addressType: IPv4
        ports: [{name: https, port: 8080, protocol: TCP}]
        endpoints:
          - addresses: [%2$s]
            nodeName: %1$s
            conditions: {ready: true, serving: true, terminating: false}
            targetRef: {kind: Pod, namespace: demo, name: web}
        """;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("cluster.yaml");
    }

    @Test
    void clusterPolicyWithThePodOnTheSameNode() throws IOException {
        JsonNode trace = trace("Cluster", "node-1", "10.0.2.15", "--via", "node-1");
        assertThat(trace.get("outcome").asText()).isEqualTo("DELIVERED");
        assertThat(trace.get("pod").asText()).isEqualTo("pod/demo/web");
        assertThat(said(trace.get("seenFrom"))).isEqualTo("10.0.2.1:null");
        assertThat(said(trace.get("hops").get(0).get("before"))).isEqualTo("1.2.3.4:40000 -> 54.210.10.5:443");
        assertThat(translations(trace.get("hops")))
                .containsExactly(
                        "1.2.3.4:40000 -> 172.31.0.10:30080",
                        "1.2.3.4:40000 -> 10.0.2.15:8080",
                        "10.0.2.1:null -> 10.0.2.15:8080");
        assertThat(said(trace.get("reply").get(0).get("before"))).isEqualTo("10.0.2.15:8080 -> 10.0.2.1:null");
        assertThat(translations(trace.get("reply")))
                .endsWith("172.31.0.10:30080 -> 1.2.3.4:40000", "54.210.10.5:443 -> 1.2.3.4:40000");
        assertThat(trace.get("conntrack").fieldNames()).toIterable().containsExactly("node-1");
        assertThat(trace.get("conntrack").get("node-1")).hasSize(1);
        assertThat(trace.get("conntrack").get("node-1").get(0).asText())
                .contains(
                        "src=1.2.3.4 dst=172.31.0.10 sport=40000 dport=30080", "src=10.0.2.15 dst=10.0.2.1 sport=8080");
    }

    @Test
    void clusterPolicyWithThePodOnAnotherNode() throws IOException {
        JsonNode trace = trace("Cluster", "node-2", "10.0.3.12", "--via", "node-1");
        assertThat(trace.get("outcome").asText()).isEqualTo("DELIVERED");
        assertThat(said(trace.get("seenFrom"))).isEqualTo("172.31.0.10:null");
        assertThat(texts(trace.get("via"))).containsExactly("loadbalancer/demo/web", "node/node-1", "node/node-2");
        assertThat(translations(trace.get("hops")))
                .containsExactly(
                        "1.2.3.4:40000 -> 172.31.0.10:30080",
                        "1.2.3.4:40000 -> 10.0.3.12:8080",
                        "172.31.0.10:null -> 10.0.3.12:8080");
        assertThat(said(trace.get("reply").get(0).get("before"))).isEqualTo("10.0.3.12:8080 -> 172.31.0.10:null");
        assertThat(translations(trace.get("reply")))
                .endsWith("172.31.0.10:30080 -> 1.2.3.4:40000", "54.210.10.5:443 -> 1.2.3.4:40000");
        assertThat(trace.get("conntrack").get("node-1").get(0).asText())
                .contains(
                        "src=1.2.3.4 dst=172.31.0.10 sport=40000 dport=30080",
                        "src=10.0.3.12 dst=172.31.0.10 sport=8080");
        assertThat(trace.get("conntrack").get("node-2").get(0).asText())
                .contains("src=172.31.0.10 dst=10.0.3.12", "src=10.0.3.12 dst=172.31.0.10 sport=8080");
    }

    @ParameterizedTest
    @CsvSource({"node-1, 10.0.2.15, 172.31.0.10", "node-2, 10.0.3.12, 172.31.0.11"})
    void localPolicyKeepsTheClientAndPicksTheNodeOfThePod(String node, String pod, String address) throws IOException {
        JsonNode trace = trace("Local", node, pod);
        assertThat(trace.get("outcome").asText()).isEqualTo("DELIVERED");
        assertThat(said(trace.get("seenFrom"))).isEqualTo("1.2.3.4:40000");
        assertThat(translations(trace.get("hops")))
                .containsExactly("1.2.3.4:40000 -> " + address + ":30080", "1.2.3.4:40000 -> " + pod + ":8080");
        assertThat(said(trace.get("reply").get(0).get("before"))).isEqualTo(pod + ":8080 -> 1.2.3.4:40000");
        assertThat(translations(trace.get("reply")))
                .endsWith(address + ":30080 -> 1.2.3.4:40000", "54.210.10.5:443 -> 1.2.3.4:40000");
        assertThat(trace.get("conntrack").get(node).get(0).asText())
                .contains("src=" + pod + " dst=1.2.3.4 sport=8080 dport=40000");
    }

    @Test
    void localPolicyTimesOutOnANodeWithoutThePod() throws IOException {
        write("Local", "node-2", "10.0.3.12");
        JsonNode past = asked("tcp://172.31.0.10:30080");
        assertThat(past.get("outcome").asText()).isEqualTo("TIMEOUT");
        assertThat(past.get("reason").asText()).contains("demo/web:https has no local endpoints");
        assertThat(past.get("conntrack")).isEmpty();
        JsonNode balanced = asked("tcp://54.210.10.5:443", "--via", "node-1");
        assertThat(balanced.get("outcome").asText()).isEqualTo("TIMEOUT");
        assertThat(balanced.get("reason").asText()).contains("health check", "service/demo/web");
    }

    private JsonNode trace(String policy, String node, String pod, String... options) throws IOException {
        write(policy, node, pod);
        return asked("tcp://54.210.10.5:443", options);
    }

    private void write(String policy, String node, String pod) throws IOException {
        String nodes = NODE.formatted("node-1", "10.0.2.0/24", "10.0.2.0/24", "172.31.0.10")
                + NODE.formatted("node-2", "10.0.3.0/24", "10.0.3.0/24", "172.31.0.11");
        Files.writeString(file, SERVICE.formatted(policy) + nodes + ENDPOINT.formatted(node, pod));
    }

    private JsonNode asked(String to, String... options) {
        Vector<String> source = Vector.of("--source-port", "40000");
        return Run.trace(file, "1.2.3.4", to, source.appendAll(Vector.of(options)))
                .json();
    }

    private static List<String> translations(JsonNode hops) {
        List<String> said = new ArrayList<>();
        for (JsonNode hop : hops) {
            if (!hop.get("before").equals(hop.get("after"))) {
                said.add(said(hop.get("after")));
            }
        }
        return said;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String said(JsonNode node) {
        return node.has("ip")
                ? node.get("ip").asText() + ":" + node.get("port")
                : said(node.get("source")) + " -> " + said(node.get("destination"));
    }
}
