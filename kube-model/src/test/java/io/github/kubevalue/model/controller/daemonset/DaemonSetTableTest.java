package io.github.kubevalue.model.controller.daemonset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.ControllerRevision;
import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.DaemonSetStatus;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.history.History;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Toleration;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * daemon_controller.go, podsShouldBeOnNode, and update.go, rollingUpdate: the next moves on nodes {@code 1, 2, …} that are said by
 * their pods, {@code old + new unready}. Pods are running, ready and available unless it is said otherwise.
 */
class DaemonSetTableTest {
    private static final String SURGE = "updateStrategy: {rollingUpdate: {maxSurge: %s, maxUnavailable: 0}}";
    private static final String UNAVAILABLE = "updateStrategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: %s}}";
    private static final Bench WITH_REVISION =
            Bench.of(new DaemonSetController(), set("")).then(DaemonSet.KIND, "agent");
    private static final ControllerRevision REVISION =
            WITH_REVISION.store().list(ControllerRevision.KIND).head();

    private static String set(String spec) {
        return """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent, uid: agent-uid, generation: 3}
            spec:
              selector: {matchLabels: {app: agent}}
              %s
              template:
                metadata: {labels: {app: agent}}
                spec: {containers: [{name: agent, image: "agent:1"}]}
            """.formatted(spec.replace("; ", "\n  "));
    }

    private static String node(String name, String words) {
        String effect = words.contains("unschedulable") ? "NoSchedule" : words.contains("closed") ? "NoExecute" : "";
        return "{apiVersion: v1, kind: Node, metadata: {name: \"%s\"}, spec: {taints: [%s]}}"
                .formatted(name, effect.isEmpty() ? "" : "{key: dedicated, effect: %s}".formatted(effect));
    }

    private static String pod(String node, String words) {
        String phase = words.contains("failed") ? "Failed" : words.contains("succeeded") ? "Succeeded" : "Running";
        String at = words.contains("younger") ? "2025-06-01T00:00:00Z" : "2025-01-01T00:00:00Z";
        return """
            apiVersion: v1
            kind: Pod
            metadata:
              name: %s
              uid: "%s"
              %s
              creationTimestamp: %s
              labels: {app: agent, controller-revision-hash: "%s"}
              ownerReferences: [{apiVersion: apps/v1, kind: DaemonSet, name: agent, uid: agent-uid, controller: true}]
            spec: {nodeName: "%s", containers: [{name: agent, image: "agent:1"}]}
            status: {phase: %s, conditions: [{type: Ready, status: "%s", lastTransitionTime: %s}]}
            """.formatted(
                        node + words.strip().replace(" ", "-"),
                        node + words,
                        words.contains("going") ? "deletionTimestamp: 2026-01-01T00:00:00Z" : "",
                        at,
                        words.contains("new")
                                ? REVISION.metadata().labels().get(History.HASH).get()
                                : "old",
                        node,
                        phase,
                        phase.equals("Running") && !words.contains("unready") ? "True" : "False",
                        words.contains("fresh") ? "2026-01-01T00:00:00Z" : "2025-01-01T00:00:00Z");
    }

    private static Bench bench(String spec, String nodes) {
        Vector<String> words = Vector.of(nodes.split("; "));
        Seq<String> objects = words.zipWithIndex().flatMap(each -> {
            String name = "" + (each._2 + 1);
            String pods = each._1.replaceAll("unschedulable|closed|-", "");
            return Vector.of(pods.split("\\+"))
                    .map(String::strip)
                    .reject(String::isEmpty)
                    .map(pod -> pod(name, pod))
                    .prepend(node(name, each._1));
        });
        return WITH_REVISION.with(set(spec)).with(objects.toJavaArray(String[]::new));
    }

    private static Plan plan(Bench bench) {
        return bench.plan(DaemonSet.KIND, "agent");
    }

