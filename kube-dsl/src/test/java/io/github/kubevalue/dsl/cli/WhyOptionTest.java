package io.github.kubevalue.dsl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code converge --why} says of a pod and the nodes. */
class WhyOptionTest {
    private static final String CLUSTER = """
        apiVersion: v1
        kind: Node
        metadata: {name: n1, labels: {disk: ssd}}
        status: {allocatable: {cpu: "2", memory: 4Gi, pods: "10"}}
        ---
        apiVersion: v1
        kind: Node
        metadata: {name: n2}
        spec: {unschedulable: true}
        status: {allocatable: {cpu: "4", memory: 4Gi, pods: "10"}}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: big}
        spec:
          containers:
            - {name: app, image: "example.com/app:1", resources: {requests: {cpu: "3"}}}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: small}
        spec:
          containers:
            - {name: app, image: "example.com/app:1"}
        """;

    @TempDir
    private Path folder;

    private Run converge(String manifest, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("input.yaml"), manifest);
        String[] arguments = new String[3 + more.length];
        System.arraycopy(new String[] {"converge", "-f", file.toString()}, 0, arguments, 0, 3);
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Run.of(arguments);
    }

    @Test
    void everyNodeSaysWhyNot() throws IOException {
        Run run = converge(CLUSTER, "--why", "pod/default/big");
        assertThat(run.out())
                .contains("pod/default/big is on no node")
                .contains("  n1: NodeResourcesFit: Insufficient cpu\n")
                .contains("n2: NodeUnschedulable: node(s) were unschedulable");
    }

    @Test
    void everyPluginIsHeardInJson() throws IOException {
        JsonNode why = converge(CLUSTER, "--why", "pod/default/small", "-o", "json")
                .json()
                .get("placement");
        assertThat(why.get("node").asText()).isEqualTo("n1");
        JsonNode first = why.get("nodes").get(0);
        assertThat(first.get("feasible").asBoolean()).isTrue();
        assertThat(first.get("plugins").findValuesAsText("plugin"))
                .contains(
                        "NodeUnschedulable", "TaintToleration", "NodeAffinity", "NodeResourcesFit", "InterPodAffinity");
        assertThat(first.get("score").get("plugins").get("TaintToleration").asLong())
                .isEqualTo(300);
        assertThat(why.get("nodes").get(1).get("score").isNull()).isTrue();
    }

    @Test
    void thePluginsAreThoseOfTheProfile() throws IOException {
        Run run = converge(
                CLUSTER.replace("spec:\n  containers", "spec:\n  schedulerName: careless\n  containers") + """
                    ---
                    apiVersion: kubescheduler.config.k8s.io/v1
                    kind: KubeSchedulerConfiguration
                    profiles:
                      - schedulerName: careless
                        plugins: {filter: {disabled: [{name: NodeUnschedulable}, {name: TaintToleration}]}}
                    """,
                "--why",
                "pod/default/big");
        assertThat(run.out()).contains("pod/default/big is on n2").contains("n2: fits, ");
    }

    @Test
    void aPodThatIsNotThereIsBadInput() throws IOException {
        Run run = converge(CLUSTER, "--why", "pod/default/none");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--why: there is no pod/default/none");
        assertThat(converge(CLUSTER, "--why", "none").err()).contains("--why takes pod/NS/NAME, not none");
    }
}
