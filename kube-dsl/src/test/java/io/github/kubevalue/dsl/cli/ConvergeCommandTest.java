package io.github.kubevalue.dsl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The timeline of a roll-out, as {@code converge --timeline} tells it. */
class ConvergeCommandTest {
    @TempDir
    private Path folder;

    private Path web(String image, int replicas, String behaviour) throws IOException {
        return Files.writeString(folder.resolve(image + ".yaml"), """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: %d
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}, annotations: {%s}}
                spec: {containers: [{name: web, image: "web:%s"}]}
            """.formatted(replicas, behaviour, image));
    }

    private Run converge(Path first, Path then, String... more) {
        String[] arguments = new String[5 + more.length];
        System.arraycopy(
                new String[] {"converge", "-f", first.toString(), "--then", then.toString()}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return Run.of(arguments);
    }

    /** The lines, with gaps of one length, and with names that are drawn in the place of the ones that were. */
    private static String plain(String text, String... sets) {
        String named = text;
        for (int i = 0; i < sets.length; i++) {
            named = named.replace(sets[i], i == 0 ? "old" : "new");
        }
        return named.replaceAll("(old|new)-[a-z0-9]{5}\\b", "$1-pod")
                .lines()
                .map(line -> line.strip().replaceAll(" {2,}", "  "))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** The names of the ReplicaSets, the older first. */
    private static String[] sets(Run run) throws IOException {
        JsonNode timeline = run.json().get("timeline");
        return timeline.findValues("parts").stream()
                .flatMap(parts -> parts.findValuesAsText("name").stream())
                .distinct()
                .toArray(String[]::new);
    }

    @Test
    void aRolloutCanBeFollowed() throws IOException {
        Path old = web("1", 2, "");
        Path next = web("2", 2, "kubevalue.io/start-after: 5s");
        Run run = converge(old, next, "--timeline");
        assertThat(run.status()).isZero();
        assertThat(plain(run.out(), sets(converge(old, next, "--timeline", "-o", "json")))
                        .replaceAll("after \\d+", "after n")
                        .replaceAll("to node-\\d", "to a node"))
                .isEqualTo("""
                    AT  WHO  WHAT  OBJECT  MESSAGE
                    0s  user  configured  deployment/web

                    deployment-controller  ScalingReplicaSet  deployment/web  Scaled up replica set new from 0 to 1
                    replicaset-controller  SuccessfulCreate  replicaset/new  Created pod: new-pod
                    default-scheduler  Scheduled  pod/new-pod  Successfully assigned default/new-pod to a node
                    deployment/web:  old ●●  new ○

                    5s  kubelet  Pulled, Created, Started, Ready  pod/new-pod  Container image "web:2" already present on machine and can be accessed by the pod
                    deployment/web:  old ●●  new ●

                    deployment-controller  ScalingReplicaSet  deployment/web  Scaled down replica set old from 2 to 1
                    deployment-controller  ScalingReplicaSet  deployment/web  Scaled up replica set new from 1 to 2
                    replicaset-controller  SuccessfulDelete  replicaset/old  Deleted pod: old-pod
                    replicaset-controller  SuccessfulCreate  replicaset/new  Created pod: new-pod
                    kubelet  Killing, Succeeded, Gone  pod/old-pod  Stopping container web
                    default-scheduler  Scheduled  pod/new-pod  Successfully assigned default/new-pod to a node
                    deployment/web:  old ●  new ●○

                    10s  kubelet  Pulled, Created, Started, Ready  pod/new-pod  Container image "web:2" already present on machine and can be accessed by the pod
                    deployment/web:  old ●  new ●●

                    deployment-controller  ScalingReplicaSet  deployment/web  Scaled down replica set old from 1 to 0
                    replicaset-controller  SuccessfulDelete  replicaset/old  Deleted pod: old-pod
                    kubelet  Killing, Succeeded, Gone  pod/old-pod  Stopping container web
                    deployment/web:  new ●●

                    deployment-controller  NewReplicaSetAvailable  deployment/web  ReplicaSet "new" has successfully progressed.

                    ● available  ◐ ready, not yet available  ○ not ready  ◌ terminating  ✓ succeeded  ✗ failed

                    converged at 10s after n steps
                    """);
    }

    @Test
    void aRolloutThatGetsStuckSaysWhyUntilItsDeadline() throws IOException {
        Run run = converge(web("1", 4, ""), web("2", 4, "kubevalue.io/image-pull: fail"), "--timeline");
        assertThat(run.out()
                        .lines()
                        .map(line ->
                                line.strip().replaceAll("web-[a-z0-9]+", "*").replaceAll(" {2,}", "  ")))
                .contains(
                        "kubelet  Failed  2 pods of *  Failed to pull image \"web:2\": the registry does not give"
                                + " \"web:2\"",
                        "deployment/web:  * ●●●  * ○○",
                        "10m1s  deployment-controller  ProgressDeadlineExceeded  deployment/web  ReplicaSet \"*\" has"
                                + " timed out progressing.");
    }

    @Test
    void whatKubeadmBringsIsToldOnlyIfAFileSpeaksOfIt() throws IOException {
        Path web = web("1", 1, "");
        assertThat(Run.of("converge", "-f", web.toString(), "--timeline").out()).doesNotContain("coredns");
        Path settings = Files.writeString(
                folder.resolve("system.yaml"),
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: kube-system}}");
        assertThat(Run.of("converge", "-f", web.toString(), "-f", settings.toString(), "--timeline")
                        .out())
                .contains("deployment/kube-system/coredns", "deployment/default/web");
    }

    @Test
    void everyWriteIsShownOnlyIfAskedFor() throws IOException {
        Path web = web("1", 1, "");
        assertThat(Run.of("converge", "-f", web.toString(), "--transitions").out())
                .startsWith("AT ")
                .contains("its ReplicaSets' pods");
        assertThat(Run.of("converge", "-f", web.toString()).out()).startsWith("converged at ");
    }

    @Test
    void theTimelineIsInTheJsonOnlyIfAskedFor() throws IOException {
        Path web = web("1", 1, "");
        assertThat(Run.of("converge", "-f", web.toString(), "-o", "json").json().has("timeline"))
                .isFalse();
        JsonNode told = Run.of("converge", "-f", web.toString(), "-o", "json", "--timeline")
                .json()
                .get("timeline");
        assertThat(told.findValuesAsText("reason")).contains("ScalingReplicaSet", "Scheduled", "Ready");
        assertThat(told.get(0).get("at").asText()).isEqualTo("0s");
    }
}
