package io.github.kubevalue.model.controller.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.NamespaceCondition;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** namespaced_resources_deleter_test.go, TestSyncNamespaceThatIsTerminating and TestSyncNamespaceThatIsActive. */
class NamespaceTableTest {
    private static final String POD = "{apiVersion: v1, kind: Pod, metadata: {name: p%s}}";
    private static final String MAP = "{apiVersion: v1, kind: ConfigMap, metadata: {name: m%s}}";
    private static final String GOING = ", deletionTimestamp: 2026-01-01T00:00:00Z";

    private static String namespace(boolean isGoing, String finalizers) {
        return "{apiVersion: v1, kind: Namespace, metadata: {name: default%s}, spec: {finalizers: [%s]}}"
                .formatted(isGoing ? GOING : "", finalizers);
    }

    private static Bench bench(String... yaml) {
        return Bench.of(new NamespaceController(), yaml);
    }

    private static Plan plan(Bench bench) {
        return bench.plan(Namespace.KIND, "default");
    }

    private static String said(Bench bench) {
        return Bench.said(plan(bench)).mkString(", ");
    }

    /** The bench when the controller has heard of the deletion and waited. */
    private static Bench ready(String... yaml) {
        return bench(yaml).then(Namespace.KIND, "default").after(Duration.ofSeconds(5));
    }

    private static String told(Bench bench) {
        return bench.then(Namespace.KIND, "default")
                .get(Namespace.KIND, "default")
                .status()
                .conditions()
                .filter(condition -> condition.status().isTrue())
                .map(condition -> condition.type() + " " + condition.reason().get() + ": "
                        + condition.message().get())
                .mkString("; ");
    }

    private static String running(String meta, String spec) {
        return POD.formatted(meta).replace("}}", "}, spec: {nodeName: n1" + spec + "}, status: {phase: Running}}");
    }

    @Test
    void podsGoFirstThenAllElseThenTheFinalizer() {
        String pod = running("", ", terminationGracePeriodSeconds: 30");
        Bench bench = ready(namespace(true, "kubernetes"), pod, MAP.formatted(""));
        assertThat(said(bench)).isEqualTo("Delete pod/default/p, UpdateStatus namespace/default");
        assertThat(told(bench)).as("nothing is told of pods that remain").isEmpty();
        Bench going = bench.then(Namespace.KIND, "default")
                .with(running(GOING, ", terminationGracePeriodSeconds: 30"))
                .after(Duration.ofSeconds(5));
        assertThat(said(going)).as("the pod is waited for").isEmpty();
        Bench empty = going.without(Pod.KIND, "p");
        assertThat(said(empty)).isEqualTo("Delete configmap/default/m, UpdateSubresource namespace/default");
    }

