package io.github.kubevalue.dsl.diagnose.traffic;

import static io.github.kubevalue.dsl.build.Clusters.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.Severity;
import io.github.kubevalue.dsl.diagnose.checklist.Diagnosis;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.fault.Fault;
import io.vavr.collection.Seq;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NodeChecksTest {
    private static final Cluster WHOLE = RunningCluster.converged(cluster()
                    .node("n1")
                    .node("n2")
                    .pod(
                            "one",
                            p -> p.image("nginx").port(80).label("app", "web").onNode("n1"))
                    .pod(
                            "two",
                            p -> p.image("nginx").port(80).label("app", "web").onNode("n2"))
                    .pod(
                            "three",
                            p -> p.image("nginx").port(80).label("app", "web").onNode("n2"))
                    .service("web", s -> s.port(80).select("app", "web")))
            .cluster();
    private static final Cluster LOST = WHOLE.after(new Fault.NodeLost("n2"));

    private static Seq<Finding> down(Cluster cluster) {
        return NodeChecks.down(new Facts(RunningCluster.of(cluster)));
    }

    @Test
    void whatServicesGiveToAMachineThatIsGoneIsLost() {
        Finding finding = down(LOST).single();
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.object()).hasToString("node/n2");
        assertThat(finding.field()).isEqualTo("metadata.annotations[kubevalue.io/kubelet]");
        assertThat(finding.because())
                .containsExactly(
                        "2 of 3 ready endpoints of service/default/web are on node/n2",
                        "1 of 2 ready endpoints of service/kube-system/kube-dns is on node/n2");
        assertThat(Diagnosis.of(RunningCluster.of(LOST)).head()).isEqualTo(finding);
    }

    @Test
    void onceTheEndpointsAreNotReadyItIsOnlyAWarning() {
        Finding finding = down(LOST.advance(Duration.ofMinutes(2))).single();
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.because()).containsExactly("no ready endpoint of a Service is there");
    }

    @Test
    void aKubeletThatHasStoppedTakesNothingAway() {
        assertThat(down(WHOLE)).isEmpty();
        assertThat(down(WHOLE.after(new Fault.KubeletStopped("n2")))).isEmpty();
        assertThat(down(LOST.after(new Fault.KubeletStarted("n2")))).isEmpty();
    }
}
