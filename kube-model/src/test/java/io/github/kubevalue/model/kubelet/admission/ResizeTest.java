package io.github.kubevalue.model.kubelet.admission;

import static io.github.kubevalue.model.scheduler.Objects.annotated;
import static io.github.kubevalue.model.scheduler.Objects.container;
import static io.github.kubevalue.model.scheduler.Objects.node;
import static io.github.kubevalue.model.scheduler.Objects.on;
import static io.github.kubevalue.model.scheduler.Objects.pod;
import static io.github.kubevalue.model.scheduler.Objects.requesting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.core.ContainerResizePolicy;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.NodeCondition;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.kubelet.sync.Kubelet;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.scheduler.Rig;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Running containers get more or less, in place. */
class ResizeTest {
    private static ResourceRequirements resources(String cpu, String memory) {
        TreeMap<String, Quantity> amounts = TreeMap.of("cpu", Quantity.parse(cpu), "memory", Quantity.parse(memory));
        return ResourceRequirements.builder().requests(amounts).limits(amounts).build();
    }

    private static Pod sized(String cpu, String memory) {
        return pod(
                "web", spec -> spec.withContainers(Vector.of(container("app").withResources(resources(cpu, memory)))));
    }

    private static Rig rig(Pod pod) {
        return new Rig(Choice.first(), new Kubelet())
                .put(node("n1"))
                .put(on("n1", pod))
                .settle();
    }

    private static Rig resize(Rig rig, String cpu, String memory) {
        Pod pod = rig.pod("web");
        Pod wanted = pod.withSpec(pod.spec()
                .withContainers(pod.spec().containers().map(one -> one.withResources(resources(cpu, memory)))));
        return rig.put(wanted);
    }

    private static ContainerStatus status(Rig rig) {
        return rig.pod("web").status().containerStatus("app").get();
    }

    private static Seq<String> told(Rig rig) {
        return rig.events().map(Event::message);
    }

    @Test
    void aRunningContainerSaysWhatItHas() {
        ContainerStatus status = status(rig(sized("1", "1Gi")));
        assertThat(status.allocatedResources()).isEqualTo(resources("1", "1Gi").requests());
        assertThat(status.resources()).contains(resources("1", "1Gi"));
    }

    @Test
    void itGetsMoreWithoutARestartIfItsNodeHasRoom() {
        Rig rig = resize(rig(sized("1", "1Gi")), "2", "1Gi").settle();
        assertThat(status(rig).resources()).contains(resources("2", "1Gi"));
        assertThat(status(rig).restartCount()).isZero();
        assertThat(rig.pod("web").condition("PodResizePending")).isEmpty();
        assertThat(told(rig))
                .anyMatch(text -> text.startsWith("Pod resize completed: {\"containers\":[{\"name\":\"app\","
                        + "\"resources\":{\"limits\":{\"cpu\":\"2\",\"memory\":\"1Gi\"},\"requests\":{\"cpu\":\"2\","
                        + "\"memory\":\"1Gi\"}}}],\"generation\":"));
    }

    @Test
    void itWaitsUntilItsNodeHasRoom() {
        Rig rig = rig(sized("1", "1Gi"))
                .put(on("n1", requesting("other", "2", "1Gi")))
                .settle();
        resize(rig, "3", "1Gi").settle();
        assertThat(status(rig).resources()).contains(resources("1", "1Gi"));
        assertThat(rig.pod("web").condition("PodResizePending").get().reason()).contains("Deferred");
        assertThat(rig.pod("web").condition("PodResizePending").get().message())
                .contains("Node didn't have enough resource: cpu, requested: 3000, used: 2000, capacity: 4000");
        assertThat(rig.pod("web").isReady()).isTrue();
        rig.write(Write.delete(rig.pod("other")).withGrace(0)).until(Duration.ofMinutes(6));
        assertThat(status(rig).resources()).contains(resources("3", "1Gi"));
        assertThat(rig.pod("web").condition("PodResizePending")).isEmpty();
        assertThat(told(rig).filter(text -> text.startsWith("Pod resize OutOfcpu: {")))
                .hasSize(1);
    }

    @Test
    void whatAPodWaitsForIsNotTakenYet() {
        Rig rig = rig(sized("1", "1Gi"))
                .put(on("n1", requesting("other", "2", "1Gi")))
                .settle();
        resize(rig, "3", "1Gi").settle();
        rig.put(on("n1", requesting("late", "1", "1Gi"))).settle();

        assertThat(rig.pod("web").condition("PodResizePending").get().reason()).contains("Deferred");
        assertThat(rig.pod("late").isReady()).isTrue();
    }

    @Test
    void roomIsMadeForACriticalPod() {
        Pod sized = sized("1", "1Gi");
        Rig rig = rig(sized.withSpec(sized.spec().withPriority(Option.of(2_000_000_000))))
                .put(on("n1", requesting("other", "2", "1Gi")))
                .settle();
        resize(rig, "3", "1Gi").settle();
        assertThat(status(rig).resources()).contains(resources("3", "1Gi"));
        assertThat(rig.pod("other").status().reason()).contains("Preempting");
    }

    @Test
    void aNodeThatIsShortOfSomethingDefersIt() {
        Rig rig = rig(sized("1", "1Gi"))
                .put(node("n1")
                        .withStatus(node("n1")
                                .status()
                                .withConditions(node("n1")
                                        .status()
                                        .conditions()
                                        .append(NodeCondition.of(NodeCondition.DISK_PRESSURE, true)))));
        resize(rig, "2", "1Gi").settle();
        assertThat(rig.pod("web").condition("PodResizePending").get().message())
                .contains("The node had condition: [DiskPressure]. ");
        assertThat(told(rig)).anyMatch(text -> text.startsWith("Pod resize Evicted: {"));
    }

    @Test
    void itIsRestartedIfItsPolicyAsksForIt() {
        Pod pod = sized("1", "1Gi");
        Pod policed = pod.withSpec(pod.spec()
                .withContainers(pod.spec()
                        .containers()
                        .map(one -> one.withResizePolicy(Vector.of(ContainerResizePolicy.builder()
                                .resourceName("memory")
                                .restartPolicy("RestartContainer")
                                .build())))));
        Rig rig = resize(rig(policed), "2", "1Gi").settle();
        assertThat(status(rig).restartCount()).isZero();
        resize(rig, "2", "2Gi").settle();
        assertThat(status(rig).restartCount()).isEqualTo(1);
        assertThat(rig.pod("web").isReady()).isTrue();
        assertThat(told(rig)).contains("Container app resize requires restart");
    }

    @Test
    void aLargerLimitIsExceededLater() {
        Rig rig = new Rig(Choice.first(), new Kubelet())
                .put(node("n1"))
                .put(on("n1", annotated(sized("1", "1Gi"), "memory", "2Gi@1m,4Gi@2m")))
                .settle(Duration.ZERO);
        resize(rig, "1", "3Gi").until(Duration.ofSeconds(119));
        assertThat(status(rig).restartCount()).isZero();
        assertThat(status(rig.until(Duration.ofMinutes(2))).restartCount()).isEqualTo(1);
    }
}
