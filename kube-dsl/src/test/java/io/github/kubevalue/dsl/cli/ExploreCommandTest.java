package io.github.kubevalue.dsl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code explore} as a person runs it. */
class ExploreCommandTest {
    private static final String WEB = """
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: {name: web}
        spec:
          replicas: 1
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: main, image: "main:1"}]}
        """;

    @TempDir
    private Path folder;

    @Test
    void everyOrderLeadsToTheSameRest() throws IOException {
        Run run = explore();

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .startsWith("holds in every order\n")
                .containsPattern("\\d+ states, \\d+ transitions, 1 of rest, depth \\d+\n");
    }

    @Test
    void aFaultThatCanBefallNothingIsRefused() throws IOException {
        Run node = explore("--fault", "node-lost=node-9");
        assertThat(node.status()).isEqualTo(2);
        assertThat(node.err()).contains("there is no node \"node-9\"; there are node-1");

        Run controller = explore("--fault", "restart=replica-controller");
        assertThat(controller.status()).isEqualTo(2);
        assertThat(controller.err())
                .contains("there is no controller \"replica-controller\"; there are ", "replicaset-controller");

        Run more = explore("--fault", "node-lost=node-1:2");
        assertThat(more.status()).isEqualTo(2);
        assertThat(more.err()).contains("nothing is to follow \"node-1\": \"2\"");
    }

    @Test
    void whatMayGoWrongIsSaidAndTheAnswerIsJson() throws IOException {
        Run run = explore("--crashes", "1", "--fault", "refuse=replicaset-controller:1", "-o", "json");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("\"complete\" : true", "\"converged\" : true");
    }

    @Test
    void itBeginsSomeTimeAfterTheStartIfAskedTo() throws IOException {
        Run run = explore("--at", "10m");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("1 states, 0 transitions, 1 of rest");
    }

    @Test
    void whatIsOnlyObservedIsNotExplored() throws IOException {
        Run run = explore("--observed");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--observed: nothing reacts to what is only observed, in no order");
    }

    @Test
    void aFaultThatIsNotKnownIsRefused() throws IOException {
        Run run = explore("--fault", "rain=n1");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("unknown fault \"rain\": must be node-lost=NODE");
    }

    private Run explore(String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("web.yaml"), WEB);
        return Run.of(Vector.of("explore", "-f", file.toString())
                .appendAll(Vector.of(options))
                .toJavaArray(String[]::new));
    }
}
