package io.github.kubevalue.model.controller.replicaset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.ReplicaSetCondition;
import io.github.kubevalue.model.apps.ReplicaSetStatus;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.Reaction;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** replica_set_test.go: what a set of three does of pods {@code a; b unready; c orphan …}, and what it reports. */
class ReplicaSetTableTest {

    private static String set(String meta, String spec, String status) {
        return """
            apiVersion: apps/v1
            kind: ReplicaSet
            metadata: {name: rs, uid: rs-uid, generation: 4%s}
            spec:
              replicas: 3
              selector: {matchLabels: {app: web}}
              %s
              template:
                metadata: {labels: {app: web, tier: front}}
                spec: {containers: [{name: c, image: i}]}
            status: {%s}
            """.formatted(meta, spec, status);
    }

    private static String set() {
        return set("", "", "");
    }

    private static String pod(String words) {
        String owner = words.contains("orphan") ? "" : words.contains("sibling") ? "sib" : "rs";
        return "{apiVersion: v1, kind: Pod, metadata: {name: %s, uid: %s-uid, labels: {app: %s%s}%s, ownerReferences: [%s]}, spec: {nodeName: %s, containers: [{name: c, image: i}]}, status: {phase: %s, conditions: [{type: Ready, status: \"%s\", lastTransitionTime: %s}]}}"
                .formatted(
                        words.split(" ")[0],
                        words.split(" ")[0],
                        words.contains("alien") ? "other" : "web",
                        words.contains("bare") ? "" : ", tier: front",
                        words.contains("going") ? ", deletionTimestamp: 2026-01-01T00:00:00Z" : "",
                        owner.isEmpty()
                                ? ""
                                : "{apiVersion: apps/v1, kind: ReplicaSet, name: %s, uid: %s-uid, controller: true}"
                                        .formatted(owner, owner),
                        words.contains("crowded") ? "n2" : "n1",
                        words.contains("ended") ? "Failed" : "Running",
                        words.contains("unready") ? "False" : "True",
                        words.contains("fresh") ? "2026-01-01T00:00:00Z" : "2025-01-01T00:00:00Z");
    }

    private static Bench bench(String set, String pods) {
        String[] all = Vector.of(pods.split("; "))
                .reject(String::isBlank)
                .map(ReplicaSetTableTest::pod)
                .toJavaArray(String[]::new);
        return Bench.of(new ReplicaSetController(), set).with(all);
    }

    private static Plan plan(Bench bench) {
        return bench.plan(ReplicaSet.KIND, "rs");
    }

