package io.github.kubevalue.dsl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --fault} makes of {@code trace} and {@code check}: a machine is gone, and nobody has noticed yet. */
class FaultOptionTest {
    private static final String CLUSTER = """
        {apiVersion: v1, kind: Node, metadata: {name: n1}}
        ---
        {apiVersion: v1, kind: Node, metadata: {name: n2}}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: near, labels: {app: web}}
        spec: {nodeName: n1, containers: [{name: web, image: nginx, ports: [{containerPort: 80}]}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: far, labels: {app: web}}
        spec: {nodeName: n2, containers: [{name: web, image: nginx, ports: [{containerPort: 80}]}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec: {selector: {app: web}, ports: [{port: 80}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: client}
        spec: {nodeName: n1, containers: [{name: sh, image: busybox}]}
        """;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("cluster.yaml"), CLUSTER);
    }

    private Run run(String command, String... more) {
        return Run.of(Vector.of(command, "-f", file.toString(), "-o", "json")
                .appendAll(Vector.of(more))
                .toJavaArray(String[]::new));
    }

    private Run trace(String... more) {
        return run(
                "trace",
                Vector.of("--all", "--from", "pod/default/client", "--to", "tcp://web:80")
                        .appendAll(Vector.of(more))
                        .toJavaArray(String[]::new));
    }

    @Test
    void aServiceGivesHalfOfItsConnectionsToAMachineThatIsGone() {
        assertThat(trace().status()).isZero();
        Run lost = trace("--fault", "node-lost=n2");
        assertThat(lost.status()).isEqualTo(1);
        assertThat(lost.json().findValuesAsText("probability")).containsExactly("1/2", "1/2");
        assertThat(lost.out())
                .contains(
                        "node/n2 is down, and nobody on eth0 of node/n1 answers for", "which tells pod/default/client");
        assertThat(trace("--fault", "kubelet-stopped=n2").status()).isZero();
        assertThat(trace("--fault", "node-lost=n2", "--fault", "kubelet-started=n2")
                        .status())
                .isZero();
    }

    @Test
    void theCheckNamesTheMachine() {
        assertThat(run("check").status()).isZero();
        Run lost = run("check", "--fault", "node-lost=n2");
        assertThat(lost.status()).isEqualTo(1);
        assertThat(lost.json().findValue("id").asText()).isEqualTo("node-down");
        assertThat(lost.out())
                .contains(
                        "\"node/n2\"",
                        "the machine is gone: what is sent to it and to its pods is lost, and Services still give it"
                                + " connections",
                        "1 of 2 ready endpoints of service/default/web is on node/n2");
    }

    @Test
    void aFaultOfNobodyIsRefused() {
        Run spare = run("check", "--fault", "node-lost=n3");
        assertThat(spare.status()).isEqualTo(2);
        assertThat(spare.err()).contains("node n3 is lost: there is no node \"n3\"; there are n1, n2");
    }
}
