package io.github.kubevalue.dsl.build;

import static io.github.kubevalue.dsl.build.Clusters.cluster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.controlplane.ControlPlane;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Probe;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What containers are said to do, their kubelet finds. */
class BehaviourTest {
    private static Cluster at(ClusterStage stage, Duration time) {
        return Cluster.start(stage.objects(), ControlPlane::controllers).get().advance(time);
    }

    private static Pod pod(Cluster cluster) {
        return cluster.snapshot().get(Pod.KIND, "default", "web").get();
    }

    private static int restarts(Cluster cluster) {
        return pod(cluster).status().containerStatuses().head().restartCount();
    }

    @Test
    void aContainerCrashesAFewTimesAndThenRuns() {
        ClusterStage stage = cluster().node("n1").pod("web", p -> p.image("web").crashes(2, 1, Duration.ZERO));
        Cluster later = at(stage, Duration.ofMinutes(1));
        assertThat(restarts(later)).isEqualTo(2);
        assertThat(pod(later).isReady()).isTrue();
    }

    @Test
    void aContainerIsReadyWhenItIsSaidToBe() {
        ClusterStage stage = cluster().node("n1").pod("web", p -> p.image("web").readyDuring("0s-1m,2m-"));
        assertThat(pod(at(stage, Duration.ofSeconds(59))).isReady()).isTrue();
        assertThat(pod(at(stage, Duration.ofSeconds(61))).isReady()).isFalse();
        assertThat(pod(at(stage, Duration.ofSeconds(121))).isReady()).isTrue();
    }

    @Test
    void aContainerThatUsesTooMuchIsEvicted() {
        ClusterStage stage = cluster().node("n1").pod("web", p -> p.image("web").usesMemory("1Gi,20Gi@1m"));
        assertThat(pod(at(stage, Duration.ofSeconds(59))).isReady()).isTrue();
        assertThat(pod(at(stage, Duration.ofSeconds(80))).status().reason()).contains("Evicted");
        ClusterStage disk = cluster().node("n1").pod("web", p -> p.image("web").usesDisk("1Gi,99Gi@1m"));
        assertThat(pod(at(disk, Duration.ofSeconds(80))).status().reason()).contains("Evicted");
    }

    @Test
    void aContainerThatDoesNotStopTakesItsGrace() {
        Cluster quick = at(
                cluster().node("n1").pod("web", p -> p.image("web").stopsAfter(Duration.ofSeconds(7))), Duration.ZERO);
        Cluster slow = at(cluster().node("n1").pod("web", p -> p.image("web").neverStops()), Duration.ZERO);
        assertThat(secondsUntilGone(quick)).isEqualTo(7);
        assertThat(secondsUntilGone(slow)).isEqualTo(30);
    }

    private static long secondsUntilGone(Cluster cluster) {
        return cluster.request(Write.delete(pod(cluster)))
                .get()
                .converge()
                .cluster()
                .elapsed()
                .toSeconds();
    }

    @Test
    void aContainerThatIsNoLongerLiveIsRestarted() {
        ClusterStage stage = cluster()
                .node("n1")
                .pod(
                        "web",
                        p -> p.image("web")
                                .liveDuring("0s-1m")
                                .podSpec(spec -> spec.withContainers(spec.containers()
                                        .map(one -> one.withLivenessProbe(Option.of(Probe.http("/", 80)))))));
        assertThat(restarts(at(stage, Duration.ofSeconds(70)))).isZero();
        assertThat(restarts(at(stage, Duration.ofSeconds(81)))).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadIsRefusedAtOnce() {
        assertThatThrownBy(() -> cluster().pod("web", p -> p.usesMemory("much")))
                .hasMessageContaining("must list amounts and since when, as in 100Mi,2Gi@10m");
        assertThatThrownBy(() -> cluster().pod("web", p -> p.liveDuring("always")))
                .hasMessageContaining("must be never, or when it is so, as in 0s-5m,8m-");
    }
}
