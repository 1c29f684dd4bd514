package io.github.kubevalue.dsl.ask;

import static io.github.kubevalue.dsl.build.Clusters.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dsl.build.ClusterStage;
import io.github.kubevalue.model.apps.Deployment;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    @Test
    void containersThatSayWhenTheyAreReadyNeedNoProbe() {
        RunningCluster running = RunningCluster.converged(web("late").with(web("never")));
        assertThat(ready(running, "late")).isEqualTo(1);
        assertThat(running.cluster().elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
        assertThat(ready(running, "never")).isZero();
        assertThat(running.trace(running.question("deploy/default/late", "http://never/"))
                        .trace()
                        .outcome())
                .hasToString("REFUSED");
    }

    private static ClusterStage web(String name) {
        return cluster()
                .deployment(
                        name,
                        d -> name.equals("never")
                                ? d.port(80).neverReady()
                                : d.port(80).readyAfter(Duration.ofSeconds(7)))
                .service(name, s -> s.port(80));
    }

    private static int ready(RunningCluster running, String name) {
        return running.snapshot()
                .get(Deployment.KIND, "default", name)
                .get()
                .status()
                .readyReplicas();
    }
}
