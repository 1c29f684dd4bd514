package io.github.kubevalue.model.kubelet.eviction;

import static io.github.kubevalue.model.scheduler.Objects.annotated;
import static io.github.kubevalue.model.scheduler.Objects.container;
import static io.github.kubevalue.model.scheduler.Objects.node;
import static io.github.kubevalue.model.scheduler.Objects.on;
import static io.github.kubevalue.model.scheduler.Objects.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.EmptyDirVolumeSource;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeCondition;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.kubelet.sync.Kubelet;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.scheduler.Rig;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EvictionManagerTest {
    private static final String MEMORY = NodeCondition.MEMORY_PRESSURE;

    private static Node machine() {
        Node node = node("n1", "4", "4Gi", 110);
        return node.withMetadata(node.metadata().withCreationTimestamp(Option.of(Rig.START)))
                .withStatus(node.status()
                        .withCapacity(node.status().capacity().put("ephemeral-storage", Quantity.parse("100Gi"))));
    }

    private static Rig rig(EvictionConfig config) {
        return new Rig(Choice.first(), new Kubelet(), new EvictionManager(config)).put(machine());
    }

    private static Rig rig() {
        return rig(EvictionConfig.DEFAULT);
    }

    private static EvictionConfig soft(String... rest) {
        return EvictionConfig.of(
                Option.of(TreeMap.of("memory.available", "500Mi")),
                TreeMap.of("memory.available", "1Gi"),
                TreeMap.of("memory.available", "2m"),
                rest.length == 0 ? TreeMap.empty() : TreeMap.of("memory.available", rest[0]));
    }

    private static Pod using(String name, String memory) {
        return on("n1", annotated(pod(name), "memory", memory));
    }

    private static Pod priority(Pod pod, int priority) {
        return pod.withSpec(pod.spec().withPriority(Option.of(priority)));
    }

    private static boolean holds(Rig rig, String condition) {
        return rig.store()
                .get(Node.KIND, "n1")
                .get()
                .status()
                .condition(condition)
                .exists(found -> found.status().isTrue());
    }

    private static boolean isEvicted(Rig rig, String pod) {
        return rig.pod(pod).status().reason().contains("Evicted");
    }

    private static Seq<String> told(Rig rig, String reason) {
        return rig.events().filter(event -> event.reason().equals(reason)).map(Event::message);
    }

    @Test
    void aNodeThatRunsOutOfMemoryEvictsTheGreediest() {
        Rig rig = rig().put(using("greedy", "1Gi,3Gi@15s"))
                .put(using("modest", "1Gi"))
                .settle(Duration.ofSeconds(19));
        assertThat(isEvicted(rig, "greedy")).isFalse();
        assertThat(holds(rig, MEMORY)).isFalse();
        rig.until(Duration.ofSeconds(20));
        Pod greedy = rig.pod("greedy");
        String message = "The node was low on resource: memory. Threshold quantity: 100Mi, available: 0. "
                + "Container app was using 3Gi, request is 0, has larger consumption of memory. ";
        assertThat(greedy.status().phase().get().toString()).isEqualTo("Failed");
        assertThat(greedy.status().reason()).contains("Evicted");
        assertThat(greedy.status().message()).contains(message);
        PodCondition target = greedy.condition(PodCondition.DISRUPTION_TARGET).get();
        assertThat(target.reason()).contains("TerminationByKubelet");
        assertThat(target.message()).contains(message);
        assertThat(greedy.readyCondition().get().reason()).contains("PodFailed");
        assertThat(isEvicted(rig, "modest")).isFalse();
        assertThat(holds(rig, MEMORY)).isTrue();
        assertThat(told(rig, "EvictionThresholdMet")).containsExactly("Attempting to reclaim memory");
        assertThat(told(rig, "NodeHasInsufficientMemory"))
                .containsExactly("Node n1 status is now: NodeHasInsufficientMemory");
    }

    @Test
    void theConditionHoldsForTheTransitionPeriod() {
        Rig rig = rig().put(using("greedy", "4Gi")).until(Duration.ofSeconds(10));
        assertThat(isEvicted(rig, "greedy")).isTrue();
        // the looks that follow are at 11 s, 21 s, …
        assertThat(holds(rig.until(Duration.ofSeconds(310)), MEMORY)).isTrue();
        assertThat(holds(rig.until(Duration.ofSeconds(311)), MEMORY)).isFalse();
        assertThat(told(rig, "NodeHasSufficientMemory")).hasSize(1);
    }

    @Test
    void atRestNothingIsWritten() {
        Rig rig = rig().put(using("greedy", "4Gi")).settle();
        assertThat(rig.elapsed()).isLessThan(Duration.ofMinutes(6));
        long revision = rig.store().revision();
        assertThat(rig.again(machine().key()).store().revision()).isEqualTo(revision);
    }

    @Test
    void onePodIsEvictedAtATimeUntilEnoughIsLeft() {
        Rig rig = rig().put(using("a", "2Gi"))
                .put(using("b", "1500Mi"))
                .put(using("c", "1Gi"))
                .put(using("d", "1800Mi"));
        rig.until(Duration.ofSeconds(10));
        assertThat(Vector.of("a", "b", "c", "d").filter(name -> isEvicted(rig, name)))
                .containsExactly("a");
        rig.until(Duration.ofSeconds(11));
        assertThat(Vector.of("a", "b", "c", "d").filter(name -> isEvicted(rig, name)))
                .containsExactly("a", "d");
        rig.settle();
        assertThat(Vector.of("a", "b", "c", "d").filter(name -> isEvicted(rig, name)))
                .containsExactly("a", "d");
    }

    // eviction_manager_test.go, TestMemoryPressure
    @Test
    void aSoftThresholdIsMetOnceItHasBeenCrossedForItsGrace() {
        Rig rig = rig(soft()).put(using("greedy", "3500Mi")).until(Duration.ofSeconds(10));
        assertThat(holds(rig, MEMORY)).isTrue();
        assertThat(isEvicted(rig.until(Duration.ofSeconds(129)), "greedy")).isFalse();
        assertThat(isEvicted(rig.until(Duration.ofSeconds(130)), "greedy")).isTrue();
        assertThat(rig.pod("greedy").status().message().get())
                .startsWith("The node was low on resource: memory. Threshold quantity: 1Gi, available: 596Mi. ");
    }

    @Test
    void aSoftThresholdThatIsCrossedForLessDoesNoHarm() {
        Rig rig = rig(soft()).put(using("greedy", "3500Mi,1Gi@90s")).settle();
        assertThat(isEvicted(rig, "greedy")).isFalse();
        assertThat(holds(rig, MEMORY)).isFalse();
        assertThat(told(rig, "NodeHasInsufficientMemory")).hasSize(1);
        assertThat(rig.elapsed()).isEqualTo(Duration.ofSeconds(80 + 300));
    }

    // eviction_manager_test.go, TestMinReclaim
    @Test
    void evictionsGoOnUntilTheLeastAmountIsReclaimed() {
        Rig rig = rig(soft("2Gi"))
                .put(using("a", "1500Mi"))
                .put(using("b", "1400Mi"))
                .put(using("c", "900Mi"));
        rig.settle();
        assertThat(Vector.of("a", "b", "c").filter(name -> isEvicted(rig, name)))
                .containsExactly("a", "b");
    }

    // eviction_manager_test.go, TestStaticCriticalPodsAreNotEvicted
    @Test
    void criticalPodsStayWhateverTheyUse() {
        Pod critical = priority(using("critical", "4Gi"), 2_000_000_000);
        Pod mirror = using("mirror", "1Gi");
        Rig rig = rig().put(critical)
                .put(mirror.withMetadata(mirror.metadata()
                        .withAnnotations(mirror.metadata().annotations().put("kubernetes.io/config.mirror", "x"))))
                .settle();
        assertThat(isEvicted(rig, "critical")).isFalse();
        assertThat(isEvicted(rig, "mirror")).isFalse();
        assertThat(holds(rig, MEMORY)).isTrue();
        assertThat(told(rig.until(Duration.ofSeconds(60)), "EvictionThresholdMet"))
                .hasSize(6);
    }

    @Test
    void whatTheNodeItselfUsesCountsToo() {
        Node busy = machine();
        Rig rig = rig().put(busy.withMetadata(
                        busy.metadata().withAnnotations(TreeMap.of("kubevalue.io/memory", "0,3500Mi@1m"))))
                .put(using("small", "600Mi"));
        assertThat(isEvicted(rig.until(Duration.ofSeconds(59)), "small")).isFalse();
        assertThat(isEvicted(rig.until(Duration.ofSeconds(60)), "small")).isTrue();
        assertThat(rig.pod("small").status().message().get())
                .startsWith("The node was low on resource: memory. Threshold quantity: 100Mi, available: 0. ");
    }

    @Test
    void aNodeWithoutDiskSpaceEvictsTheGreediest() {
        Rig rig = rig().put(on("n1", annotated(pod("big"), "disk", "1Gi,80Gi@30s")))
                .put(on("n1", annotated(pod("small"), "disk", "10Gi")))
                .settle();
        assertThat(isEvicted(rig, "big")).isTrue();
        assertThat(isEvicted(rig, "small")).isFalse();
        assertThat(rig.pod("big").status().message())
                .contains("The node was low on resource: ephemeral-storage. Threshold quantity: 16106128000, available:"
                        + " 10Gi. Container app was using 80Gi, request is 0, has larger consumption of"
                        + " ephemeral-storage. ");
        assertThat(told(rig, "NodeHasDiskPressure")).hasSize(1);
        assertThat(told(rig, "NodeHasNoDiskPressure")).hasSize(1);
    }

    @Test
    void aNodeWithoutProcessNumbersEvictsByPriority() {
        EvictionConfig config = EvictionConfig.of(
                Option.of(TreeMap.of("pid.available", "10%")), TreeMap.empty(), TreeMap.empty(), TreeMap.empty());
        Rig rig = rig(config)
                .put(priority(on("n1", annotated(pod("important"), "pids", "30000")), 10))
                .put(on("n1", annotated(pod("other"), "pids", "2000")))
                .settle();
        assertThat(isEvicted(rig, "other")).isTrue();
        assertThat(rig.pod("other").status().message())
                .contains("The node was low on resource: pids. Threshold quantity: 3276, available: 768. ");
        assertThat(told(rig, "NodeHasInsufficientPID")).hasSize(1);
    }

    // eviction_manager_test.go, TestStorageLimitEvictions
    @Test
    void aContainerThatExceedsItsLimitOfLocalStorageIsEvicted() {
        Container limited = container("app")
                .withResources(ResourceRequirements.builder()
                        .limits(TreeMap.of("ephemeral-storage", Quantity.parse("1Gi")))
                        .build());
        Pod pod = pod("web", spec -> spec.withContainers(Vector.of(limited, container("log"))));
        Rig rig = rig().put(on("n1", annotated(pod, "disk.app", "100Mi,1025Mi@12s")))
                .settle();
        assertThat(rig.pod("web").status().message())
                .contains("Pod ephemeral local storage usage exceeds the total limit of containers 1Gi. ");
        assertThat(rig.pod("web").condition(PodCondition.DISRUPTION_TARGET)).isEmpty();
        assertThat(rig.elapsed()).isEqualTo(Duration.ofSeconds(20));
        assertThat(holds(rig, NodeCondition.DISK_PRESSURE)).isFalse();
    }

    @Test
    void anEmptyDirThatExceedsItsLimitHasItsPodEvicted() {
        Volume cache = Volume.builder()
                .name("cache")
                .emptyDir(EmptyDirVolumeSource.builder()
                        .sizeLimit(Quantity.parse("1Gi"))
                        .build())
                .build();
        Pod pod = pod("web", spec -> spec.withVolumes(Vector.of(cache)));
        Rig rig = rig().put(on("n1", annotated(pod, "empty-dir.cache", "1Gi,2Gi@25s")))
                .settle();
        assertThat(rig.pod("web").status().message())
                .contains("Usage of EmptyDir volume \"cache\" exceeds the limit \"1Gi\". ");
        assertThat(rig.elapsed()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aPodThatGoesInTimeSparesTheOthers() {
        Rig rig = rig(soft()).put(using("a", "2Gi")).put(using("b", "1500Mi")).until(Duration.ofSeconds(60));
        rig.write(Write.delete(rig.pod("a"))).settle();
        assertThat(isEvicted(rig, "b")).isFalse();
        assertThat(holds(rig, MEMORY)).isFalse();
    }
}
