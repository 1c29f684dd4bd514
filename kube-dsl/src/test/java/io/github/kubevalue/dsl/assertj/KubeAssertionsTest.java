package io.github.kubevalue.dsl.assertj;

import static io.github.kubevalue.dsl.assertj.KubeAssertions.assertThat;
import static io.github.kubevalue.dsl.build.Clusters.cluster;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.dsl.build.ClusterStage;
import org.junit.jupiter.api.Test;

/** What assertions accept, and what they say when they do not. */
class KubeAssertionsTest {
    private static final ClusterStage SAID = cluster()
            .deployment("client", d -> d.image("client"))
            .deployment("web", d -> d.replicas(2).image("web").port(8080))
            .service("web", s -> s.port(80, 8080));
    private static final RunningCluster HEALTHY = RunningCluster.converged(SAID);
    private static final RunningCluster DEAF = RunningCluster.converged(
            SAID.deployment("lost", d -> d.replicas(1).image("lost").nodeSelector("nowhere", "here")));

    @Test
    void aHealthyClusterPassesThemAll() {
        assertThat(HEALTHY)
                .converges()
                .isReady("deploy/default/web")
                .resolves("deploy/default/client", "web")
                .doesNotResolve("deploy/default/client", "wep")
                .reaches("deploy/default/client", "http://web/")
                .doesNotReach("deploy/default/client", "tcp://web:81")
                .hasNoFindings();
    }

    @Test
    void readinessFailsWithThePodsAndTheirTroubles() {
        assertThatThrownBy(() -> assertThat(DEAF).isReady("deploy/default/lost"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("""
                    Expected: deploy/default/lost is ready
                    but:      0 of 1 pods are ready
                    because:
                      pod/default/lost-\
                    """);
    }

    @Test
    void namesFailWithTheQueries() {
        assertThatThrownBy(() -> assertThat(HEALTHY).resolves("deploy/default/client", "wep"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("""
                    Expected: deploy/default/client resolves wep
                    but:      wep does not resolve\
                    """)
                .hasMessageContaining("wep.default.svc.cluster.local.: there is no such name");
    }

    @Test
    void requestsFailWithTheirWay() {
        assertThatThrownBy(() -> assertThat(HEALTHY).reaches("deploy/default/client", "tcp://web:81"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Expected: deploy/default/client reaches tcp://web:81\nbut:      ")
                .hasMessageContaining("THERE");
        assertThatThrownBy(() -> assertThat(HEALTHY).doesNotReach("deploy/default/client", "http://web/"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("but:      DELIVERED: ");
    }

    @Test
    void findingsFailWithTheirTexts() {
        assertThatThrownBy(() -> assertThat(DEAF).hasNoFindings())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expected: the cluster has no findings\nbut:      it has ")
                .hasMessageContaining("pod-unschedulable");
    }

    @Test
    void aMisspeltWorkloadIsMisuse() {
        assertThatThrownBy(() -> assertThat(HEALTHY).isReady("deploy/default/wep"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("deploy/default/wep not found");
    }
}
