package io.github.kubevalue.dsl.diagnose.unrest;

import static io.github.kubevalue.dsl.build.Clusters.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dsl.build.ClusterStage;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.checklist.Diagnosis;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.cluster.Livelock;
import io.github.kubevalue.model.controlplane.ControlPlane;
import io.github.kubevalue.model.core.TopologySpreadConstraint;
import io.github.kubevalue.model.core.UnsatisfiableConstraintAction;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The known ways in which a cluster never comes to be as its manifests want it, each found and told. */
class UnrestTest {
    private static final Duration THREE_MINUTES = Duration.ofMinutes(3);
    private static final String DESCHEDULED = """
        apiVersion: v1
        kind: Node
        metadata: {name: n1, labels: {disk: ssd}}
        status: {capacity: {cpu: "2", memory: 4Gi, pods: "20"}}
        ---
        apiVersion: v1
        kind: Node
        metadata: {name: n2}
        status: {capacity: {cpu: "2", memory: 4Gi, pods: "20"}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: default}
        spec:
          replicas: 2
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              nodeSelector: {disk: ssd}
              containers: [{name: main, image: "main:1", resources: {requests: {cpu: 700m}}}]
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: descheduler-policy-configmap, namespace: kube-system}
        data:
          policy.yaml: |
            apiVersion: descheduler/v1alpha2
            kind: DeschedulerPolicy
            profiles:
            - name: default
              pluginConfig:
              - name: LowNodeUtilization
                args: {thresholds: {cpu: 30}, targetThresholds: {cpu: 60}}
              plugins: {balance: {enabled: [LowNodeUtilization]}}
        """;

    private static Convergence converged(Seq<KubeObject> objects) {
        return Cluster.start(objects, ControlPlane::controllers).get().converge();
    }

    private static Convergence converged(ClusterStage said) {
        return converged(said.objects());
    }

    private static Seq<KubeObject> yaml(String text) {
        return ManifestReader.kubernetes().parse("test.yaml", text).get().objects();
    }

    private static Finding only(Convergence end) {
        Seq<Finding> findings = Diagnosis.unrest(end);
        assertThat(findings).hasSize(1);
        assertThat(Diagnosis.of(end)).contains(findings.head());
        return findings.head();
    }

    @Test
    void anAutoscalerAndAManifestThatIsAppliedAgainFightOverReplicas() {
        Convergence end = converged(cluster()
                .node("n1", n -> n)
                .deployment("web", d -> d.replicas(2).request("100m", "64Mi").reapplied(THREE_MINUTES))
                .autoscaler("web", a -> a.between(2, 10).cpu(50).load("cpu", "200m")));

        Livelock livelock = end.livelock().get();
        assertThat(livelock.writers()).contains("gitops", "horizontal-pod-autoscaler-controller");
        assertThat(livelock.period()).isEqualTo(THREE_MINUTES);
        Finding finding = only(end);
        assertThat(finding.id()).isEqualTo("replicas-fought-over");
        assertThat(finding.object()).hasToString("deployment/default/web");
        assertThat(finding.message())
                .isEqualTo(
                        "the autoscaler web scales it to 4, and gitops sets it back to 2 every 3m: it never settles");
        assertThat(finding.fix()).startsWith("leave replicas out of the manifest");
    }

    @Test
    void withoutReplicasInTheManifestTheAutoscalerHasItsWay() {
        Convergence end = converged(cluster()
                .node("n1", n -> n)
                .deployment("web", d -> d.request("100m", "64Mi").reapplied(THREE_MINUTES))
                .autoscaler("web", a -> a.between(2, 10).cpu(50).load("cpu", "200m")));

        assertThat(end.reason()).isEmpty();
        assertThat(Diagnosis.unrest(end)).isEmpty();
    }

    @Test
    void aDeschedulerThatAsksWhetherPodsFitElsewhereLeavesThemAlone() {
        Convergence end = converged(yaml(DESCHEDULED.replace(
                "  pluginConfig:\n", "  pluginConfig:\n      - {name: DefaultEvictor, args: {nodeFit: true}}\n")));

        assertThat(end.reason()).isEmpty();
    }

    @Test
    void aDeschedulerEvictsWhatTheSchedulerPutsBack() {
        Convergence end = converged(yaml(DESCHEDULED));

        assertThat(end.livelock().get().writers()).contains("descheduler", "replicaset-controller");
        Finding finding = only(end);
        assertThat(finding.id()).isEqualTo("eviction-loop");
        assertThat(finding.message())
                .isEqualTo(
                        "the descheduler evicts its pods from n1 in the hope that others take them, and the scheduler"
                                + " puts those that replace them back there every 5m: it never settles");
        assertThat(finding.because())
                .contains("n2: NodeAffinity: unresolvable: node(s) didn't match Pod's node affinity/selector");
    }

    private static TopologySpreadConstraint evenly(String key) {
        return TopologySpreadConstraint.builder()
                .topologyKey(key)
                .maxSkew(1)
                .whenUnsatisfiable(UnsatisfiableConstraintAction.DO_NOT_SCHEDULE)
                .labelSelector(Option.of(LabelSelector.of("app", "web")))
                .build();
    }