    /** What is done to pods: {@code +1 -2old}. */
    private static String moves(Bench bench) {
        return plan(bench)
                .writes()
                .filter(write -> write.key().kind().equals(Pod.KIND))
                .map(write -> write instanceof Write.Create create
                        ? "+" + Placement.node((Pod) create.object()).get()
                        : "-" + write.key().name())
                .mkString(" ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        -                            | +1
        -; -                         | +1 +2
        new                          | ''
        new unready                  | ''
        unschedulable -              | ''
        unschedulable new            | ''
        closed -                     | ''
        closed new                   | -1new
        closed new going             | ''
        new going                    | ''
        new failed                   | -1new-failed
        new succeeded                | -1new-succeeded
        new failed going             | ''
        new + new younger            | -1new-younger
        new younger + new            | -1new-younger
        new + new going              | ''
        unschedulable new failed     | -1new-failed
        """)
    void everyNodeThatIsEligibleHasOnePod(String nodes, String moves) {
        assertThat(moves(bench("", nodes))).isEqualTo(moves);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        new going                     | +1
        new failed                    | -1new-failed +1
        unschedulable new failed      | -1new-failed
        old + new unready             | ''
        old + new                     | -1old
        old unready + new unready     | -1old-unready
        old + new fresh               | ''
        old + new + new younger       | -1old -1new-younger
        old + old younger + new unready | -1old-younger
        """)
    void twoPodsMayStandOnANodeWhileOneTakesOver(String nodes, String moves) {
        String spec = SURGE.formatted("1") + "; minReadySeconds: 10";
        assertThat(moves(bench(spec, nodes))).isEqualTo(moves);
    }

    /** TestDaemonSetUpdatesPods, TestGetUnavailableNumbers, and their like. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1    | old; old; old                   | -1old
        2    | old; old; old                   | -1old -2old
        50%  | old; old; old                   | -1old -2old
        0    | old; old; old                   | -1old
        2    | old; new unready; old           | -1old
        1    | old; new unready; old           | ''
        1    | old; old unready; old           | -2old-unready
        2    | old; old unready; old           | -2old-unready -1old
        1    | old; new going; old             | ''
        1    | new; new; new                   | ''
        1    | old fresh; old                  | -1old-fresh
        1    | unschedulable old; new          | -1old
        """)
    void withoutSurgeAsManyAreReplacedAsMayBeMissing(String most, String nodes, String moves) {
        String spec = UNAVAILABLE.formatted(most) + "; minReadySeconds: 10";
        assertThat(moves(bench(spec, nodes))).isEqualTo(moves);
    }

    /** TestDaemonSetUpdatesPodsWithMaxSurge, TestDaemonSetUpdatesPodsNotMatchTainstWithMaxSurge, and their like. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1    | old; old; old                       | +1
        2    | old; old; old                       | +1 +2
        34%  | old; old; old                       | +1 +2
        1    | old + new unready; old              | ''
        2    | old + new unready; old              | +2
        1    | old unready; old                    | +1 +2
        1    | old unready; old + new unready      | +1
        1    | unschedulable old unready; new      | -1old-unready
        1    | unschedulable old; new              | -1old
        1    | unschedulable old; new unready      | ''
        1    | unschedulable old; old              | -1old +2
        1    | unschedulable old; old + new unready; new | -1old
        """)
    void withSurgeNewPodsComeBesideOldOnes(String most, String nodes, String moves) {
        assertThat(moves(bench(SURGE.formatted(most), nodes))).isEqualTo(moves);
    }

    @Test
    void podsThatAreReplacedOnDeletionAreLeft() {
        assertThat(moves(bench("updateStrategy: {type: OnDelete}", "old; -"))).isEqualTo("+2");
        assertThat(moves(bench("updateStrategy: {type: OnDelete}", "old; new"))).isEmpty();
    }

    @Test
    void endedPodsAreTold() {
        assertThat(Bench.told(plan(bench("", "new failed"))))
                .containsExactly(
                        "Warning FailedDaemonPod Found failed daemon pod default/1new-failed on node 1, will try to"
                                + " kill it");
        assertThat(Bench.told(plan(bench("", "new succeeded"))))
                .containsExactly(
                        "Normal SucceededDaemonPod Found succeeded daemon pod default/1new-succeeded on node 1, will"
                                + " try to delete it");
        assertThat(Bench.told(plan(bench("", "closed new"))))
                .containsExactly("Normal SuccessfulDelete Deleted pod: 1new");
    }

    /** TestDaemonSetFailedPodsBackoff…: 1 s, 2 s, 4 s, …, on each node for itself. */
    @Test
    void failedPodsAreDeletedLessAndLessOften() {
        Bench failed = bench("", "new failed; new");
        assertThat(moves(failed)).isEqualTo("-1new-failed");
        Bench once = failed.remembering(plan(failed).memory().get());
        assertThat(moves(once)).isEmpty();
        assertThat(plan(once).recurAfter()).contains(Duration.ofSeconds(1));
        Bench later = once.after(Duration.ofSeconds(1));
        assertThat(moves(later)).isEqualTo("-1new-failed");
        Bench twice = later.remembering(plan(later).memory().get());
        assertThat(moves(twice.after(Duration.ofMillis(1900)))).isEmpty();
        assertThat(plan(twice.after(Duration.ofMillis(1900))).recurAfter()).contains(Duration.ofSeconds(2));
        assertThat(moves(twice.after(Duration.ofSeconds(2)))).isEqualTo("-1new-failed");
        Bench forgotten = twice.after(Duration.ofMinutes(31));
        assertThat(moves(forgotten.remembering(plan(forgotten).memory().get()).after(Duration.ofSeconds(1))))
                .as("so long ago does not count")
                .isEqualTo("-1new-failed");
        assertThat(moves(bench("", "new failed; new failed")
                        .remembering(plan(failed).memory().get())))
                .isEqualTo("-2new-failed");
    }

    @Test
    void aSetThatIsBeingDeletedMovesAndReportsNothing() {
        String going = set("").replace("generation: 3", "deletionTimestamp: 2026-01-01T00:00:00Z");
        assertThat(plan(bench("", "-; old").with(going)).isNone()).isTrue();
    }

    /** updateDaemonSetStatus: desired current misscheduled ready updated available unavailable. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        -                             | 1 0 0 0 0 0 1
        new; old; new unready         | 3 3 0 2 2 2 1
        new fresh; unschedulable old  | 1 1 1 1 1 0 1
        unschedulable -; new          | 1 1 0 1 1 1 0
        old + new younger unready     | 1 1 0 1 0 1 0
        """)
    void theStatusCountsNodesByTheirOldestPod(String nodes, String counts) {
        Bench bench = bench("minReadySeconds: 10", nodes);
        DaemonSetStatus status =
                bench.then(DaemonSet.KIND, "agent").get(DaemonSet.KIND, "agent").status();
        assertThat(status.desiredNumberScheduled() + " " + status.currentNumberScheduled() + " "
                        + status.numberMisscheduled() + " " + status.numberReady() + " "
                        + status.updatedNumberScheduled() + " " + status.numberAvailable() + " "
                        + status.numberUnavailable())
                .isEqualTo(counts);
        assertThat(status.observedGeneration()).isEqualTo(3);
        assertThat(plan(bench).requeueAfter().isDefined()).isEqualTo(nodes.contains("fresh"));
        if (nodes.contains("fresh")) {
            assertThat(plan(bench).requeueAfter()).contains(Duration.ofSeconds(10));
        }
    }

    /** TestNodeShouldRunDaemonPod: what the template asks; whether node me, labelled zone: a, is to have a pod. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        nodeName: me                         | +me
        nodeName: other                      | ''
        'nodeSelector: {zone: a}'            | +me
        'nodeSelector: {zone: b}'            | ''
        'affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: zone, operator: In, values: [a]}]}]}}}' | +me
        'affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: zone, operator: In, values: [b]}]}]}}}' | ''
        """)
    void theTemplateSaysOnWhichNodes(String spec, String moves) {
        String set = set("").replace("spec: {containers", "spec: {" + spec + ", containers");
        Bench bench = Bench.of(
                new DaemonSetController(),
                set,
                "{apiVersion: v1, kind: Node, metadata: {name: me, labels: {zone: a}}}");
        assertThat(moves(bench)).isEqualTo(moves);
    }

    /** AddOrUpdateDaemonPodTolerations. */
    @Test
    void podsTolerateWhatDaemonPodsTolerate() {
        assertThat(tolerations(set("")))
                .containsExactly(
                        "not-ready:NoExecute",
                        "unreachable:NoExecute",
                        "disk-pressure:NoSchedule",
                        "memory-pressure:NoSchedule",
                        "pid-pressure:NoSchedule",
                        "unschedulable:NoSchedule");
        assertThat(tolerations(set("").replace("spec: {containers", "spec: {hostNetwork: true, containers")))
                .hasSize(7)
                .endsWith("network-unavailable:NoSchedule");
    }

    private static Seq<String> tolerations(String set) {
        Plan plan = plan(Bench.of(new DaemonSetController(), set, node("n", "")));
        Pod pod = (Pod) plan.writes()
                .filter(write -> write.key().kind().equals(Pod.KIND))
                .map(write -> ((Write.Create) write).object())
                .head();
        Seq<Toleration> all = pod.spec().tolerations();
        return all.map(each -> each.key().get().replace("node.kubernetes.io/", "") + ":"
                + each.effect().get());
    }

    @Test
    void oldRevisionsGoUnlessAPodIsOfThem() {
        String[] revisions =
                Vector.of("a", "b", "c").map(hash -> """
                    apiVersion: apps/v1
                    kind: ControllerRevision
                    metadata:
                      name: agent-%s
                      labels: {app: agent, controller.kubernetes.io/hash: %s}
                      ownerReferences: [{apiVersion: apps/v1, kind: DaemonSet, name: agent, uid: agent-uid, controller: true}]
                    revision: 0
                    """.formatted(hash, hash)).toJavaArray(String[]::new);
        Bench bench = bench("revisionHistoryLimit: 1; updateStrategy: {type: OnDelete}", "-")
                .with(revisions)
                .with(pod("1", "old").replace("\"old\"", "a"));
        assertThat(Bench.said(plan(bench)).filter(text -> text.contains("revision")))
                .containsExactly("Delete controllerrevision/default/agent-b");
    }

    @Test
    void whatBelongsToTheSetWakesItAndSoDoNodes() {
        Bench bench = bench("", "new");
        String set = "daemonset/default/agent";
        assertThat(bench.wakes(set("minReadySeconds: 3")).map(ResourceKey::toString))
                .containsExactly(set);
        assertThat(bench.wakes(pod("1", "new").replace("Running", "Pending")).map(ResourceKey::toString))
                .containsExactly(set);
        assertThat(bench.wakes(node("2", "")).map(ResourceKey::toString)).containsExactly(set);
        assertThat(bench.wakes(node("1", "closed")).map(ResourceKey::toString)).containsExactly(set);
        assertThat(bench.wakesWithout(Node.KIND, "1").map(ResourceKey::toString))
                .containsExactly(set);
        assertThat(bench.wakes(node("1", "").replace("spec:", "status: {phase: x}, spec:")))
                .isEmpty();
        assertThat(bench.wakesWithout(ControllerRevision.KIND, REVISION.name()).map(ResourceKey::toString))
                .containsExactly(set);
        assertThat(bench.wakes("{apiVersion: v1, kind: ConfigMap, metadata: {name: agent}}"))
                .isEmpty();
    }
}
