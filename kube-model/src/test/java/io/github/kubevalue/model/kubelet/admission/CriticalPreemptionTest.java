package io.github.kubevalue.model.kubelet.admission;

import static io.github.kubevalue.model.scheduler.Objects.annotated;
import static io.github.kubevalue.model.scheduler.Objects.container;
import static io.github.kubevalue.model.scheduler.Objects.node;
import static io.github.kubevalue.model.scheduler.Objects.on;
import static io.github.kubevalue.model.scheduler.Objects.pod;
import static io.github.kubevalue.model.scheduler.Objects.requesting;
import static io.github.kubevalue.model.scheduler.Objects.tainted;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.kubelet.sync.Kubelet;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.scheduler.Rig;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a node takes in, and whom it ends for a critical pod. */
class CriticalPreemptionTest {
    private static final int CRITICAL = 2_000_000_000;

    private static Pod sized(String name, String amount, boolean limited) {
        TreeMap<String, Quantity> size =
                TreeMap.of("cpu", Quantity.parse(amount + "m"), "memory", Quantity.parse(amount + "Mi"));
        ResourceRequirements resources = ResourceRequirements.builder()
                .requests(size)
                .limits(limited ? size : TreeMap.empty())
                .build();
        return pod(name, spec -> spec.withContainers(Vector.of(container("app").withResources(resources))));
    }

    private static Pod priority(Pod pod, int priority) {
        return pod.withSpec(pod.spec().withPriority(Option.of(priority)));
    }