    private static ClusterStage spread(Seq<TopologySpreadConstraint> constraints) {
        return cluster()
                .node("n1", n -> n.zone("a"))
                .node("n2", n -> n.zone("a"))
                .node("n3", n -> n.zone("b"))
                .deployment("web", d -> d.replicas(6).podSpec(spec -> spec.withTopologySpreadConstraints(constraints)));
    }

    @Test
    void podsThatAreToBeSpreadByZoneAndByHostFindNoRoom() {
        TopologySpreadConstraint zone = evenly("topology.kubernetes.io/zone");
        TopologySpreadConstraint host = evenly("kubernetes.io/hostname");
        Convergence end = converged(spread(Vector.of(zone, host)));

        assertThat(end.converged()).isTrue();
        Finding finding = only(end);
        assertThat(finding.id()).isEqualTo("spread-without-room");
        assertThat(finding.message())
                .startsWith("1 of 6 pods finds no node, and never will: to be spread by topology.kubernetes.io/zone the"
                        + " next must go to n3, and to be spread by kubernetes.io/hostname the next must go to n");
        assertThat(Diagnosis.unrest(converged(spread(Vector.of(zone))))).isEmpty();
    }

    @Test
    void podsThatNameAFullNodeAreRefusedAndMadeAnew() {
        Convergence end = converged(cluster()
                .node("n1", n -> n.cpu("2"))
                .node("n2", n -> n)
                .deployment(
                        "web",
                        d -> d.replicas(2)
                                .request("1200m", "64Mi")
                                .podSpec(spec -> spec.withNodeName(Option.of("n1")))));

        Livelock livelock = end.livelock().get();
        assertThat(livelock.writers()).contains("replicaset-controller", "kubelet");
        assertThat(livelock.leavings()).hasSize(1);
        Finding finding = only(end);
        assertThat(finding.id()).isEqualTo("node-name-without-room");
        assertThat(finding.field()).isEqualTo("spec.template.spec.nodeName");
        assertThat(finding.message())
                .startsWith(
                        "its pods are put on node n1 past the scheduler, which would wait for room; the kubelet refuses"
                                + " those that do not fit (OutOfcpu, ")
                .endsWith(" so far), and others are made at once: it never settles");
    }

    @Test
    void whatIsCriticalGetsRoomAmongPodsThatNameTheOnlyNode() {
        Convergence end = converged(cluster()
                .node("n1", n -> n.cpu("2"))
                .deployment(
                        "web",
                        d -> d.replicas(2)
                                .request("1200m", "64Mi")
                                .podSpec(spec -> spec.withNodeName(Option.of("n1")))));

        assertThat(only(end).id()).isEqualTo("node-name-without-room");
        assertThat(end.cluster()
                        .snapshot()
                        .get(Deployment.KIND, "kube-system", "coredns")
                        .get()
                        .status()
                        .readyReplicas())
                .isEqualTo(2);
    }

    @Test
    void aBudgetThatAllowsNoDisruptionHoldsUpADrain() {
        ClusterStage before = cluster()
                .node("n1", n -> n)
                .deployment("web", d -> d.replicas(2))
                .disruptionBudget("web", b -> b.minAvailable("2"));
        ClusterStage drained = cluster().node("n1", n -> n.drained()).node("n2", n -> n);
        Convergence end =
                converged(before).cluster().apply(drained.objects()).get().converge();

        assertThat(end.converged()).isTrue();
        Finding finding = only(end);
        assertThat(finding.id()).isEqualTo("drain-blocked");
        assertThat(finding.object()).hasToString("poddisruptionbudget/default/web");
        assertThat(finding.message())
                .matches("node n1 is never drained: web-\\S+ and web-\\S+ are not let go, for the budget asks for 2"
                        + " healthy pods and there are 2 of 2");
        assertThat(finding.because())
                .containsExactly("Cannot evict pod as it would violate the pod's disruption budget. (minAvailable: 2,"
                        + " disruptionsAllowed: 0)");
    }

    @Test
    void twoBudgetsOfOnePodHoldUpADrain() {
        ClusterStage before = cluster()
                .node("n1", n -> n)
                .deployment("web", d -> d.replicas(2))
                .disruptionBudget("web", b -> b.minAvailable("1"))
                .disruptionBudget("all", b -> b.select("app", "web").minAvailable("1"));
        ClusterStage drained = cluster().node("n1", n -> n.drained()).node("n2", n -> n);
        Convergence end =
                converged(before).cluster().apply(drained.objects()).get().converge();

        assertThat(end.converged()).isTrue();
        Finding finding = only(end);
        assertThat(finding.id()).isEqualTo("drain-blocked");
        assertThat(finding.message())
                .matches("node n1 is never drained: web-\\S+ and web-\\S+ are not let go, for more than one budget"
                        + " selects them: all and web");
        assertThat(finding.because())
                .containsExactly(
                        "This pod has more than one PodDisruptionBudget, which the eviction subresource does not"
                                + " support.");
    }
}