    // namespace_controller.go, enqueueNamespace and worker
    @Test
    void itWaitsForLastWritesAndForHalfOfWhatPodsMayTake() {
        String pod = running(GOING, ", terminationGracePeriodSeconds: 30");
        Bench heard = bench(namespace(true, "kubernetes"), MAP.formatted(""));
        assertThat(said(heard)).isEmpty();
        assertThat(plan(heard).requeueAfter()).contains(Duration.ofSeconds(5));
        Bench first = ready(namespace(true, "kubernetes"), pod);
        assertThat(plan(first).recurAfter()).as("its own report").contains(Duration.ofSeconds(5));
        Bench second = first.then(Namespace.KIND, "default").after(Duration.ofSeconds(5));
        assertThat(plan(second).recurAfter()).contains(Duration.ofSeconds(16));
        Bench gone = second.then(Namespace.KIND, "default").without(Pod.KIND, "p");
        assertThat(plan(gone).requeueAfter()).as("now there is something to do").contains(Duration.ofSeconds(16));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        none,  none,  true
        none,  there, true
        none,  going, false
        there, none,  true
        there, going, true
        going, none,  false
        going, there, false
        """)
    void whileItWaitsItTellsWhetherThereIsSomethingToDelete(String pod, String other, boolean isDue) {
        Bench bench = bench(namespace(true, "kubernetes"));
        bench = pod.equals("none") ? bench : bench.with(running(pod.equals("going") ? GOING : "", ""));
        bench = other.equals("none") ? bench : bench.with(MAP.formatted(other.equals("going") ? GOING : ""));
        assertThat(plan(bench).requeueAfter().isDefined()).isEqualTo(isDue);
        assertThat(plan(bench).recurAfter().isDefined()).isNotEqualTo(isDue);
    }

    // pkg/registry/core/pod/strategy.go, CheckGracefulDelete: which pods are gone as soon as they are deleted
    @ParameterizedTest
    @CsvSource(textBlock = """
        nodeName: n1,     30, Running,   '',  true
        nodeName: n1,     0,  Running,   '',  false
        nodeName: n1,     30, Succeeded, '',  false
        schedulerName: s, 30, Pending,   '',  false
        nodeName: n1,     30, Failed,    x/y, true
        schedulerName: s, 0,  Pending,   x/y, true
        """)
    void podsThatStayForAWhileComeBeforeAllElse(
            String place, long grace, String phase, String finalizer, boolean stays) {
        String pod = POD.formatted(", finalizers: [" + finalizer + "]")
                .replace(
                        "}}",
                        "}, spec: {%s, terminationGracePeriodSeconds: %d}, status: {phase: %s}}"
                                .formatted(place, grace, phase));
        Bench bench = ready(namespace(true, "kubernetes"), pod, MAP.formatted(""));
        assertThat(said(bench))
                .isEqualTo(
                        stays
                                ? "Delete pod/default/p, UpdateStatus namespace/default"
                                : "Delete pod/default/p, Delete configmap/default/m, UpdateStatus namespace/default,"
                                        + " UpdateSubresource namespace/default");
        assertThat(plan(bench).recurAfter().isDefined()).as("it looks again").isEqualTo(stays);
    }

    // estimateGracefulTermination
    @ParameterizedTest
    @CsvSource({"29000, 16000", "29999, 16000", "30000, 5"})
    void podsHaveTheirTimeFromTheDeletionOfTheNamespace(long millis, long wait) {
        String pod = running(GOING, ", terminationGracePeriodSeconds: 30");
        Bench told = ready(namespace(true, "kubernetes"), pod).then(Namespace.KIND, "default");
        Bench late = told.remembering(new NamespaceController.Turn(Bench.START, 0))
                .after(Duration.between(told.now(), Bench.START.plusMillis(millis)));
        assertThat(plan(late.then(Namespace.KIND, "default").remembering(new NamespaceController.Turn(Bench.START, 0)))
                        .recurAfter())
                .contains(Duration.ofMillis(wait));
    }

    @Test
    void failuresAreTriedAgainEverLaterAndToWaitIsNoFailure() {
        String overdue = running(GOING, ", terminationGracePeriodSeconds: 3");
        String held = POD.formatted(GOING + ", finalizers: [x/y]");
        Bench bench = ready(namespace(true, "kubernetes"), overdue);
        for (String turn : "5 10 20 held:5000 held:8000 40 80".split(" ")) {
            Duration wait = Duration.ofMillis(Long.parseLong(turn.replace("held:", "")));
            bench = bench.with(turn.startsWith("held") ? held : overdue);
            assertThat(plan(bench).recurAfter()).as(turn).contains(wait);
            bench = bench.then(Namespace.KIND, "default").after(wait);
        }
    }

    // status_condition_utils.go, updateConditions
    @Test
    void aConditionHasTheTimeSinceWhenItIsSo() {
        String held = MAP.formatted(GOING + ", finalizers: [%s]");
        Bench two = ready(namespace(true, "kubernetes"), held.formatted("x/a, x/b"))
                .then(Namespace.KIND, "default")
                .after(Duration.ofSeconds(5));
        Bench one = two.with(held.formatted("x/a"));
        assertThat(told(one)).contains("x/a in 1").doesNotContain("x/b");
        assertThat(since(one)).containsOnly(Bench.START.plusSeconds(5));
        Bench none = two.without(ConfigMap.KIND, "m");
        assertThat(since(none).takeRight(2)).containsOnly(Bench.START.plusSeconds(10));
    }

    private static Seq<Instant> since(Bench bench) {
        Write.UpdateStatus told = (Write.UpdateStatus) plan(bench).writes().head();
        return ((Namespace) told.object()).status().conditions().flatMap(NamespaceCondition::lastTransitionTime);
    }

    // namespaced_resources_deleter_test.go, TestSyncNamespaceThatIsTerminating and TestDeleteEncounters404;
    // status_condition_utils.go
    @Test
    void whatRemainsIsTold() {
        String held = "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s, finalizers: [%s], deletionTimestamp:"
                + " 2026-01-01T00:00:00Z}}";
        Bench bench = ready(
                namespace(true, "kubernetes"),
                held.formatted("a", "x.io/a, x.io/b"),
                held.formatted("b", "x.io/a"),
                held.formatted("r", "x.io/a").replace("v1, kind: ConfigMap", "apps/v1, kind: ReplicaSet"),
                MAP.formatted(""));
        assertThat(told(bench))
                .isEqualTo("NamespaceContentRemaining SomeResourcesRemain: Some resources are remaining: configmaps."
                        + " has 2 resource instances, replicasets.apps has 1 resource instances;"
                        + " NamespaceFinalizersRemaining SomeFinalizersRemain: Some content in the namespace"
                        + " has finalizers remaining: x.io/a in 3 resource instances, x.io/b in 1 resource"
                        + " instances");
        Bench later = bench.then(Namespace.KIND, "default").after(Duration.ofSeconds(5));
        assertThat(plan(later).recurAfter()).contains(Duration.ofSeconds(8));
    }

    @Test
    void podsThatShouldBeGoneAreAFailure() {
        Bench bench = ready(namespace(true, "kubernetes"), running(GOING, ", terminationGracePeriodSeconds: 3"));
        assertThat(told(bench))
                .isEqualTo(
                        "NamespaceDeletionContentFailure ContentDeletionFailed: Failed to delete all resource types, 1"
                                + " remaining: unexpected items still remain in namespace: default for gvr: /v1,"
                                + " Resource=pods");
        assertThat(plan(bench).recurAfter()).contains(Duration.ofMillis(5));
        Bench often = bench.remembering(new NamespaceController.Turn(Bench.START, 20));
        assertThat(plan(often.then(Namespace.KIND, "default")
                                .remembering(new NamespaceController.Turn(Bench.START, 20)))
                        .recurAfter())
                .contains(Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @CsvSource({"false, kubernetes", "true, other", "true, ''"})
    void oneThatStaysOrIsHeldByOthersIsLeftAlone(boolean isGoing, String finalizers) {
        assertThat(said(ready(namespace(isGoing, finalizers), MAP.formatted(""))))
                .isEmpty();
    }

    @Test
    void whatIsInANamespaceThatGoesWakesIt() {
        assertThat(bench().wakes(namespace(true, "")).map(ResourceKey::toString))
                .containsExactly("namespace/default");
        assertThat(bench().wakes(namespace(false, ""))).isEmpty();
        assertThat(bench(namespace(true, "")).wakes(MAP.formatted("")).map(ResourceKey::toString))
                .containsExactly("namespace/default");
        assertThat(bench(namespace(false, "")).wakes(MAP.formatted(""))).isEmpty();
        assertThat(bench(namespace(true, "")).wakes("{apiVersion: v1, kind: Node, metadata: {name: n1}}"))
                .isEmpty();
    }
}