    private static String moves(Plan plan) {
        return plan.writes()
                .filter(write -> write.key().kind().equals(Pod.KIND))
                .map(write -> write instanceof Write.Create
                        ? "+"
                        : (write instanceof Write.Update ? "~" : "-")
                                + write.key().name())
                .mkString(" ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                       | + + +
        a; b                     | +
        a; b; c                  | ''
        a; b; c; d unready       | -d
        a; b; c ended            | +
        a; b; c going            | +
        a; b; c orphan           | ~c
        a; b; c orphan going     | +
        a; b; c orphan ended     | +
        a; b; c alien            | ~c +
        a; b; c orphan alien     | +
        a; b; c sibling          | +
        """)
    void aSetKeepsItsNumberOfPods(String pods, String moves) {
        assertThat(moves(plan(bench(set(), pods)))).isEqualTo(moves);
    }

    @Test
    void anAdoptedPodIsControlledAndAReleasedOneIsNot() {
        Bench adopted = bench(set(), "a; b; c orphan").then(ReplicaSet.KIND, "rs");
        assertThat(adopted.get(Pod.KIND, "c").metadata().controllerRef().get().uid())
                .isEqualTo("rs-uid");
        Bench released = bench(set(), "a; b; c alien").then(ReplicaSet.KIND, "rs");
        assertThat(released.get(Pod.KIND, "c").metadata().ownerReferences()).isEmpty();
    }

    @Test
    void manyAreMadeInTurns() {
        assertThat(plan(bench(set().replace("replicas: 3", "replicas: 600"), ""))
                        .writes()
                        .filter(Write.Create.class::isInstance))
                .hasSize(500);
    }

    @Test
    void aSetThatGoesMovesNothingButCounts() {
        Bench bench = bench(set(", deletionTimestamp: 2026-01-01T00:00:00Z", "", ""), "a; b alien; c orphan");
        assertThat(moves(plan(bench))).isEmpty();
        assertThat(bench.then(ReplicaSet.KIND, "rs")
                        .get(ReplicaSet.KIND, "rs")
                        .status()
                        .replicas())
                .isEqualTo(1);
    }

    /** TestGetPodsRankedByRelatedPodsOnSameNode. */
    @Test
    void ofTwoPodsTheOneGoesWhoseNodeHasMoreOfTheSameDeployment() {
        String owned =
                ", ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: d, uid: d-uid, controller: true}]";
        String sibling = set(owned, "", "").replace("name: rs, uid: rs-uid", "name: sib, uid: sib-uid");
        Bench bench = bench(
                set(owned, "", ""), "a; b; c; d crowded; e sibling crowded; f sibling crowded; g sibling crowded");
        assertThat(moves(plan(bench.with(sibling)))).isEqualTo("-d");
        assertThat(moves(plan(bench))).as("the sibling is not there").isEqualTo("-a");
    }

    /** calculateStatus: replicas labelled ready available terminating. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                | 0 0 0 0 0
        a; b unready; c fresh             | 3 3 2 1 0
        a; b bare; c                      | 3 2 3 3 0
        a; b going; c ended going         | 1 1 1 1 1
        a; b going alien; c going sibling | 1 1 1 1 0
        """)
    void theStatusCountsThePods(String pods, String counts) {
        Bench bench = bench(set("", "minReadySeconds: 10", ""), pods);
        ReplicaSetStatus status =
                bench.then(ReplicaSet.KIND, "rs").get(ReplicaSet.KIND, "rs").status();
        assertThat(status.replicas() + " " + status.fullyLabeledReplicas() + " "
                        + status.readyReplicas() + " " + status.availableReplicas() + " "
                        + status.terminatingReplicas().get())
                .isEqualTo(counts);
        assertThat(status.observedGeneration()).isEqualTo(4);
        assertThat(plan(bench).requeueAfter().map(Duration::toSeconds).getOrElse(0L))
                .isEqualTo(pods.contains("fresh") ? 10 : 0);
    }

    /** TestCalculateStatusConditions: what a set says of its failure, and when it is over. */
    @ParameterizedTest
    @CsvSource({"a; b, true", "a; b; c, false", "a; b; c; d, false"})
    void aFailureIsOverOnceThereAreEnough(String pods, boolean isSaid) {
        String status = "conditions: [{type: ReplicaFailure, status: \"True\"}, {type: Other, status: \"True\"}]";
        ReplicaSetStatus after = bench(set("", "", status), pods)
                .then(ReplicaSet.KIND, "rs")
                .get(ReplicaSet.KIND, "rs")
                .status();
        assertThat(after.conditions()
                        .map(condition -> condition.type().toString())
                        .mkString(" "))
                .isEqualTo(isSaid ? "ReplicaFailure Other" : "Other");
    }

    @Test
    void aRefusalIsToldAndSaidOnce() {
        ApiError error = ApiError.alreadyExists(Pod.KIND.key("default", "x"));
        Reaction fresh = plan(bench(set(), "a; b")).steps().last().reaction();
        assertThat(fresh.refused(error).get().message()).isEqualTo("Error creating: " + error.message());
        ReplicaSet failed =
                (ReplicaSet) ((Write.UpdateStatus) fresh.instead(error).get().write()).object();
        ReplicaSetCondition condition = failed.status().conditions().head();
        assertThat(condition.type()).hasToString("ReplicaFailure");
        assertThat(condition.reason()).isEqualTo("FailedCreate");
        assertThat(condition.message()).isEqualTo(error.message());
        assertThat(failed.status().replicas()).as("the count is told with it").isEqualTo(2);
        String status = "conditions: [{type: ReplicaFailure, status: \"True\"}]";
        assertThat(plan(bench(set("", "", status), "a; b"))
                        .steps()
                        .last()
                        .reaction()
                        .instead(error))
                .isEmpty();
    }

    @Test
    void itsPodsAndThoseThatItMayAdoptWakeASet() {
        Bench bench = bench(set(), "a; x alien orphan");
        String rs = "replicaset/default/rs";
        assertThat(bench.wakes(set("", "minReadySeconds: 1", "")).map(ResourceKey::toString))
                .containsExactly(rs);
        assertThat(bench.wakes(pod("b")).map(ResourceKey::toString)).containsExactly(rs);
        assertThat(bench.wakes(pod("a orphan")).map(ResourceKey::toString)).contains(rs);
        assertThat(bench.wakesWithout(Pod.KIND, "a").map(ResourceKey::toString)).containsExactly(rs);
        assertThat(bench.wakes(pod("c orphan")).map(ResourceKey::toString)).containsExactly(rs);
        assertThat(bench.wakes(pod("x orphan")).map(ResourceKey::toString)).containsExactly(rs);
        assertThat(bench.wakes(pod("c orphan going"))).isEmpty();
        assertThat(bench.wakes(pod("c orphan alien"))).isEmpty();
        assertThat(bench.wakesWithout(Pod.KIND, "x")).isEmpty();
        assertThat(bench.wakes(pod("c").replace("kind: ReplicaSet", "kind: Job")))
                .isEmpty();
        assertThat(bench.wakes(pod("c").replace("apiVersion: apps/v1", "apiVersion: other/v1")))
                .isEmpty();
        assertThat(bench.wakes("{apiVersion: v1, kind: Node, metadata: {name: rs}}"))
                .isEmpty();
    }
}
