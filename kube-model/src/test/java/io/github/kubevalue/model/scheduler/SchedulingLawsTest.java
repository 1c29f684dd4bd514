package io.github.kubevalue.model.scheduler;

import static io.github.kubevalue.model.scheduler.Objects.node;
import static io.github.kubevalue.model.scheduler.Objects.on;
import static io.github.kubevalue.model.scheduler.Objects.requesting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.Step;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.resource.NodeLoad;
import io.github.kubevalue.model.scheduler.attempt.Decision.Placed;
import io.github.kubevalue.model.scheduler.attempt.Scheduler;
import io.github.kubevalue.model.scheduler.profile.DefaultProfile;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SchedulingLawsTest {
    private static Rig scheduled(List<Integer> nodes, List<Integer> pods, long seed) {
        Rig rig = new Rig(Choice.seeded(seed), DefaultProfile.controller());
        for (int i = 0; i < nodes.size(); i++) {
            rig.put(node("n" + i, nodes.get(i) + "00m", "1Gi", 3));
        }
        for (int i = 0; i < pods.size(); i++) {
            rig.put(requesting("p" + i, pods.get(i) + "00m", "64Mi"));
        }
        return rig.settle();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aNodeIsNeverOvercommitted(
            @ForAll @Size(max = 4) List<@IntRange(min = 1, max = 20) Integer> nodes,
            @ForAll @Size(max = 12) List<@IntRange(max = 9) Integer> pods,
            @ForAll long seed) {
        Rig rig = scheduled(nodes, pods, seed);
        for (Node node : rig.store().list(Node.KIND)) {
            NodeInfo info = NodeInfo.of(node, rig.store().sum(NodeLoad.BY_NODE, node.name()));
            assertThat(info.load().pods()).isLessThanOrEqualTo((int) info.allowedPods());
            assertThat(info.load().requested().milliCpu())
                    .isLessThanOrEqualTo(info.allocatable().milliCpu());
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void noPodWaitsWhileANodeHasRoom(
            @ForAll @Size(max = 4) List<@IntRange(min = 1, max = 20) Integer> nodes,
            @ForAll @Size(max = 12) List<@IntRange(max = 9) Integer> pods,
            @ForAll long seed) {
        Rig rig = scheduled(nodes, pods, seed);
        Seq<Pod> waiting =
                rig.store().list(Pod.KIND).filter(pod -> pod.spec().nodeName().isEmpty());
        assertThat(waiting.filter(pod -> !new Scheduler(DefaultProfile.profile())
                        .evaluate(rig.store(), pod)
                        .feasible()
                        .isEmpty()))
                .isEmpty();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aPodIsBoundAtMostOnce(
            @ForAll @Size(max = 4) List<@IntRange(min = 1, max = 20) Integer> nodes,
            @ForAll @Size(max = 12) List<@IntRange(max = 9) Integer> pods,
            @ForAll long seed) {
        Seq<Step> binds = scheduled(nodes, pods, seed).steps().filter(step -> step.write() instanceof Write.Bind);
        assertThat(binds.map(step -> step.write().key())).doesNotHaveDuplicates();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void theLoadOfANodeIsThatOfItsPods(
            @ForAll @Size(max = 3) List<@IntRange(min = 1, max = 20) Integer> nodes,
            @ForAll @Size(max = 8) List<@IntRange(max = 9) Integer> pods,
            @ForAll long seed) {
        Rig rig = scheduled(nodes, pods, seed);
        Vector.ofAll(rig.store().list(Pod.KIND))
                .filter(pod -> pod.name().hashCode() % 2 == 0)
                .forEach(pod -> rig.write(Write.delete(pod).withGrace(0)));
        rig.settle();
        for (Node node : rig.store().list(Node.KIND)) {
            NodeLoad summed = rig.store()
                    .by(PodIndexes.BY_NODE, node.name())
                    .foldLeft(NodeLoad.NONE, (load, pod) -> load.plus(NodeLoad.of(pod)));
            assertThat(rig.store().sum(NodeLoad.BY_NODE, node.name())).isEqualTo(summed);
        }
    }

    /** So many nodes that what plugins say of them is remembered. */
    private static final Store NODES = Vector.range(0, 70)
            .foldLeft(Rig.EMPTY, (store, i) -> store.put(node("n" + i, 1 + i * 7 % 20 + "00m", 1 + i % 3 + "Gi", 3)));

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void whatIsRememberedOfNodesDecidesAsWhatIsLookedAtAnew(
            @ForAll @Size(max = 8) List<@IntRange(max = 23) Integer> pods) {
        Scheduler remembering = new Scheduler(DefaultProfile.profile());
        Store store = NODES;
        int start = 0;
        for (int i = 0; i < pods.size(); i++) {
            Pod pod = requesting("p" + i, pods.get(i) % 4 + "00m", 1 + pods.get(i) % 3 + "00Mi");
            Placed placed = placed(remembering, store, pod, start);
            Placed anew = placed(new Scheduler(DefaultProfile.profile()), rebuilt(store), pod, start);

            assertThat(placed.node()).isEqualTo(anew.node());
            assertThat(placed.next()).isEqualTo(anew.next());
            assertThat(placed.scores()).isEqualTo(anew.scores());
            Store bound = store.put(on(placed.node(), pod));
            store = pods.get(i) % 5 == 0 ? bound.delete(pod.key()) : bound;
            start = placed.next();
        }
    }

    private static Placed placed(Scheduler scheduler, Store store, Pod pod, int start) {
        return (Placed) scheduler.decide(store, pod, Vector.empty(), start, Choice.first());
    }

    /** The same objects, of which nothing is known yet. */
    private static Store rebuilt(Store store) {
        Store nodes = store.list(Node.KIND).foldLeft(Rig.EMPTY, Store::put);
        return store.list(Pod.KIND).foldLeft(nodes, Store::put);
    }
}
