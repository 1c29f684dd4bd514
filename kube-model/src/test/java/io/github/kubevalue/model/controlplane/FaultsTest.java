package io.github.kubevalue.model.controlplane;

import static io.github.kubevalue.model.controlplane.Kubeadm.settled;
import static io.github.kubevalue.model.controlplane.Kubeadm.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.arbitrary.KubeDomain;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.cluster.Stepped;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeCondition;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.fault.Fault;
import io.github.kubevalue.model.fault.Hazards;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;

@Domain(KubeDomain.class)
@Domain(net.jqwik.api.domains.DomainContext.Global.class)
class FaultsTest {
    private static final String SHOP = """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec: {selector: {app: web}, ports: [{port: 80}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: main, image: "main:1"}]}
        """;
    private static final Cluster REST = settled(SHOP);
    private static final Cluster SAID =
            Kubeadm.atRest().apply(Kubeadm.objects(SHOP)).get();

    @Test
    void podsOfALostNodeAreEvictedAfterFiveMinutesAndMadeElsewhere() {
        String lost = webs(REST).head().spec().nodeName().get();
        Cluster silent = REST.after(new Fault.NodeLost(lost));
        Cluster unknown = silent.advance(Duration.ofSeconds(60));
        Cluster evicted = silent.advance(Duration.ofMinutes(7));

        assertThat(ready(silent.advance(Duration.ofSeconds(40)), lost).reason()).contains("KubeletReady");
        assertThat(ready(unknown, lost).reason()).contains("NodeStatusUnknown");
        assertThat(ready(unknown, lost).message()).contains("Kubelet stopped posting node status.");
        assertThat(node(unknown, lost).spec().taints().map(taint -> taint.key() + ":" + taint.effect()))
                .contains("node.kubernetes.io/unreachable:NoSchedule", "node.kubernetes.io/unreachable:NoExecute");
        assertThat(endpointsReady(unknown))
                .isEqualTo(webs(REST).count(pod -> !pod.spec().nodeName().contains(lost)));
        assertThat(webs(unknown).count(Pod::isActive)).isEqualTo(3);
        assertThat(webs(evicted).filter(Pod::isReady))
                .hasSize(3)
                .allMatch(pod -> !pod.spec().nodeName().contains(lost));
        assertThat(webs(evicted).filter(pod -> pod.spec().nodeName().contains(lost)))
                .as("nobody confirms that they have ended")
                .isNotEmpty()
                .allMatch(pod -> pod.metadata().isDeleting());
    }

    @Test
    void aKubeletThatIsBackReportsAndEndsWhatWasToEnd() {
        String lost = webs(REST).head().spec().nodeName().get();
        Cluster away = REST.after(new Fault.KubeletStopped(lost)).advance(Duration.ofMinutes(7));
        Cluster back = settled(away.after(new Fault.KubeletStarted(lost)));

        assertThat(node(back, lost).isReady()).isTrue();
        assertThat(node(back, lost).spec().taints()).isEmpty();
        assertThat(webs(back)).hasSize(3).allMatch(Pod::isReady);
    }

    @Test
    void aControllerThatStartsAnewFindsNothingToDoAtRest() {
        for (String controller : REST.controllers().map(each -> each.name())) {
            Convergence after =
                    REST.after(new Fault.ControllerRestarted(controller)).converge();

            assertThat(after.transitions()).as(controller).isEmpty();
        }
    }

    @Test
    void refusedWritesAreTriedAgainLater() {
        Cluster started = started(SHOP).after(new Fault.WritesRefused("replicaset-controller", 3));
        Cluster down = started(SHOP).after(new Fault.ApiServerDown(Duration.ofSeconds(30)));

        assertThat(webs(settled(started))).hasSize(3).allMatch(Pod::isReady);
        assertThat(down.converge().at()).isGreaterThan(Duration.ofSeconds(30));
        assertThat(webs(settled(down))).hasSize(3).allMatch(Pod::isReady);
    }

    @Test
    void aControllerThatHearsOfNothingActsOnceItDoes() {
        Convergence late = started(SHOP)
                .after(new Fault.WatchDelayed("replicaset-controller", Duration.ofSeconds(20)))
                .converge();

        assertThat(late.transitions()
                        .filter(each -> each.actor().equals("replicaset-controller"))
                        .map(each -> each.at()))
                .isNotEmpty()
                .allMatch(at -> at.compareTo(Duration.ofSeconds(20)) >= 0);
        assertThat(webs(late.cluster())).hasSize(3).allMatch(Pod::isReady);
    }

    @Property(tries = 1000)
    void convergenceInSpiteOfFaults(
            @ForAll Choice choice,
            @ForAll @IntRange(max = 5) int staleReads,
            @ForAll @IntRange(max = 3) int crashes,
            @ForAll("faults") Fault fault) {
        Hazards hazards =
                Hazards.NONE.withStaleReads(staleReads, 8).withCrashes(crashes).withFaults(Vector.of(fault));
        Convergence end = SAID.withHazards(hazards).converge(choice);

        assertThat(end.reason()).isEmpty();
        assertThat(webs(end.cluster()).filter(Pod::isActive)).hasSize(3).allMatch(Pod::isReady);
    }

    @Provide
    Arbitrary<Fault> faults() {
        return Arbitraries.of(
                new Fault.WritesRefused("replicaset-controller", 2),
                new Fault.WritesRefused("default-scheduler", 1),
                new Fault.ControllerRestarted("deployment-controller"),
                new Fault.ControllerRestarted("kubelet"),
                new Fault.ApiServerDown(Duration.ofSeconds(3)),
                new Fault.WatchDelayed("endpointslice-controller", Duration.ofSeconds(3)));
    }

    @Test
    void whatMayGoWrongIsDrawn() {
        Cluster cluster =
                started(SHOP).withHazards(Hazards.NONE.withFaults(Vector.of(new Fault.ControllerRestarted("kubelet"))));
        int pending = cluster.agenda().pending().size();
        Stepped struck = cluster.next((question, weights) -> weights.size() - 1);

        assertThat(struck.actor()).isEqualTo("kubelet");
        assertThat(struck.cluster().adversity().hazards().isNone()).isTrue();
        assertThat(struck.cluster().agenda().pending().size()).isGreaterThanOrEqualTo(pending);
    }

    private static int endpointsReady(Cluster cluster) {
        return cluster.snapshot()
                .list(EndpointSlice.KIND, "default")
                .filter(slice -> slice.serviceName().contains("web"))
                .flatMap(EndpointSlice::endpoints)
                .count(endpoint -> endpoint.conditions().ready().getOrElse(true));
    }

    private static Node node(Cluster cluster, String name) {
        return cluster.snapshot().get(Node.KIND, name).get();
    }

    private static NodeCondition ready(Cluster cluster, String node) {
        return node(cluster, node).status().condition(NodeCondition.READY).get();
    }

    private static Seq<Pod> webs(Cluster cluster) {
        return cluster.snapshot().list(Pod.KIND, "default");
    }
}