    /** The pods of preemption_test.go, getTestPods. */
    private static Pod known(String name) {
        return switch (name) {
            case "best-effort" -> pod(name);
            case "burstable" -> sized(name, "100", false);
            case "high-burstable" -> sized(name, "300", false);
            case "guaranteed" -> sized(name, "100", true);
            case "high-guaranteed" -> sized(name, "300", true);
            case "node-critical" -> priority(sized(name, "100", false), CRITICAL + 100);
            case "cluster-critical" -> priority(sized(name, "100", false), CRITICAL);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Vector<String> words(@Nullable String text) {
        return Vector.of((text == null ? "" : text).split(" ")).filter(word -> !word.isEmpty());
    }

    /** The cases of {@code pkg/kubelet/preemption/preemption_test.go}, TestGetPodsToPreempt. */
    @ParameterizedTest
    @CsvSource({
        "cluster-critical, , 0, 0, 0, ''",
        "cluster-critical, , 0, 0, 1, none",
        "cluster-critical, burstable, 100, 100, 1, burstable",
        "cluster-critical, burstable, 200, 200, 2, none",
        "cluster-critical, burstable best-effort, 0, 0, 1, best-effort",
        "cluster-critical, burstable guaranteed, 0, 0, 1, burstable",
        "cluster-critical, best-effort high-burstable burstable, 100, 100, 0, burstable",
        "cluster-critical, best-effort burstable high-burstable, 150, 150, 0, high-burstable",
        "cluster-critical, best-effort burstable high-burstable guaranteed high-guaranteed, 350, 350, 0, burstable"
                + " high-burstable",
        "cluster-critical, best-effort burstable high-burstable guaranteed high-guaranteed, 0, 550, 0, high-burstable"
                + " high-guaranteed",
        "node-critical, cluster-critical, 100, 0, 0, cluster-critical",
        "cluster-critical, node-critical, 100, 0, 0, none",
    })
    void asFewAndAsSmallPodsAsWillDoHaveToGo(
            String preemptor, @Nullable String pods, long cpu, long memory, long count, String victims) {
        Map<String, Long> lacking = LinkedHashMap.of("cpu", cpu, "memory", memory << 20, "pods", count);
        Option<Seq<Pod>> chosen = new CriticalPreemption(
                        known(preemptor), words(pods).map(CriticalPreemptionTest::known))
                .victims(new Requirements(lacking.filterValues(amount -> amount > 0)));
        assertThat(chosen.map(found -> found.map(Pod::name).sorted().mkString(" "))
                        .getOrElse("none"))
                .isEqualTo(words(victims).sorted().mkString(" "));
    }

    private static Rig rig(Node node, Pod... pods) {
        Rig rig = new Rig(Choice.first(), new Kubelet()).put(node);
        for (Pod pod : pods) {
            rig.put(on("n1", pod)).settle();
        }
        return rig;
    }

    @Test
    void aNodeMakesRoomForACriticalPod() {
        Rig rig = rig(node("n1", "4", "4Gi", 110), requesting("big", "3", "1Gi"), requesting("small", "1", "1Gi"));
        rig.put(on("n1", priority(requesting("web", "1", "1Gi"), CRITICAL))).settle();
        assertThat(rig.pod("web").isReady()).isTrue();
        assertThat(rig.pod("big").isReady()).isTrue();
        Pod small = rig.pod("small");
        assertThat(small.status().reason()).contains("Preempting");
        assertThat(small.condition(PodCondition.DISRUPTION_TARGET).get().message())
                .contains("Pod was preempted by Kubelet to accommodate a critical pod.");
        assertThat(rig.events().map(Event::message)).contains("Preempted in order to admit critical pod");
    }

    @Test
    void aCriticalPodForWhichNoRoomCanBeMadeIsTurnedAway() {
        Rig rig = rig(node("n1"), priority(requesting("web", "100", "1Gi"), CRITICAL));
        assertThat(rig.pod("web").status().reason()).contains("UnexpectedAdmissionError");
        assertThat(rig.pod("web").status().message().get())
                .startsWith("Pod was rejected: Unexpected error while attempting to recover from admission failure:"
                        + " preemption: error finding a set of pods to preempt: no set of running pods found to"
                        + " reclaim resources: [(res: cpu,");
    }

    @Test
    void whatLacksIsSaidBeforeWhatDoesNotMatch() {
        Pod both = requesting("web", "100", "1Gi");
        Pod elsewhere = both.withSpec(both.spec().withNodeSelector(TreeMap.of("disk", "ssd")));
        assertThat(rig(node("n1"), elsewhere).pod("web").status().reason()).contains("OutOfcpu");
        Pod small = elsewhere.withSpec(pod("web").spec().withNodeSelector(TreeMap.of("disk", "ssd")));
        assertThat(rig(node("n1"), small).pod("web").status().message())
                .contains("Pod was rejected: Predicate NodeAffinity failed: node(s) didn't match Pod's node"
                        + " affinity/selector");
    }

    @Test
    void aTaintThatEvictsKeepsOut() {
        Node tainted =
                tainted(node("n1"), Taint.of("a", TaintEffect.NO_SCHEDULE), Taint.of("b", TaintEffect.NO_EXECUTE));
        assertThat(rig(tainted, pod("web")).pod("web").status().message())
                .contains("Pod was rejected: Predicate TaintToleration failed: node(s) had taints that the pod didn't"
                        + " tolerate");
        Node mild = tainted(node("n1"), Taint.of("a", TaintEffect.NO_SCHEDULE));
        assertThat(rig(mild, pod("web")).pod("web").isReady()).isTrue();
    }

    @Test
    void aPodForAnotherSystemIsTurnedAway() {
        Pod windows = pod("web");
        Pod labelled = windows.withMetadata(windows.metadata().withLabels(TreeMap.of("kubernetes.io/os", "windows")));
        assertThat(rig(node("n1"), labelled).pod("web").status().reason())
                .contains("PodOSSelectorNodeLabelDoesNotMatch");
    }

    @Test
    void anExtendedResourceThatTheNodeDoesNotHaveIsNotItsOwn() {
        Pod wanting = pod(
                "web",
                spec -> spec.withContainers(Vector.of(container("app")
                        .withResources(ResourceRequirements.builder()
                                .requests(TreeMap.of("example.com/licence", Quantity.of(1)))
                                .build()))));
        assertThat(rig(node("n1"), annotated(wanting)).pod("web").isReady()).isTrue();
    }
}
