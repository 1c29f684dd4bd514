package io.github.kubevalue.model.scheduler;

import static io.github.kubevalue.model.scheduler.Objects.container;
import static io.github.kubevalue.model.scheduler.Objects.labelled;
import static io.github.kubevalue.model.scheduler.Objects.node;
import static io.github.kubevalue.model.scheduler.Objects.on;
import static io.github.kubevalue.model.scheduler.Objects.pod;
import static io.github.kubevalue.model.scheduler.Objects.requesting;
import static io.github.kubevalue.model.scheduler.Objects.tainted;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Affinity;
import io.github.kubevalue.model.core.ContainerImage;
import io.github.kubevalue.model.core.NodeAffinity;
import io.github.kubevalue.model.core.NodeSelectorOperator;
import io.github.kubevalue.model.core.NodeSelectorRequirement;
import io.github.kubevalue.model.core.NodeSelectorTerm;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodAffinity;
import io.github.kubevalue.model.core.PodAffinityTerm;
import io.github.kubevalue.model.core.PreferredSchedulingTerm;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.core.TopologySpreadConstraint;
import io.github.kubevalue.model.core.UnsatisfiableConstraintAction;
import io.github.kubevalue.model.core.WeightedPodAffinityTerm;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.scheduler.attempt.Decision;
import io.github.kubevalue.model.scheduler.attempt.Scheduler;
import io.github.kubevalue.model.scheduler.profile.DefaultProfile;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** The weighted scores of each plugin, computed by hand from upstream's formulas. */
class ScoreTest {
    private static Seq<Long> scores(String plugin, Pod pod, KubeObject... objects) {
        Store store = Vector.of(objects).foldLeft(Rig.EMPTY, Store::put);
        Decision.Placed placed =
                (Decision.Placed) new Scheduler(DefaultProfile.profile()).decide(store, pod, Choice.first());
        return placed.scores().map(score -> score.plugins().getOrElse(plugin, 0L));
    }

    @Test
    void leastAllocatedCountsTheDefaultRequestsOfContainersWithoutAny() {
        // (4000-100)*100/4000 = 97, (16384-200)*100/16384 = 98; a node with 1 CPU and 4Gi taken: 72 and 73, so 72
        assertThat(scores("NodeResourcesFit", pod("p"), node("n1"), node("n2"), on("n2", requesting("a", "1", "4Gi"))))
                .containsExactly(97L, 72L);
    }

    @Test
    void balancedAllocationLooksAtTheGain() {
        // n1: fractions 0.5 and 0.25, so b = 87, and 100 without the pod: 50 + (50 - 13) / 2
        assertThat(scores("NodeResourcesBalancedAllocation", requesting("p", "2", "4Gi"), node("n1"), node("n2")))
                .containsExactly(68L, 68L);
        assertThat(scores("NodeResourcesBalancedAllocation", pod("p"), node("n1"), node("n2")))
                .containsExactly(0L, 0L);
    }

    @Test
    void toleratedTaintsAreBetter() {
        var disliked = tainted(node("n2"), Taint.of("slow", TaintEffect.PREFER_NO_SCHEDULE));
        assertThat(scores("TaintToleration", pod("p"), node("n1"), disliked)).containsExactly(300L, 0L);
        assertThat(scores("TaintToleration", pod("p"), node("n1"), node("n2"))).containsExactly(300L, 300L);
    }

    @Test
    void preferredTermsAddUp() {
        var preference = NodeSelectorTerm.builder()
                .addMatchExpression(NodeSelectorRequirement.of("disk", NodeSelectorOperator.EXISTS))
                .build();
        var fond = pod(
                "p",
                spec -> spec.withAffinity(Option.of(Affinity.builder()
                        .nodeAffinity(NodeAffinity.builder()
                                .addPreferredDuringSchedulingIgnoredDuringExecution(PreferredSchedulingTerm.builder()
                                        .weight(10)
                                        .preference(preference)
                                        .build())
                                .build())
                        .build())));
        assertThat(scores("NodeAffinity", fond, labelled(node("n1"), "disk", "ssd"), node("n2")))
                .containsExactly(200L, 0L);
    }

    @Test
    void largeImagesDrawPods() {
        long size = 500L * 1024 * 1024;
        var holder = node("n1")
                .withStatus(node("n1")
                        .status()
                        .withImages(Vector.of(ContainerImage.builder()
                                .addName("example.com/app:1")
                                .sizeBytes(size)
                                .build())));
        // spread over half of the nodes: (250 - 23) * 100 / (1000 - 23)
        assertThat(scores("ImageLocality", pod("p"), holder, node("n2"))).containsExactly(23L, 0L);
    }

    @Test
    void preferredCompanionsDrawPods() {
        var term = PodAffinityTerm.builder()
                .labelSelector(LabelSelector.of("app", "cache"))
                .topologyKey("kubernetes.io/hostname")
                .build();
        var fond = pod(
                "p",
                spec -> spec.withAffinity(Option.of(Affinity.builder()
                        .podAffinity(PodAffinity.builder()
                                .addPreferredDuringSchedulingIgnoredDuringExecution(WeightedPodAffinityTerm.builder()
                                        .weight(5)
                                        .podAffinityTerm(term)
                                        .build())
                                .build())
                        .build())));
        var cache = labelled(pod("cache"), "app", "cache");
        assertThat(scores("InterPodAffinity", fond, node("n1"), node("n2"), on("n1", cache)))
                .containsExactly(200L, 0L);
    }

    @Test
    void emptierDomainsAreBetter() {
        var spreading = labelled(
                pod(
                        "p",
                        spec -> spec.withTopologySpreadConstraints(Vector.of(TopologySpreadConstraint.builder()
                                .maxSkew(1)
                                .topologyKey("kubernetes.io/hostname")
                                .whenUnsatisfiable(UnsatisfiableConstraintAction.SCHEDULE_ANYWAY)
                                .labelSelector(LabelSelector.of("app", "web"))
                                .build()))),
                "app",
                "web");
        var a = on("n1", labelled(pod("a"), "app", "web"));
        var b = on("n1", labelled(pod("b"), "app", "web"));
        // two nodes: weight ln 4; raw scores 3 and 0; 100 * (3 + 0 - raw) / 3, twice
        assertThat(scores("PodTopologySpread", spreading, node("n1"), node("n2"), a, b))
                .containsExactly(0L, 200L);
    }

    @Test
    void aPodAsksForTheLargerOfItsInitAndItsOtherContainers() {
        var big = requesting("x", "3", "1Gi").spec().containers().head().withName("init");
        var sidecar = requesting("x", "1", "1Gi")
                .spec()
                .containers()
                .head()
                .withName("proxy")
                .withRestartPolicy(Option.of(io.github.kubevalue.model.core.RestartPolicy.ALWAYS));
        var spec = requesting("x", "500m", "2Gi").spec().withInitContainers(Vector.of(sidecar, big));
        var requests = io.github.kubevalue.model.resource.PodRequests.of(spec).exact();
        assertThat(requests.milliCpu()).isEqualTo(4000);
        assertThat(requests.memory()).isEqualTo(3L << 30);
        assertThat(container("plain").resources().requests()).isEmpty();
    }
}
