package io.github.kubevalue.dsl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When things happen: {@code --then FILE@10s}, {@code --then node-lost=n2@+1m}, {@code --at}. */
class MomentsTest {
    private static final String WEB = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 2
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}, annotations: {kubevalue.io/start-after: 20s}}
            spec: {containers: [{name: web, image: "web:%s"}]}
        """;

    @TempDir
    private Path folder;

    private Path first;
    private Path next;

    @BeforeEach
    void write() throws IOException {
        first = Files.writeString(folder.resolve("first.yaml"), WEB.formatted("1") + """
            ---
            {apiVersion: v1, kind: Node, metadata: {name: n1}}
            ---
            {apiVersion: v1, kind: Node, metadata: {name: n2}}
            """);
        next = Files.writeString(folder.resolve("next.yaml"), WEB.formatted("2"));
    }

    private Run run(String command, String... more) {
        return Run.of(Vector.of(command, "-f", first.toString())
                .appendAll(Vector.of(more))
                .toJavaArray(String[]::new));
    }

    private static Vector<String> at(Run run) {
        return Vector.ofAll(run.json().get("transitions"))
                .filter(each -> each.get("object").asText().startsWith("replicaset/default/web-"))
                .filter(each -> each.get("verb").asText().equals("create"))
                .map(each -> each.get("at").asText());
    }

    @Test
    void aFileIsAppliedOnceAllRests() {
        assertThat(at(run("converge", "--then", next.toString(), "-o", "json"))).containsExactly("0s", "20s");
    }

    @Test
    void aFileIsAppliedAtATime() {
        assertThat(at(run("converge", "--then", next + "@10s", "-o", "json"))).containsExactly("0s", "10s");
    }

    @Test
    void aFileIsAppliedSomeTimeAfterWhatHappenedLast() throws IOException {
        Path last = Files.writeString(folder.resolve("last.yaml"), WEB.formatted("3"));
        assertThat(at(run("converge", "--then", next + "@10s", "--then", last + "@+5s", "-o", "json")))
                .containsExactly("0s", "10s", "15s");
    }

    @Test
    void aMachineIsLostAndItsPodsAreReplacedInTime() {
        String lost = "node-lost=n2@1m";
        assertThat(run("get", "pods", "--then", lost, "--at", "+30s").out())
                .doesNotContain("Terminating")
                .contains("1/1");
        assertThat(run("get", "pods", "--then", lost, "--at", "+7m").out()).contains("Terminating");
        assertThat(run("get", "nodes", "--then", lost, "--at", "+2m").out()).contains("NotReady");
    }

    @Test
    void whatHappenedUntilAMomentIsTold() {
        Run early = run("converge", "--timeline", "--at", "10s");
        assertThat(early.status()).isEqualTo(1);
        assertThat(early.out())
                .contains("Successfully assigned default/web-")
                .doesNotContain("Started")
                .contains("did not converge: still waiting after 10s: next is kubelet: pod/default/web-");
        Run late = run("converge", "--timeline", "--at", "1m");
        assertThat(late.status()).isZero();
        assertThat(late.out()).contains("Started", "converged at 20s");
    }

    @Test
    void theTimelineBeginsWithWhatHappensLater() {
        JsonNode moments = run("converge", "--timeline", "--then", next + "@10s", "-o", "json")
                .json()
                .get("timeline");
        assertThat(moments.get(0).get("at").asText()).isEqualTo("10s");
    }

    @Test
    void noMomentIsInThePast() {
        Run past = run("converge", "--then", next.toString(), "--at", "5s");
        assertThat(past.status()).isEqualTo(2);
        assertThat(past.err()).contains("the cluster is 20s old before it can be 5s", "+5s");
    }

    @Test
    void whatIsNotThereIsNotLost() {
        Run other = run("converge", "--then", "node-lost=n3@5s");
        assertThat(other.status()).isEqualTo(2);
        assertThat(other.err()).contains("there is no node \"n3\"; there are n1, n2");
    }

    @Test
    void aFileMayHaveAnAtInItsName() throws IOException {
        Path odd = Files.copy(next, folder.resolve("next@home.yaml"));
        assertThat(at(run("converge", "--then", odd.toString(), "-o", "json"))).containsExactly("0s", "20s");
        assertThat(at(run("converge", "--then", odd + "@+1s", "-o", "json"))).containsExactly("0s", "1s");
    }
}
