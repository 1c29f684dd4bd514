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

/** Pods whose packets are longer than flannel's tunnel takes, as {@code trace} tells it. */
class LongPacketsCommandTest {
    private static final String FLANNEL = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: kube-flannel-cfg, namespace: kube-flannel}
        data:
          cni-conf.json: '{"name": "cbr0", "plugins": [{"type": "flannel", "delegate": {"mtu": 1500}}]}'
          net-conf.json: '{"Network": "10.244.0.0/16", "Backend": {"Type": "vxlan"}}'
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: kube-flannel-ds, namespace: kube-flannel}
        spec:
          selector: {matchLabels: {app: flannel}}
          template:
            metadata: {labels: {app: flannel}}
            spec: {containers: [{name: kube-flannel, image: flannel, args: [--ip-masq, --kube-subnet-mgr]}]}
        """;
    private static final String MACHINE = """
        ---
        apiVersion: v1
        kind: Node
        metadata: {name: n%1$d}
        spec: {podCIDR: 10.244.%1$d.0/24, podCIDRs: [10.244.%1$d.0/24]}
        status:
          addresses: [{type: InternalIP, address: 192.0.2.1%1$d}]
          conditions: [{type: Ready, status: "True"}]
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: p%1$d, namespace: demo}
        spec:
          nodeName: n%1$d
          containers: [{name: web, image: nginx, ports: [{containerPort: 8080}]}]
        status:
          phase: Running
          podIP: 10.244.%1$d.2
          podIPs: [{ip: 10.244.%1$d.2}]
          conditions: [{type: Ready, status: "True"}]
          containerStatuses:
            - {name: web, ready: true, restartCount: 0, image: nginx, imageID: "", state: {running: {}}}
        """;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("cluster.yaml");
        Files.writeString(file, FLANNEL + MACHINE.formatted(1) + MACHINE.formatted(2));
    }

    private JsonNode trace(String... options) {
        return Run.trace(file, "pod/demo/p1", "tcp://10.244.2.2:8080", Vector.of(options))
                .json();
    }

    private static List<String> notes(JsonNode trace, String hook) {
        List<String> notes = new ArrayList<>();
        for (String way : List.of("hops", "reply")) {
            for (JsonNode hop : trace.get(way)) {
                if (hop.get("hook").asText().equals(hook)) {
                    notes.add(hop.get("note").asText());
                }
            }
        }
        return notes;
    }

    @Test
    void theTunnelIsSeen() {
        assertThat(notes(trace(), "tunnel")).hasSize(2).allMatch(note -> note.startsWith("wrapped: VXLAN (udp/8472) "));
        assertThat(notes(trace(), "mtu")).isEmpty();
    }

    @Test
    void whatDoesNotFitIsSeen() {
        JsonNode trace = trace("--payload", "6000");
        assertThat(trace.get("outcome").asText()).isEqualTo("DELIVERED");
        assertThat(notes(trace, "mtu"))
                .containsExactly(
                        "a packet of 1500 octets does not fit into flannel.1, which takes 1450",
                        "sends segments that fit into packets of 1450 octets");
    }

    @Test
    void theAnswerMayNotFitEither() {
        assertThat(notes(trace("--answer-payload", "6000"), "mtu")).hasSize(2);
    }
}
