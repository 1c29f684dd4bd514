package io.github.kubevalue.model.kubelet.eviction;

import static io.github.kubevalue.model.scheduler.Objects.annotated;
import static io.github.kubevalue.model.scheduler.Objects.node;
import static io.github.kubevalue.model.scheduler.Objects.on;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeCondition;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.kubelet.CriticalPods;
import io.github.kubevalue.model.kubelet.sync.Kubelet;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.scheduler.Rig;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class EvictionLawsTest {
    private static final long CAPACITY = Usages.bytes("4Gi");
    private static final long RESERVE = Usages.bytes("100Mi");

    /** A pod that requests and uses some hundreds of MiB, in all its life or in steps. */
    private static Arbitrary<Pod> pods(Arbitrary<String> usages) {
        Arbitrary<Integer> priorities =
                Arbitraries.frequency(Tuple.of(8, -10), Tuple.of(8, 0), Tuple.of(8, 100), Tuple.of(1, 2_000_000_000));
        Arbitrary<String> requests = Arbitraries.of("", "200Mi", "800Mi", "1Gi");
        return Combinators.combine(priorities, requests, usages)
                .as((priority, request, usage) ->
                        on("n1", annotated(Usages.requesting("p", priority, "memory", request), "memory", usage)));
    }

    private static Arbitrary<Seq<Pod>> crowds(Arbitrary<String> usages) {
        return pods(usages)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(pods -> Vector.ofAll(pods)
                        .zipWithIndex(
                                (pod, i) -> pod.withMetadata(pod.metadata().withName(Option.of("p" + i)))));
    }

    @Provide
    Arbitrary<Seq<Pod>> steady() {
        return crowds(Arbitraries.integers().between(1, 20).map(part -> part * 100 + "Mi"));
    }

    @Provide
    Arbitrary<Seq<Pod>> changing() {
        Arbitrary<Integer> parts = Arbitraries.integers().between(1, 25);
        Arbitrary<Integer> seconds = Arbitraries.integers().between(1, 600);
        return crowds(Combinators.combine(parts, parts, seconds)
                .as((one, other, after) -> one * 100 + "Mi," + other * 100 + "Mi@" + after + "s"));
    }

    /** A node on whose requests nothing depends. */
    private static Node machine() {
        Node node = node("n1", "4", "64Gi", 110);
        return node.withStatus(
                node.status().withCapacity(node.status().capacity().put("memory", Quantity.ofBytes(CAPACITY))));
    }

    private static Rig rig(Seq<Pod> pods) {
        Rig rig = new Rig(Choice.first(), new Kubelet(), new EvictionManager(EvictionConfig.DEFAULT)).put(machine());
        pods.forEach(rig::put);
        return rig;
    }

    private static Seq<Pod> now(Rig rig, Seq<Pod> pods) {
        return pods.map(pod -> rig.pod(pod.name()));
    }

    private static boolean isEvicted(Pod pod) {
        return pod.status().reason().contains("Evicted");
    }

    private static long used(Pod pod) {
        return Usages.bytes(
                pod.metadata().annotations().get("kubevalue.io/memory").get());
    }

    private static boolean isUnderPressure(Rig rig) {
        return rig.store()
                .get(Node.KIND, "n1")
                .get()
                .status()
                .condition(NodeCondition.MEMORY_PRESSURE)
                .exists(condition -> condition.status().isTrue());
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void criticalPodsAreNeverEvicted(@ForAll("changing") Seq<Pod> pods) {
        Rig rig = rig(pods).settle();
        assertThat(now(rig, pods).filter(EvictionLawsTest::isEvicted)).noneMatch(CriticalPods::isCritical);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void theEvictedRankBeforeThoseWhoStay(@ForAll("steady") Seq<Pod> pods) {
        Rig rig = rig(pods).settle();
        Seq<Pod> after = now(rig, pods);
        Seq<PodUse> uses = pods.reject(CriticalPods::isCritical)
                .map(pod -> new PodUse(
                        pod,
                        true,
                        Vector.of(new ContainerUse(pod.spec().containers().head(), used(pod), 0, 1)),
                        TreeMap.empty()));
        Seq<PodUse> gone = uses.filter(
                use -> after.exists(pod -> pod.name().equals(use.pod().name()) && isEvicted(pod)));
        Ranking ranking = new Ranking(Signal.MEMORY_AVAILABLE);
        assertThat(uses.removeAll(gone)).allMatch(stays -> gone.forAll(goes -> ranking.compare(goes, stays) <= 0));
        assertThat(gone.isEmpty() || lastOf(gone, ranking).exists(last -> isShort(staying(after) + used(last))))
                .as("the last that went had to go")
                .isTrue();
    }

    /** The pods that rank last, of which one was the last to be evicted. */
    private static Seq<Pod> lastOf(Seq<PodUse> gone, Ranking ranking) {
        PodUse last = gone.sorted(ranking).last();
        return gone.filter(use -> ranking.compare(use, last) == 0).map(PodUse::pod);
    }

    private static long staying(Seq<Pod> pods) {
        return pods.reject(EvictionLawsTest::isEvicted)
                .map(EvictionLawsTest::used)
                .sum()
                .longValue();
    }

    private static boolean isShort(long used) {
        return CAPACITY - Math.min(CAPACITY, used) < RESERVE;
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void noMoreAreEvictedThanMustBe(@ForAll("steady") Seq<Pod> pods) {
        Rig rig = rig(pods).settle();
        Seq<Pod> after = now(rig, pods);
        assertThat(!isShort(staying(after))
                        || after.reject(EvictionLawsTest::isEvicted).forAll(CriticalPods::isCritical))
                .isTrue();
        boolean wasEnough = !isShort(staying(pods));
        assertThat(after.exists(EvictionLawsTest::isEvicted))
                .isEqualTo(!wasEnough && !pods.forAll(CriticalPods::isCritical));
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void whoeverIsEvictedTheNodeSaysWhy(@ForAll("changing") Seq<Pod> pods) {
        Rig rig = rig(pods);
        int evicted = 0;
        for (int second = 0; second <= 700; second += 5) {
            rig.until(Duration.ofSeconds(second));
            int gone = now(rig, pods).count(EvictionLawsTest::isEvicted);
            assertThat(gone).isGreaterThanOrEqualTo(evicted);
            assertThat(gone == evicted || isUnderPressure(rig)).isTrue();
            evicted = gone;
        }
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void atRestNothingIsWritten(@ForAll("changing") Seq<Pod> pods) {
        Rig rig = rig(pods).settle();
        long revision = rig.store().revision();
        assertThat(rig.again(node("n1").key()).store().revision()).isEqualTo(revision);
    }
}
