package io.github.kubevalue.model.controller.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.DeploymentCondition;
import io.github.kubevalue.model.apps.DeploymentConditionType;
import io.github.kubevalue.model.apps.DeploymentStatus;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * rolling_test.go, recreate_test.go, sync_test.go and progress_test.go: one reconciliation of a Deployment whose ReplicaSets are said as
 * {@code new 2/1; v1 8/8}: their size and how many of their pods are available. Older sets have smaller numbers.
 */
class DeploymentTableTest {
    private static final String LATER = "2025-01-01T0%d:00:00Z";

    private static String rolling(String surge, String unavailable) {
        return "strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: %s, maxUnavailable: %s}}"
                .formatted(surge, unavailable);
    }

    private static String deployment(int replicas, String spec, String status) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, uid: web-uid, generation: 2}
            spec:
              replicas: %d
              selector: {matchLabels: {app: web}}
              %s
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: c, image: "i:new"}]}
            status: {%s}
            """.formatted(replicas, spec.replace("; ", "\n  "), status);
    }

    /** A set of a Deployment that had that size, and so many pods at most. */
    private static String set(String words, int was, int most) {
        String[] parts = words.split("[ /]");
        int age = parts[0].equals("new") ? 9 : Integer.parseInt(parts[0].substring(1));
        return """
            apiVersion: apps/v1
            kind: ReplicaSet
            metadata:
              name: %s
              uid: %s-uid
              creationTimestamp: %s
              %s
              labels: {app: web, pod-template-hash: %s}
              annotations: {deployment.kubernetes.io/desired-replicas: "%d", deployment.kubernetes.io/max-replicas: "%d", deployment.kubernetes.io/revision: "%d"}
              ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: web-uid, controller: true}]
            spec:
              replicas: %s
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web, pod-template-hash: %s}}
                spec: {containers: [{name: c, image: "i:%s"}]}
            status: {replicas: %s, readyReplicas: %s, availableReplicas: %s, observedGeneration: 1, conditions: [%s]}
            """.formatted(
                        parts[0],
                        parts[0],
                        LATER.formatted(age),
                        words.contains("going") ? "deletionTimestamp: 2026-01-01T00:00:00Z" : "",
                        parts[0],
                        was,
                        most,
                        age,
                        parts[1],
                        parts[0],
                        parts[0],
                        words.contains("has") ? parts[parts.length - 1] : parts[1],
                        parts[2],
                        parts[2],
                        words.contains("fails")
                                ? "{type: ReplicaFailure, status: \"True\", reason: FailedCreate, message: quota}"
                                : "");
    }

    private static Bench bench(String deployment, String sets, int was, int most) {
        String[] all = Vector.of(sets.split("; "))
                .reject(String::isBlank)
                .map(words -> set(words, was, most))
                .toJavaArray(String[]::new);
        return Bench.of(new DeploymentController(), deployment).with(all);
    }

    private static Plan plan(Bench bench) {
        return bench.plan(Deployment.KIND, "web");
    }

    /** What becomes of the sets: {@code +3 v1=2 -v2}. */
    private static String moves(Bench bench) {
        return plan(bench)
                .writes()
                .filter(write -> write.key().kind().equals(ReplicaSet.KIND))
                .map(write -> move(write, bench))
                .reject(String::isEmpty)
                .mkString(" ");
    }

    private static String move(Write write, Bench bench) {
        if (write instanceof Write.Create create) {
            return "+" + ((ReplicaSet) create.object()).spec().replicas().get();
        }
        if (write instanceof Write.Update update) {
            int size = ((ReplicaSet) update.object()).spec().replicas().get();
            int before = bench.get(ReplicaSet.KIND, write.key().name())
                    .spec()
                    .replicas()
                    .get();
            return size == before ? "" : write.key().name() + "=" + size;
        }
        return "-" + write.key().name();
    }

    /** TestDeploymentController_reconcileNewReplicaSet, …reconcileOldReplicaSets, …cleanupUnhealthyReplicas, …scaleDownOld…. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        10 | 2 | 0 | new 0/0; v1 10/10          | new=2
        10 | 2 | 0 | new 0/0; v1 5/5            | new=7
        10 | 2 | 0 | new 2/0; v1 10/10          | ''
        10 | 2 | 0 | new 11/11; v1 2/2          | new=10
        10 | 2 | 0 | v1 10/10                   | +2
        10 | 2 | 0 | ''                         | +10
        0  | 2 | 0 | ''                         | +0
        10 | 2 | 0 | new 12/12                  | new=10
        10 | 0 | 0 | new 0/0; v1 10/10          | v1=9
        10 | 0 | 2 | new 0/0; v1 10/10          | v1=8
        10 | 0 | 2 | new 0/0; v1 10/8           | v1=8
        10 | 0 | 2 | new 0/0; v1 10/9           | v1=9 v1=8
        10 | 0 | 2 | new 2/0; v1 8/8            | ''
        10 | 0 | 2 | new 2/1; v1 8/8            | v1=7
        10 | 0 | 2 | new 2/2; v1 5/5; v2 3/3    | v1=3
        10 | 0 | 2 | new 2/2; v1 1/1; v2 7/7    | v1=0 v2=6
        10 | 0 | 2 | new 2/0; v1 4/2; v2 4/4    | ''
        10 | 2 | 2 | new 2/2; v1 4/2; v2 6/6    | v1=2 v1=0
        10 | 0 | 2 | new 10/10; v1 3/3          | v1=0
        10 | 0 | 5 | new 0/0; v1 10/4           | v1=5
        """)
    void aRolloutTakesOneStep(int replicas, String surge, String unavailable, String sets, String moves) {
        Bench bench = bench(
                deployment(replicas, rolling(surge, unavailable), ""),
                sets,
                replicas,
                replicas + Integer.parseInt(surge));
        assertThat(moves(bench)).isEqualTo(moves);
    }

    /** rolloutRecreate: the old pods are all gone before the new set is made. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        v1 3/3; v2 1/1               | ''      | v1=0 v2=0
        v1 0/0 has 2                 | ''      | ''
        v1 0/0                       | Running | ''
        v1 0/0                       | Failed  | +3
        v1 0/0                       | ''      | +3
        new 0/0; v1 0/0              | ''      | new=3
        """)
    void aDeploymentThatRecreatesWaitsForItsOldPods(String sets, String phase, String moves) {
        Bench bench = bench(deployment(3, "strategy: {type: Recreate}", ""), sets, 3, 3);
        Bench world = phase.isEmpty() ? bench : bench.with(pod(phase));
        assertThat(moves(world)).isEqualTo(moves);
    }

    private static String pod(String phase) {
        return "{apiVersion: v1, kind: Pod, metadata: {name: p, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: v1, uid: v1-uid, controller: true}]}, status: {phase: %s}}"
                .formatted(phase);
    }

    /** TestScale: the size, the size before, the surge; sets before and after. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        12 | 10 | 0 | new 10/10                   | new=12
        5  | 10 | 0 | new 10/10                   | new=5
        10 | 5  | 0 | new 2/2; v1 3/3             | new=4 v1=6
        3  | 5  | 0 | new 2/2; v1 3/3             | new=1 v1=2
        4  | 9  | 0 | new 8/8; v1 1/1             | new=4 v1=0
        10 | 7  | 0 | new 2/2; v2 3/3; v1 2/2     | new=3 v2=4 v1=3
        8  | 13 | 0 | new 2/2; v2 8/8; v1 3/3     | new=1 v2=5 v1=2
        4  | 3  | 0 | new 1/1; v2 1/1; v1 1/1     | new=2
        2  | 3  | 0 | new 1/1; v2 1/1; v1 1/1     | v1=0
        5  | 4  | 0 | v2 2/2; v1 2/2              | v2=3
        0  | 6  | 0 | new 3/3; v2 2/2; v1 1/1     | new=0 v2=0 v1=0
        20 | 10 | 2 | new 6/6; v1 6/6             | new=11 v1=11
        """)
    void aChangeOfSizeIsSharedInProportion(int replicas, int was, int surge, String sets, String moves) {
        Bench bench = bench(deployment(replicas, rolling("" + surge, "1"), ""), sets, was, was + surge);
        Vector<String> expected = Vector.of(moves.split(" "));
        assertThat(Vector.of(moves(bench).split(" "))).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** TestDeploymentController_cleanupDeployment, of a Deployment that is done: the limit, old sets; those that go. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1 | v1 0/0; v2 0/0; v3 0/0       | -v1 -v2
        0 | v1 0/0; v2 0/0 has 1         | -v1
        0 | v1 0/0; v2 0/0               | -v1 -v2
        0 | v1 0/0 going                 | ''
        2 | v1 0/0; v2 0/0               | ''
        3 | v1 0/0                       | ''
        """)
    void theOldestSetsBeyondTheLimitGo(int limit, String sets, String moves) {
        String status = "replicas: 1, updatedReplicas: 1, availableReplicas: 1, observedGeneration: 2";
        for (String strategy : Vector.of(rolling("1", "1"), "strategy: {type: Recreate}")) {
            String spec = strategy + "; revisionHistoryLimit: " + limit;
            boolean isRecreate = strategy.contains("Recreate");
            Bench bench = bench(deployment(1, spec, status), "new 1/1; " + sets, 1, isRecreate ? 1 : 2);
            boolean isWaiting = isRecreate && sets.contains("has");
            assertThat(moves(bench)).as(strategy).isEqualTo(isWaiting ? "" : moves);
        }
    }

    @Test
    void aDeploymentThatIsPausedMakesNothingButIsScaledAndTidied() {
        String paused = rolling("1", "0") + "; paused: true; revisionHistoryLimit: 0";
        assertThat(moves(bench(deployment(3, paused, ""), "v1 3/3", 3, 4))).isEmpty();
        assertThat(moves(bench(deployment(5, paused, ""), "v1 3/3", 3, 4))).isEqualTo("v1=5");
        assertThat(moves(bench(deployment(3, paused, ""), "new 3/3; v1 0/0", 3, 4)))
                .isEqualTo("-v1");
    }

    @Test
    void aDeploymentThatGoesReportsAndThatIsAll() {
        String going = deployment(3, rolling("1", "0"), "")
                .replace("generation: 2", "deletionTimestamp: 2026-01-01T00:00:00Z");
        Bench bench = bench(going, "v1 3/2", 3, 4);
        assertThat(Bench.said(plan(bench))).containsExactly("UpdateStatus deployment/default/web");
        assertThat(bench.then(Deployment.KIND, "web")
                        .get(Deployment.KIND, "web")
                        .status()
                        .availableReplicas())
                .isEqualTo(2);
    }

    @Test
    void oneThatSelectsEverythingIsToldAndObserved() {
        Bench all = Bench.of(
                new DeploymentController(),
                deployment(3, "", "").replace("selector: {matchLabels: {app: web}}", "selector: {}"));
        assertThat(Bench.told(plan(all)))
                .containsExactly("Warning SelectingAll This deployment is selecting all pods. A non-empty selector is"
                        + " required.");
        Bench observed = all.then(Deployment.KIND, "web");
        assertThat(observed.get(Deployment.KIND, "web").status().observedGeneration())
                .isEqualTo(2);
        assertThat(plan(observed).steps()).isEmpty();
        assertThat(plan(all.without(Deployment.KIND, "web")).isNone()).isTrue();
    }

    @Test
    void stepsAreTold() {
        assertThat(Bench.told(plan(bench(deployment(10, rolling("0", "2"), ""), "new 0/0; v1 10/10", 10, 10))))
                .containsExactly("Normal ScalingReplicaSet Scaled down replica set v1 from 10 to 8");
        assertThat(Bench.told(plan(bench(deployment(10, rolling("2", "0"), ""), "new 0/0; v1 10/10", 10, 12))))
                .containsExactly("Normal ScalingReplicaSet Scaled up replica set new from 0 to 2");
        assertThat(Bench.told(plan(bench(deployment(10, rolling("2", "0"), ""), "v1 10/10", 10, 12)))
                        .head())
                .matches("Normal ScalingReplicaSet Scaled up replica set web-[a-z0-9]+ from 0 to 2");
    }

    /** calculateStatus: replicas updated ready available unavailable, and whether enough are available. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        new 2/1; v1 8/8      | 10 2 9 9 1 MinimumReplicasAvailable
        new 2/0; v1 8/7      | 10 2 7 7 3 MinimumReplicasUnavailable
        v1 10/10             | 10 0 10 10 0 MinimumReplicasAvailable
        v1 0/0               | 0 0 0 0 10 MinimumReplicasUnavailable
        """)
    void theStatusCountsThePodsOfTheSets(String sets, String counts) {
        Bench bench = bench(deployment(10, rolling("0", "1") + "; paused: true", ""), sets, 10, 10);
        DeploymentStatus status =
                bench.then(Deployment.KIND, "web").get(Deployment.KIND, "web").status();
        assertThat(status.replicas() + " " + status.updatedReplicas() + " " + status.readyReplicas()
                        + " " + status.availableReplicas() + " " + status.unavailableReplicas()
                        + " "
                        + status.condition(DeploymentConditionType.AVAILABLE)
                                .get()
                                .reason())
                .isEqualTo(counts);
        assertThat(status.observedGeneration()).isEqualTo(2);
    }

    @Test
    void theFailureOfTheNewSetOrElseOfAnOldOneIsReported() {
        String spec = rolling("0", "1");
        for (String sets : Vector.of("new 3/2 fails; v1 1/1", "new 3/2; v1 1/1 fails")) {
            Bench failing = bench(deployment(4, spec, ""), sets, 4, 4).then(Deployment.KIND, "web");
            DeploymentCondition condition = failing.get(Deployment.KIND, "web")
                    .status()
                    .condition(DeploymentConditionType.REPLICA_FAILURE)
                    .get();
            assertThat(condition.reason()).isEqualTo("FailedCreate");
            assertThat(condition.message()).isEqualTo("quota");
        }
        String failed = "conditions: [{type: ReplicaFailure, status: \"True\"}]";
        assertThat(bench(deployment(4, spec, failed), "new 3/2; v1 1/1", 4, 4)
                        .then(Deployment.KIND, "web")
                        .get(Deployment.KIND, "web")
                        .status()
                        .condition(DeploymentConditionType.REPLICA_FAILURE))
                .isEmpty();
    }

    private static String progressing(String status, String reason, String updated) {
        return "conditions: [{type: Progressing, status: \"%s\", reason: %s, lastUpdateTime: %s, lastTransitionTime: 2025-01-01T00:00:00Z}]"
                .formatted(status, reason, updated);
    }

    /** TestSyncRolloutStatus, at noon: counts that were reported, condition, sets; the condition then. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2 2 2 | True  | ReplicaSetUpdated        | 30   | new 3/2          | True ReplicaSetUpdated kept
        2 2 2 | True  | ReplicaSetUpdated        | 30   | new 3/3          | True NewReplicaSetAvailable kept
        2 2 1 | True  | ReplicaSetUpdated        | 30   | new 3/2          | True ReplicaSetUpdated kept
        2 2 2 | False | ProgressDeadlineExceeded | 30   | new 3/3          | True NewReplicaSetAvailable new
        3 3 1 | False | ProgressDeadlineExceeded | 30   | new 3/2          | True ReplicaSetUpdated new
        3 3 2 | True  | ReplicaSetUpdated        | 90   | new 3/2          | False ProgressDeadlineExceeded new
        3 3 2 | True  | ReplicaSetUpdated        | 60   | new 3/2          | True ReplicaSetUpdated kept
        3 3 2 | True  | ReplicaSetUpdated        | 61   | new 3/2          | False ProgressDeadlineExceeded new
        3 3 2 | False | ProgressDeadlineExceeded | 90   | new 3/2          | False ProgressDeadlineExceeded kept
        3 3 3 | True  | NewReplicaSetAvailable   | 90   | new 3/2          | True NewReplicaSetAvailable kept
        3 3 2 | Unknown | DeploymentResumed      | 90   | new 3/2          | False ProgressDeadlineExceeded new
        """)
    void progressIsWhatChangesInTime(
            String counts, String status, String reason, int seconds, String sets, String expected) {
        String[] before = counts.split(" ");
        String told =
                "replicas: %s, updatedReplicas: %s, readyReplicas: %s, availableReplicas: %s, observedGeneration: 2, "
                        .formatted(before[0], before[1], before[2], before[2]);
        String updated = Bench.START.minusSeconds(seconds).toString();
        String spec = rolling("0", "1") + "; progressDeadlineSeconds: 60";
        Bench bench = bench(deployment(3, spec, told + progressing(status, reason, updated)), sets, 3, 3);
        DeploymentCondition condition = bench.then(Deployment.KIND, "web")
                .get(Deployment.KIND, "web")
                .status()
                .condition(DeploymentConditionType.PROGRESSING)
                .get();
        String time = condition.lastTransitionTime().contains(Bench.START) ? "new" : "kept";
        String found = condition.status() + " " + condition.reason() + " " + time;
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void withoutADeadlineThereIsNoProgress() {
        String told = progressing("True", "ReplicaSetUpdated", "2025-01-01T00:00:00Z");
        for (String spec : Vector.of("", "; progressDeadlineSeconds: 2147483647")) {
            Bench bench = bench(deployment(3, rolling("0", "1") + spec, told), "new 3/2", 3, 3);
            assertThat(bench.then(Deployment.KIND, "web")
                            .get(Deployment.KIND, "web")
                            .status()
                            .condition(DeploymentConditionType.PROGRESSING))
                    .isEmpty();
        }
    }

    /** TestRequeueStuckDeployment: when it is looked at again. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        3 3 2 | ReplicaSetUpdated        | 30 | 31
        3 3 2 | ReplicaSetUpdated        | 0  | 61
        3 3 2 | ProgressDeadlineExceeded | 30 | -
        3 3 3 | NewReplicaSetAvailable   | 30 | -
        """)
    void aRolloutIsLookedAtAgainWhenItsTimeIsUp(String counts, String reason, int seconds, String again) {
        String[] before = counts.split(" ");
        String told =
                "replicas: %s, updatedReplicas: %s, readyReplicas: %s, availableReplicas: %s, observedGeneration: 2, "
                        .formatted(before[0], before[1], before[2], before[2]);
        String condition =
                progressing("True", reason, Bench.START.minusSeconds(seconds).toString());
        String spec = rolling("0", "1") + "; progressDeadlineSeconds: 60";
        Bench bench = bench(deployment(3, spec, told + condition), "new 3/" + before[2], 3, 3);
        assertThat(plan(bench)
                        .requeueAfter()
                        .map(Duration::toSeconds)
                        .map(Object::toString)
                        .getOrElse("-"))
                .isEqualTo(again);
    }

    /** checkPausedConditions. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        true  | ReplicaSetUpdated        | Unknown DeploymentPaused
        true  | DeploymentPaused         | True DeploymentPaused
        true  | ProgressDeadlineExceeded | True ProgressDeadlineExceeded
        """)
    void aPauseIsNoted(boolean paused, String reason, String expected) {
        String spec = rolling("0", "1") + "; progressDeadlineSeconds: 60; paused: " + paused;
        String told = progressing("True", reason, "2025-01-01T00:00:00Z");
        DeploymentCondition condition = bench(deployment(3, spec, told), "new 3/2", 3, 3)
                .then(Deployment.KIND, "web")
                .get(Deployment.KIND, "web")
                .status()
                .condition(DeploymentConditionType.PROGRESSING)
                .get();
        assertThat(condition.status() + " " + condition.reason()).isEqualTo(expected);
    }

    @Test
    void itselfItsSetsAndTheLastOldPodWakeADeployment() {
        Bench bench = bench(deployment(3, "strategy: {type: Recreate}", ""), "v1 3/3", 3, 3)
                .with(pod("Running"));
        String web = "deployment/default/web";
        assertThat(bench.wakes(deployment(4, "", "")).map(ResourceKey::toString))
                .containsExactly(web);
        assertThat(bench.wakes(set("v1 2/2", 3, 3)).map(ResourceKey::toString)).containsExactly(web);
        String orphan = set("v2 2/2", 3, 3).replaceAll("ownerReferences: .*", "ownerReferences: []");
        assertThat(bench.wakes(orphan).map(ResourceKey::toString)).containsExactly(web);
        assertThat(bench.wakes(orphan.replace("app: web", "app: other"))).isEmpty();
        assertThat(bench.wakesWithout(Pod.KIND, "p").map(ResourceKey::toString)).containsExactly(web);
        assertThat(bench.wakes(pod("Failed"))).isEmpty();
        Bench rolling = bench.with(deployment(3, rolling("1", "0"), ""));
        assertThat(rolling.wakesWithout(Pod.KIND, "p")).isEmpty();
        assertThat(bench.without(ReplicaSet.KIND, "v1").wakesWithout(Pod.KIND, "p"))
                .isEmpty();
        assertThat(bench.wakes("{apiVersion: v1, kind: Node, metadata: {name: web}}"))
                .isEmpty();
    }
}
