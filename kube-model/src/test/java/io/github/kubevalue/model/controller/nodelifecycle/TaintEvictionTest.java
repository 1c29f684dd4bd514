package io.github.kubevalue.model.controller.nodelifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** taint_eviction_test.go: TestCreatePod, TestUpdatePod, TestUpdateNode, TestUpdateNodeWithMultipleTaints, TestGetMinTolerationTime. */
class TaintEvictionTest {
    private static final String GOES = "goes";

    /** A node with the {@code NoExecute} taints of those numbers. */
    private static String node(String taints) {
        return "{apiVersion: v1, kind: Node, metadata: {name: node1}, spec: {taints: [%s]}}"
                .formatted(Vector.of(taints.split(" "))
                        .filter(number -> !number.isEmpty())
                        .map(number -> "{key: testTaint%s, value: test, effect: NoExecute}".formatted(number))
                        .mkString(", "));
    }

    /** A pod with tolerations such as {@code 1:100}, for a time, and {@code 2}, for ever. */
    private static String pod(String node, String tolerations) {
        return "{apiVersion: v1, kind: Pod, metadata: {name: pod1}, spec: {%stolerations: [%s], containers: [{name: c, image: i}]}}"
                .formatted(
                        node.isEmpty() ? "" : "nodeName: " + node + ", ",
                        Vector.of(tolerations.split(" "))
                                .filter(text -> !text.isEmpty())
                                .map(text -> text.split(":"))
                                .map(parts -> "{key: testTaint%s, operator: Exists, effect: NoExecute%s}"
                                        .formatted(
                                                parts[0], parts.length == 1 ? "" : ", tolerationSeconds: " + parts[1]))
                                .mkString(", "));
    }

    private static Bench bench(String... yaml) {
        return Bench.of(new TaintEvictionController(), yaml);
    }

    private static Plan plan(Bench bench) {
        return bench.plan(Pod.KIND, "pod1");
    }

    private static Bench remembering(Bench bench) {
        return bench.remembering(plan(bench).memory().getOrElse(Memory.NONE));
    }

