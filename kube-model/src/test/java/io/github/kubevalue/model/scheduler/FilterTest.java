package io.github.kubevalue.model.scheduler;

import static io.github.kubevalue.model.scheduler.Objects.labelled;
import static io.github.kubevalue.model.scheduler.Objects.node;
import static io.github.kubevalue.model.scheduler.Objects.on;
import static io.github.kubevalue.model.scheduler.Objects.pod;
import static io.github.kubevalue.model.scheduler.Objects.requesting;
import static io.github.kubevalue.model.scheduler.Objects.tainted;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Affinity;
import io.github.kubevalue.model.core.ContainerPort;
import io.github.kubevalue.model.core.NodeAffinity;
import io.github.kubevalue.model.core.NodeSelector;
import io.github.kubevalue.model.core.NodeSelectorOperator;
import io.github.kubevalue.model.core.NodeSelectorRequirement;
import io.github.kubevalue.model.core.NodeSelectorTerm;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeClaimVolumeSource;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodAffinity;
import io.github.kubevalue.model.core.PodAffinityTerm;
import io.github.kubevalue.model.core.PodAntiAffinity;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.core.Toleration;
import io.github.kubevalue.model.core.TopologySpreadConstraint;
import io.github.kubevalue.model.core.UnsatisfiableConstraintAction;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.scheduler.attempt.Decision;
import io.github.kubevalue.model.scheduler.attempt.Scheduler;
import io.github.kubevalue.model.scheduler.profile.DefaultProfile;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final String HOST = "kubernetes.io/hostname";

    private static Store store(KubeObject... objects) {
        return Vector.of(objects).foldLeft(Rig.EMPTY, Store::put);
    }

    /** What a plugin says of a pod on node n1. */
    private static String verdict(String plugin, Pod pod, KubeObject... objects) {
        return new Scheduler(DefaultProfile.profile())
                .evaluate(store(objects), pod)
                .node("n1")
                .get()
                .verdicts()
                .find(verdict -> verdict.plugin().equals(plugin))
                .get()
                .status()
                .toString();
    }

    @Test
    void aCordonedNodeTakesOnlyPodsThatTolerateIt() {
        var cordoned = node("n1").withSpec(node("n1").spec().withUnschedulable(Option.of(true)));
        var tolerant = pod(
                "p", spec -> spec.withTolerations(Vector.of(Toleration.exists("node.kubernetes.io/unschedulable"))));
        assertThat(verdict("NodeUnschedulable", pod("p"), cordoned))
                .isEqualTo("unresolvable: node(s) were unschedulable");
        assertThat(verdict("NodeUnschedulable", tolerant, cordoned)).isEqualTo("success");
    }

    @ParameterizedTest
    @CsvSource({
        "NoSchedule, unresolvable: node(s) had untolerated taint(s)",
        "NoExecute, unresolvable: node(s) had untolerated taint(s)",
        "PreferNoSchedule, success"
    })
    void taintsKeepPodsOff(String effect, String verdict) {
        var node = tainted(node("n1"), Taint.of("dedicated", "db", new TaintEffect(effect)));
        assertThat(verdict("TaintToleration", pod("p"), node)).isEqualTo(verdict);
        var tolerant = pod(
                "p",
                spec -> spec.withTolerations(Vector.of(Toleration.of("dedicated", "db", new TaintEffect(effect)))));
        assertThat(verdict("TaintToleration", tolerant, node)).isEqualTo("success");
    }

    @Nested
    class NodeAffinityRules {
        private final String refusal = "unresolvable: node(s) didn't match Pod's node affinity/selector";

        private Pod requiring(NodeSelectorTerm... terms) {
            return pod(
                    "p",
                    spec -> spec.withAffinity(Option.of(Affinity.builder()
                            .nodeAffinity(NodeAffinity.builder()
                                    .requiredDuringSchedulingIgnoredDuringExecution(NodeSelector.builder()
                                            .nodeSelectorTerms(Vector.of(terms))
                                            .build())
                                    .build())
                            .build())));
        }

        private NodeSelectorTerm label(String key, NodeSelectorOperator operator, String... values) {
            return NodeSelectorTerm.builder()
                    .addMatchExpression(NodeSelectorRequirement.of(key, operator, values))
                    .build();
        }

        private NodeSelectorTerm name(String... names) {
            return NodeSelectorTerm.builder()
                    .addMatchField(NodeSelectorRequirement.of("metadata.name", NodeSelectorOperator.IN, names))
                    .build();
        }

        @Test
        void everyLabelOfTheNodeSelectorMustBeThere() {
            var picky = pod("p", spec -> spec.withNodeSelector(TreeMap.of("disk", "ssd")));
            assertThat(verdict("NodeAffinity", picky, node("n1"))).isEqualTo(refusal);
            assertThat(verdict("NodeAffinity", picky, labelled(node("n1"), "disk", "ssd")))
                    .isEqualTo("success");
        }

        @Test
        void oneOfTheTermsMustMatch() {
            var zones =
                    requiring(label(ZONE, NodeSelectorOperator.IN, "a"), label("size", NodeSelectorOperator.GT, "3"));
            assertThat(verdict("NodeAffinity", zones, node("n1"))).isEqualTo(refusal);
            assertThat(verdict("NodeAffinity", zones, labelled(node("n1"), ZONE, "a")))
                    .isEqualTo("success");
            assertThat(verdict("NodeAffinity", zones, labelled(node("n1"), "size", "4")))
                    .isEqualTo("success");
            assertThat(verdict("NodeAffinity", zones, labelled(node("n1"), "size", "3")))
                    .isEqualTo(refusal);
        }

        @Test
        void aTermByNameRulesOutOtherNodesBeforeAnyPluginLooks() {
            Scheduler scheduler = new Scheduler(DefaultProfile.profile());
            var cordoned = node("n2").withSpec(node("n2").spec().withUnschedulable(Option.of(true)));
            var decision = scheduler.decide(
                    store(node("n1", "1", "1Gi", 0), cordoned), requiring(name("n1")), (question, weights) -> 0);
            assertThat(((Decision.Unschedulable) decision).message())
                    .startsWith("0/2 nodes are available: 1 Too many pods, "
                            + "1 node(s) didn't satisfy plugin(s) [NodeAffinity].");
        }

        @Test
        void namesThatContradictEachOtherRefuseThePod() {
            var torn = requiring(NodeSelectorTerm.builder()
                    .addMatchField(NodeSelectorRequirement.of("metadata.name", NodeSelectorOperator.IN, "n1"))
                    .addMatchField(NodeSelectorRequirement.of("metadata.name", NodeSelectorOperator.IN, "n2"))
                    .build());
            assertThat(verdict("NodeAffinity", torn, node("n1")))
                    .isEqualTo("unresolvable: pod affinity terms conflict");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 8080, TCP, false",
        "127.0.0.1, 8080, TCP, false",
        "0.0.0.0, 8080, UDP, true",
        "0.0.0.0, 8081, TCP, true"
    })
    void aHostPortCanBeTakenOnce(String ip, int port, String protocol, boolean free) {
        var taker = on("n1", withHostPort("old", "0.0.0.0", 8080, "TCP"));
        var other = withHostPort("new", ip, port, protocol);
        assertThat(verdict("NodePorts", other, node("n1"), taker))
                .isEqualTo(
                        free ? "success" : "unschedulable: node(s) didn't have free ports for the requested pod ports");
    }

    private static Pod withHostPort(String name, String ip, int port, String protocol) {
        ContainerPort taken = ContainerPort.of(80)
                .withHostPort(Option.of(port))
                .withHostIP(Option.of(ip))
                .withProtocol(Option.of(new io.github.kubevalue.model.core.Protocol(protocol)));
        return pod(
                name,
                spec -> spec.withContainers(Vector.of(spec.containers().head().withPorts(Vector.of(taken)))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1    | 1Gi  | success",
                "2    | 1Gi  | unschedulable: Insufficient cpu",
                "1    | 15Gi | unschedulable: Insufficient memory",
                "2    | 15Gi | unschedulable: Insufficient cpu, Insufficient memory",
                "5    | 1Gi  | unresolvable: Insufficient cpu",
                "1500m| 14Gi | success"
            })
    void aNodeNeedsRoomForTheRequests(String cpu, String memory, String verdict) {
        var there = on("n1", requesting("old", "2500m", "2Gi"));
        assertThat(verdict("NodeResourcesFit", requesting("new", cpu, memory), node("n1"), there))
                .isEqualTo(verdict);
    }

    @Test
    void aNodeTakesNoMorePodsThanItIsAllowed() {
        assertThat(verdict("NodeResourcesFit", pod("new"), node("n1", "4", "16Gi", 1), on("n1", pod("old"))))
                .isEqualTo("unschedulable: Too many pods");
    }

    @Test
    void aPodWaitsForItsClaims() {
        var claiming = pod(
                "p",
                spec -> spec.withVolumes(Vector.of(Volume.builder()
                        .name("data")
                        .persistentVolumeClaim(PersistentVolumeClaimVolumeSource.builder()
                                .claimName("data")
                                .build())
                        .build())));
        var claim = PersistentVolumeClaim.named("demo", "data");
        var bound = claim.withSpec(claim.spec().withVolumeName(Option.of("disk")))
                .withMetadata(claim.metadata().withAnnotation("pv.kubernetes.io/bind-completed", "yes"));
        assertThat(verdict("VolumeBinding", claiming, node("n1")))
                .isEqualTo("unresolvable: persistentvolumeclaim \"data\" not found");
        assertThat(verdict("VolumeBinding", claiming, node("n1"), claim))
                .isEqualTo("unresolvable: pod has unbound immediate PersistentVolumeClaims");
        assertThat(verdict("VolumeBinding", claiming, node("n1"), bound))
                .isEqualTo("unresolvable: node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)");
        assertThat(verdict("VolumeBinding", claiming, node("n1"), bound, PersistentVolume.named("disk")))
                .isEqualTo("success");
    }

    @Nested
    class Spread {
        private final String skewed = "unschedulable: node(s) didn't match pod topology spread constraints";

        private Pod spreading(String key) {
            return labelled(
                    pod(
                            "new",
                            spec -> spec.withTopologySpreadConstraints(Vector.of(TopologySpreadConstraint.builder()
                                    .maxSkew(1)
                                    .topologyKey(key)
                                    .whenUnsatisfiable(UnsatisfiableConstraintAction.DO_NOT_SCHEDULE)
                                    .labelSelector(LabelSelector.of("app", "web"))
                                    .build()))),
                    "app",
                    "web");
        }

        private Pod web(String name, String node) {
            return on(node, labelled(pod(name), "app", "web"));
        }

        @Test
        void aDomainMayExceedTheEmptiestByTheSkewOnly() {
            assertThat(verdict("PodTopologySpread", spreading(HOST), node("n1"), node("n2"), web("a", "n1")))
                    .isEqualTo(skewed);
            assertThat(verdict(
                            "PodTopologySpread",
                            spreading(HOST),
                            node("n1"),
                            node("n2"),
                            web("a", "n1"),
                            web("b", "n2")))
                    .isEqualTo("success");
        }

        @Test
        void aTaintedDomainStillHoldsTheMinimumAtZero() {
            var reserved = tainted(node("n2"), Taint.of("reserved", TaintEffect.NO_SCHEDULE));
            assertThat(verdict("PodTopologySpread", spreading(HOST), node("n1"), reserved, web("a", "n1")))
                    .isEqualTo(skewed);
        }

        @Test
        void aNodeWithoutTheLabelIsOutOfTheQuestion() {
            assertThat(verdict("PodTopologySpread", spreading(ZONE), node("n1")))
                    .isEqualTo("unresolvable: node(s) didn't match pod topology spread constraints "
                            + "(missing required label)");
        }
    }

    @Nested
    class OtherPods {
        private PodAffinityTerm term(String app) {
            return PodAffinityTerm.builder()
                    .labelSelector(LabelSelector.of("app", app))
                    .topologyKey(HOST)
                    .build();
        }

        private Pod near(String name, String app) {
            return pod(
                    name,
                    spec -> spec.withAffinity(Option.of(Affinity.builder()
                            .podAffinity(PodAffinity.builder()
                                    .addRequiredDuringSchedulingIgnoredDuringExecution(term(app))
                                    .build())
                            .build())));
        }

        private Pod away(String name, String app) {
            return pod(
                    name,
                    spec -> spec.withAffinity(Option.of(Affinity.builder()
                            .podAntiAffinity(PodAntiAffinity.builder()
                                    .addRequiredDuringSchedulingIgnoredDuringExecution(term(app))
                                    .build())
                            .build())));
        }

        @Test
        void affinityNeedsACompanionInTheDomain() {
            var cache = labelled(pod("cache"), "app", "cache");
            assertThat(verdict("InterPodAffinity", near("p", "cache"), node("n1"), node("n2"), on("n2", cache)))
                    .isEqualTo("unresolvable: node(s) didn't match pod affinity rules");
            assertThat(verdict("InterPodAffinity", near("p", "cache"), node("n1"), on("n1", cache)))
                    .isEqualTo("success");
        }

        @Test
        void theFirstOfAGroupThatWantsItselfMayGoAnywhere() {
            assertThat(verdict("InterPodAffinity", labelled(near("p", "web"), "app", "web"), node("n1")))
                    .isEqualTo("success");
        }

        @Test
        void antiAffinityHoldsInBothDirections() {
            var web = labelled(pod("web"), "app", "web");
            assertThat(verdict("InterPodAffinity", away("p", "web"), node("n1"), on("n1", web)))
                    .isEqualTo("unschedulable: node(s) didn't match pod anti-affinity rules");
            assertThat(verdict("InterPodAffinity", web, node("n1"), on("n1", away("p", "web"))))
                    .isEqualTo("unschedulable: node(s) didn't satisfy existing pods anti-affinity rules");
        }
    }
}
