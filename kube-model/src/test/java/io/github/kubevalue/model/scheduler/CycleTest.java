package io.github.kubevalue.model.scheduler;

import static io.github.kubevalue.model.scheduler.Objects.labelled;
import static io.github.kubevalue.model.scheduler.Objects.node;
import static io.github.kubevalue.model.scheduler.Objects.on;
import static io.github.kubevalue.model.scheduler.Objects.pod;
import static io.github.kubevalue.model.scheduler.Objects.requesting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.LabelSelectorOperator;
import io.github.kubevalue.model.meta.LabelSelectorRequirement;
import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.nodetable.PerNode;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CycleTest {
    private static final LabelSelector WEB =
            LabelSelector.builder().matchLabels(TreeMap.of("app", "web")).build();
    /** One that names a single pod, which the table of nodes does not tell apart. */
    private static final LabelSelector FIRST = LabelSelector.builder()
            .matchExpressions(Vector.of(LabelSelectorRequirement.of(
                    "apps.kubernetes.io/pod-index", LabelSelectorOperator.IN, "0", "1", "2", "3")))
            .build();

    private static Pod web(String name) {
        return labelled(requesting(name, "1", "1Gi"), "app", "web", "apps.kubernetes.io/pod-index", "0");
    }

    private static Pod leaving(Pod pod) {
        return pod.withMetadata(pod.metadata().withDeletionTimestamp(Option.of(Instant.parse("2026-01-01T00:00:00Z"))));
    }

    private static Pod ended(Pod pod) {
        return pod.withStatus(pod.status().withPhase(Option.of(PodPhase.FAILED)));
    }

    private static Pod elsewhere(Pod pod) {
        return pod.withMetadata(pod.metadata().withNamespace(Option.of("other")));
    }

    private static final Store STORE = Vector.<KubeObject>of(
                    node("n1"),
                    node("n2"),
                    node("n3"),
                    on("n1", web("a")),
                    on("n1", web("b")),
                    on("n2", web("c")),
                    on("n2", leaving(web("d"))),
                    on("n2", ended(web("e"))),
                    on("n3", elsewhere(web("f"))),
                    on("n3", labelled(requesting("g", "1", "1Gi"), "app", "db", "apps.kubernetes.io/pod-index", "9")),
                    web("h"))
            .foldLeft(Rig.EMPTY, Store::put);

    private static Cycle cycle() {
        return Cycle.of(pod("p"), STORE);
    }

    private static NodeInfo info(Cycle cycle, String node) {
        return cycle.node(node).get();
    }

    private static String counts(Cycle cycle, PerNode numbers) {
        return Vector.of("n1", "n2", "n3")
                .map(name -> numbers.get(info(cycle, name)))
                .mkString(" ");
    }

    private static LabelSelector selector(String name) {
        return name.equals("web") ? WEB : FIRST;
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "first"})
    void podsThatASelectorSelectsAreCountedOnEachNode(String name) {
        LabelSelector selector = selector(name);
        Cycle cycle = cycle();
        assertThat(counts(cycle, cycle.counts("demo", selector))).isEqualTo("2 1 0");
        assertThat(counts(cycle, cycle.present("demo", Vector.of(selector)))).isEqualTo("2 2 0");
        assertThat(counts(cycle, cycle.present("other", Vector.of(selector)))).isEqualTo("0 0 1");
        assertThat(counts(cycle, cycle.present("demo", Vector.of(selector, WEB))))
                .isEqualTo("2 2 0");
        assertThat(counts(
                        cycle,
                        cycle.present(
                                "demo",
                                Vector.of(
                                        selector,
                                        LabelSelector.builder()
                                                .matchLabels(TreeMap.of("app", "db"))
                                                .build()))))
                .isEqualTo("0 0 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "first"})
    void whatIsImaginedCountsToo(String name) {
        LabelSelector selector = selector(name);
        Cycle cycle = cycle();
        Cycle without = cycle.without(info(cycle, "n1"), Vector.of(on("n1", web("a"))));
        assertThat(counts(without, without.counts("demo", selector))).isEqualTo("1 1 0");
        Cycle with = without.with(info(without, "n3"), Vector.of(web("h"), elsewhere(web("i")), ended(web("j"))));
        assertThat(counts(with, with.counts("demo", selector))).isEqualTo("1 1 1");
        assertThat(counts(with, with.present("other", Vector.of(selector)))).isEqualTo("0 0 2");
        Cycle gone = with.without(info(with, "n3"), Vector.of(on("n3", elsewhere(web("f")))));
        assertThat(counts(gone, gone.present("other", Vector.of(selector)))).isEqualTo("0 0 1");
        assertThat(counts(gone, gone.counts("demo", selector))).isEqualTo("1 1 1");
    }

    // podtopologyspread/filtering.go, updateWithPod: whoever leaves does not count, and is taken off once more
    @Test
    void aLeavingPodThatIsImaginedGoneCountsTwice() {
        Cycle cycle = cycle();
        Cycle without = cycle.without(info(cycle, "n2"), Vector.of(on("n2", leaving(web("d")))));
        assertThat(counts(without, without.counts("demo", WEB))).isEqualTo("2 0 0");
    }

    @Test
    void thePodsOfANodeAreThoseThatRunThereOrAreImagined() {
        Cycle cycle = cycle();
        assertThat(cycle.pods("n1").map(Pod::name)).containsExactlyInAnyOrder("a", "b");
        assertThat(cycle.pods("n2").map(Pod::name)).containsExactlyInAnyOrder("c", "d");
        assertThat(cycle.pods("n4")).isEmpty();
        Cycle changed = cycle.without(info(cycle, "n1"), Vector.of(on("n1", web("a"))))
                .with(info(cycle, "n2"), Vector.of(web("h")))
                .with(info(cycle, "n3"), Vector.of(web("i")));
        assertThat(changed.pods("n1").map(Pod::name)).containsExactly("b");
        assertThat(changed.pods("n2").map(Pod::name)).containsExactlyInAnyOrder("c", "d", "h");
        assertThat(changed.imaginedGone().map(Pod::name)).containsExactly("a");
        assertThat(changed.imaginedThere().map(Pod::name)).containsExactlyInAnyOrder("h", "i");
        assertThat(changed.imaginedThere().flatMap(one -> one.spec().nodeName()))
                .containsExactlyInAnyOrder("n2", "n3");
        assertThat(changed.present(
                                Vector.of(on("n1", web("a")), on("n1", web("b")), web("h"), on("n1", ended(web("z")))))
                        .map(Pod::name))
                .containsExactly("b");
    }

    /** One of a few pods is imagined to go from, or to come to, node n1. */
    private static Cycle imagined(Cycle cycle, int what) {
        Pod pod = on("n1", web(Vector.of("a", "b", "x", "y").get(what / 2)));
        NodeInfo node = info(cycle, "n1");
        boolean isThere = cycle.pods("n1").exists(one -> one.name().equals(pod.name()));
        return what % 2 == 0
                ? isThere ? cycle.without(node, Vector.of(pod)) : cycle
                : isThere ? cycle : cycle.with(node, Vector.of(pod));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void loadAndCountsAreThoseOfThePods(@ForAll @Size(max = 8) List<@IntRange(max = 7) Integer> steps) {
        Cycle cycle = Vector.ofAll(steps).foldLeft(cycle(), CycleTest::imagined);
        int there = cycle.pods("n1").size();
        assertThat(info(cycle, "n1").load().pods()).isEqualTo(there);
        assertThat(info(cycle, "n1").requestedCpu()).isEqualTo(1000L * there);
        assertThat(counts(cycle, cycle.counts("demo", WEB))).isEqualTo(there + " 1 0");
        assertThat(counts(cycle, cycle.counts("demo", FIRST))).isEqualTo(there + " 1 0");
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void whatIsTakenBackWasNeverImagined(@ForAll @IntRange(max = 3) int which) {
        Cycle once = imagined(cycle(), which < 2 ? 2 * which : 2 * which + 1);
        Cycle back = imagined(once, which < 2 ? 2 * which + 1 : 2 * which);
        assertThat(back.imaginedGone()).isEmpty();
        assertThat(back.imaginedThere()).isEmpty();
        assertThat(info(back, "n1")).isEqualTo(info(cycle(), "n1"));
    }
}