    /** {@code goes}, {@code stays}, or after how many seconds it goes. */
    private static String fate(Plan plan) {
        if (plan.steps().isEmpty()) {
            return plan.requeueAfter().map(left -> "" + left.toSeconds()).getOrElse("stays");
        }
        assertThat(Bench.said(plan)).containsExactly("UpdateStatus pod/default/pod1", "Delete pod/default/pod1");
        return GOES;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
        not scheduled - ignore,                                     '',    '',          1,   stays
        scheduled on untainted Node,                                node1, '',          '',  stays
        on a Node that is not there,                                node2, '',          1,   stays
        schedule on tainted Node,                                   node1, '',          1,   goes
        schedule on tainted Node with finite toleration,            node1, 1:100,       1,   100
        schedule on tainted Node with infinite toleration,          node1, 1,           1,   stays
        schedule on tainted Node with infinite invalid toleration,  node1, 2,           1,   goes
        Only one added taint tolerated,                             node1, 1:100,       1 2, goes
        evicted when first one runs out,                            node1, 1:1 2:100,   1 2, 1
        one second and for ever,                                    node1, 1:1 2,       1 2, 1
        for ever and one second,                                    node1, 1 2:1,       1 2, 1
        no time,                                                    node1, 1:0,         1,   goes
        less than no time,                                          node1, 1:-5,        1,   goes
        a toleration for another taint does not count,              node1, 1:100 2:5,   1,   100
        of two for one taint the first counts,                      node1, 1 1:5,       1,   stays
        """)
    void aPodStaysAsLongAsItTolerates(String name, String node, String tolerations, String taints, String fate) {
        assertThat(fate(plan(bench(node(taints), pod(node, tolerations))))).isEqualTo(fate);
    }

    @Test
    void onlyNoExecuteEvicts() {
        assertThat(plan(bench(node("1").replace("NoExecute", "NoSchedule"), pod("node1", "")))
                        .isNone())
                .isTrue();
    }

    @Test
    void aPodWhoseTimeHasComeGoes() {
        Bench bench = remembering(bench(node("1"), pod("node1", "1:100")));
        assertThat(fate(plan(bench.after(Duration.ofSeconds(99))))).isEqualTo("1");
        Plan due = plan(bench.after(Duration.ofSeconds(100)));
        assertThat(fate(due)).isEqualTo(GOES);
        assertThat(Bench.told(due))
                .containsExactly("Normal TaintManagerEviction Marking for deletion Pod default/pod1");
        assertThat(due.memory()).as("should a write be refused").contains(bench.memory());
    }

    @Test
    void thePodSaysWhyItWent() {
        Plan plan = plan(bench(node("1"), pod("node1", "")));
        Write.UpdateStatus told = (Write.UpdateStatus) plan.writes().head();
        PodCondition reason = ((Pod) told.object())
                .status()
                .condition(PodCondition.DISRUPTION_TARGET)
                .get();
        assertThat(reason.status()).isEqualTo(ConditionStatus.TRUE);
        assertThat(reason.reason()).contains("DeletionByTaintManager");
        assertThat(reason.message()).contains("Taint manager: deleting due to NoExecute taint");
        assertThat(reason.lastTransitionTime()).contains(Bench.START);
    }

    @Test
    void lengtheningTolerationDoesNotWork() {
        Bench bench = remembering(bench(node("1"), pod("node1", "1:10"))).after(Duration.ofSeconds(4));
        assertThat(fate(plan(bench.with(pod("node1", "1:100"))))).isEqualTo("6");
    }

    @Test
    void removingTolerationDoes() {
        Bench bench = remembering(bench(node("1"), pod("node1", "1:10"))).after(Duration.ofSeconds(4));
        Plan plan = plan(bench.with(pod("node1", "")));
        assertThat(fate(plan)).isEqualTo(GOES);
        assertThat(Bench.told(plan))
                .containsExactly(
                        "Normal TaintManagerEviction Cancelling deletion of Pod default/pod1",
                        "Normal TaintManagerEviction Marking for deletion Pod default/pod1");
    }

    @Test
    void whatIsSaidAtTheSameTimeCountsTheLatest() {
        Bench bench = remembering(bench(node("1"), pod("node1", "1:10")));
        assertThat(fate(plan(bench.with(pod("node1", "1:3"))))).isEqualTo("3");
    }

    @Test
    void anEvictionIsCancelledOnceNothingAsksForIt() {
        Bench bench = remembering(bench(node("1"), pod("node1", "1:10"))).after(Duration.ofSeconds(4));
        for (Bench next : Vector.of(bench.with(node("")), bench.with(pod("node1", "1")))) {
            Plan plan = plan(next);
            assertThat(plan.steps()).isEmpty();
            assertThat(plan.memory()).contains(Memory.NONE);
            assertThat(Bench.told(plan))
                    .containsExactly("Normal TaintManagerEviction Cancelling deletion of Pod default/pod1");
        }
    }

    @Test
    void aPodThatGoesOrIsGoneIsForgotten() {
        Bench bench = remembering(bench(node("1"), pod("node1", "1:10"))).after(Duration.ofSeconds(10));
        String going =
                pod("node1", "1:10").replace("{name: pod1}", "{name: pod1, deletionTimestamp: 2026-01-01T00:00:00Z}");
        assertThat(plan(bench.with(going))).isEqualTo(Plan.none().remembering(Memory.NONE));
        assertThat(plan(bench.without(Pod.KIND, "pod1"))).isEqualTo(Plan.none().remembering(Memory.NONE));
        assertThat(plan(bench().remembering(Memory.NONE)).isNone()).isTrue();
    }

    @Test
    void podsAreWokenAndThoseOfANodeWhoseTaintsAreOthers() {
        Bench bench = bench(node(""), pod("node1", ""));
        assertThat(bench.wakes(node("1"), pod("node1", "1"), pod("", "")).map(ResourceKey::toString))
                .containsExactly("pod/default/pod1", "pod/default/pod1");
        assertThat(bench.wakes(node("").replace("{name: node1}", "{name: node1, labels: {a: b}}")))
                .isEmpty();
        assertThat(bench.with(node("1")).wakesWithout(Node.KIND, "node1")).isNotEmpty();
        String going =
                pod("node1", "").replace("{name: pod1}", "{name: pod1, deletionTimestamp: 2026-01-01T00:00:00Z}");
        Bench tainted = bench(node("1"), pod("node1", ""));
        assertThat(tainted.wakesWithout(Pod.KIND, "pod1")).isNotEmpty();
        assertThat(tainted.wakes(pod("node1", "").replace("{name: pod1}", "{name: pod1, labels: {a: b}}")))
                .isEmpty();
        assertThat(tainted.wakes(going)).isNotEmpty();
        assertThat(bench.wakesWithout(Pod.KIND, "pod1").appendAll(bench.wakes(going)))
                .as("no taint")
                .isEmpty();
        assertThat(bench.wakes("{apiVersion: v1, kind: Namespace, metadata: {name: a}}"))
                .isEmpty();
    }
}
