package io.github.kubevalue.model.match;

import static io.github.kubevalue.model.controlplane.Kubeadm.objects;
import static io.github.kubevalue.model.controlplane.Kubeadm.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.controlplane.Kubeadm;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchesTest {
    private static final String SERVICE = """
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: default}
        spec: {selector: {app: web}, ports: [{port: 80}]}
        """;

    private static String workload(String version, String kind, String spec, String annotations) {
        return """
            apiVersion: %s
            kind: %s
            metadata: {name: web, namespace: default}
            spec:
              %s
              template:
                metadata: {labels: {app: web}, annotations: {%s}}
                spec:
                  restartPolicy: %s
                  containers: [{name: main, image: "main:1"}]
            """.formatted(version, kind, spec, annotations, kind.equals("Job") ? "Never" : "Always");
    }

    private static String deployment(String annotations) {
        return workload("apps/v1", "Deployment", "selector: {matchLabels: {app: web}}", annotations);
    }

    private static Cluster applied(String yaml) {
        return Kubeadm.atRest().apply(objects(yaml)).get();
    }

    private static Seq<Match> matches(Cluster cluster) {
        return Matches.of(cluster).filter(match -> match.object().name().equals("web"));
    }

    private static Match match(Cluster cluster) {
        return matches(cluster).head();
    }

    @ParameterizedTest
    @CsvSource({
        "apps/v1, Deployment, 'selector: {matchLabels: {app: web}}'",
        "apps/v1, ReplicaSet, 'selector: {matchLabels: {app: web}}'",
        "apps/v1, StatefulSet, 'selector: {matchLabels: {app: web}}'",
        "apps/v1, DaemonSet, 'selector: {matchLabels: {app: web}}'",
        "batch/v1, Job, 'completions: 2'"
    })
    void eachKindMatchesAtRestAndNotBefore(String version, String kind, String spec) {
        Cluster started = applied(workload(version, kind, spec, "") + SERVICE);
        assertThat(match(started).isMatched()).isFalse();
        assertThat(match(started).isBlocked()).isFalse();
        assertThat(matches(settled(started))).hasSize(2).allMatch(Match::isMatched);
    }

    @ParameterizedTest
    @CsvSource({
        "apps/v1, Deployment, 'selector: {matchLabels: {app: web}}'",
        "apps/v1, ReplicaSet, 'selector: {matchLabels: {app: web}}'",
        "apps/v1, StatefulSet, 'selector: {matchLabels: {app: web}}'",
        "apps/v1, DaemonSet, 'selector: {matchLabels: {app: web}}'",
        "batch/v1, Job, 'completions: 2'"
    })
    void whatCannotRunSaysWhy(String version, String kind, String spec) {
        Cluster rest = settled(applied(workload(version, kind, spec, "kubevalue.io/image-pull: fail")));
        assertThat(match(rest).isBlocked()).isTrue();
        assertThat(match(rest).blockers().map(Blocker::reason)).containsAnyOf("ImagePullBackOff", "ErrImagePull");
    }

    @Test
    void theLineSaysWhatIsMissingAndWhatIsInTheWay() {
        Cluster rest = settled(applied(deployment("kubevalue.io/ready: never")));
        assertThat(match(settled(applied(deployment("")))).toString()).isEqualTo("deployment/default/web matches");
        assertThat(match(rest).toString())
                .startsWith("deployment/default/web: ")
                .contains("0 of 1 pods are available")
                .contains("; deployment/default/web ProgressDeadlineExceeded: ReplicaSet \"web-")
                .contains(" ContainersNotReady: containers with unready status: [main]");
    }

    @Test
    void aJobThatHasFailedNeverMatches() {
        Cluster rest = settled(applied(workload("batch/v1", "Job", "backoffLimit: 0", "kubevalue.io/exit-code: '1'")));
        assertThat(match(rest).differences()).containsExactly("0 of 1 pods have succeeded");
        assertThat(match(rest).blockers().map(Blocker::toString))
                .containsExactly("job/default/web BackoffLimitExceeded: Job has reached the specified backoff limit");
    }

    @Test
    void aSuspendedJobMatchesWithoutPods() {
        assertThat(match(settled(applied(workload("batch/v1", "Job", "suspend: true", ""))))
                        .isMatched())
                .isTrue();
    }

    @Test
    void whatIsRefusedIsToldOfKindsThatHaveNoConditionForIt() {
        String quota = """
            apiVersion: v1
            kind: ResourceQuota
            metadata: {name: none, namespace: default}
            spec: {hard: {pods: "0"}}
            """;
        Cluster full = settled(applied(quota));
        String set = workload("apps/v1", "StatefulSet", "selector: {matchLabels: {app: web}}", "");
        Match match = match(settled(full.apply(objects(set)).get()));
        assertThat(match.blockers().map(Blocker::toString))
                .containsExactly(
                        "statefulset/default/web FailedCreate: Create Pod web-0 in StatefulSet web failed error:"
                                + " pods \"web-0\" is forbidden: exceeded quota: none, requested: pods=1, used: pods=0,"
                                + " limited: pods=0");
    }

    @Test
    void aServiceMatchesOnceItsSlicesHaveItsPods() {
        Cluster rest = settled(applied(deployment("") + SERVICE));
        EndpointSlice slice = rest.snapshot()
                .list(EndpointSlice.KIND, "default")
                .find(each -> each.serviceName().contains("web"))
                .get();
        Cluster cut = rest.request(Write.delete(slice)).get();
        assertThat(matches(cut).last().toString())
                .startsWith("service/default/web: pods are not among its endpoints: web-")
                .endsWith(" ready serving");
        assertThat(matches(settled(cut)).last().isMatched()).isTrue();
    }
}
