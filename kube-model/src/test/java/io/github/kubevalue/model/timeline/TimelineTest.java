package io.github.kubevalue.model.timeline;

import static io.github.kubevalue.model.controlplane.Kubeadm.objects;
import static io.github.kubevalue.model.controlplane.Kubeadm.settled;
import static io.github.kubevalue.model.timeline.PodState.AVAILABLE;
import static io.github.kubevalue.model.timeline.PodState.FAILED;
import static io.github.kubevalue.model.timeline.PodState.READY;
import static io.github.kubevalue.model.timeline.PodState.SUCCEEDED;
import static io.github.kubevalue.model.timeline.PodState.UNREADY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.controlplane.Kubeadm;
import io.github.kubevalue.model.core.Event;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static String workload(String kind, String image, String more) {
        return """
            apiVersion: apps/v1
            kind: %s
            metadata: {name: web}
            spec:
              selector: {matchLabels: {app: web}}
              %s
              template:
                metadata: {labels: {app: web}, annotations: {kubevalue.io/start-after: 5s}}
                spec: {containers: [{name: web, image: "web:%s"}]}
            """.formatted(kind, more, image);
    }

    private static String job(String exitCode) {
        return """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: sum}
            spec:
              completions: 2
              backoffLimit: 0
              template:
                metadata: {annotations: {kubevalue.io/exit-after: 3s, kubevalue.io/exit-code: "%s"}}
                spec: {restartPolicy: Never, containers: [{name: main, image: "sum:1"}]}
            """.formatted(exitCode);
    }

    private static Timeline told(Cluster before, String yaml) {
        Cluster start = before.apply(objects(yaml)).get();
        return Timeline.ofUser(before, start).then(Timeline.of(start, start.converge()));
    }

    private static Cluster rested(String yaml) {
        return settled(Kubeadm.atRest().apply(objects(yaml)).get());
    }

    /** The states of the pods of a workload after each moment: {@code 5s AVAILABLE UNREADY}, old and new ones apart. */
    private static Vector<String> states(Timeline timeline, Cluster start) {
        return timeline.moments()
                .flatMap(moment -> moment.standings()
                        .map(standing -> moment.at().minus(start.elapsed()).toSeconds() + "s "
                                + standing.parts()
                                        .map(part -> part.pods().mkString("+"))
                                        .mkString(" ")));
    }

    @Test
    void aRolloutIsToldInMomentsWithHowItStandsAfterEach() {
        Cluster before = rested(workload("Deployment", "1", "replicas: 2"));
        Timeline timeline = told(before, workload("Deployment", "2", "replicas: 2"));
        assertThat(states(timeline, before))
                .containsExactly(
                        "0s AVAILABLE+AVAILABLE UNREADY",
                        "5s AVAILABLE+AVAILABLE AVAILABLE",
                        "5s AVAILABLE AVAILABLE+UNREADY",
                        "10s AVAILABLE AVAILABLE+AVAILABLE",
                        "10s AVAILABLE+AVAILABLE");
        assertThat(timeline.moments().head().happenings())
                .extracting(Happening::actor, Happening::reason)
                .containsExactly(tuple("user", "configured"));
        assertThat(timeline.moments().last().happenings().last().reason()).isEqualTo("NewReplicaSetAvailable");
    }

    @Test
    void whatAPodGoesThroughIsToldInOrder() {
        Timeline timeline = told(Kubeadm.atRest(), workload("Deployment", "1", "replicas: 1"));
        assertThat(timeline.moments().flatMap(Moment::happenings).map(Happening::reason))
                .containsExactly(
                        "created",
                        "ScalingReplicaSet",
                        "MinimumReplicasUnavailable",
                        "SuccessfulCreate",
                        "Scheduled",
                        "Pulled",
                        "Created",
                        "Started",
                        "Ready",
                        "MinimumReplicasAvailable",
                        "NewReplicaSetAvailable");
    }

    @Test
    void podsThatAreReadyForTooShortATimeStandApart() {
        Cluster before = Kubeadm.atRest();
        Timeline timeline = told(before, workload("Deployment", "1", "minReadySeconds: 30"));
        assertThat(states(timeline, before)).containsExactly("0s " + UNREADY, "5s " + READY, "35s " + AVAILABLE);
    }

    @Test
    void setsAndJobsAreToldToo() {
        Cluster before = Kubeadm.atRest();
        assertThat(states(told(before, workload("StatefulSet", "1", "replicas: 2")), before))
                .contains("5s AVAILABLE", "5s AVAILABLE+UNREADY", "10s AVAILABLE+AVAILABLE");
        assertThat(states(told(before, workload("DaemonSet", "1", "minReadySeconds: 0")), before))
                .endsWith("5s AVAILABLE+AVAILABLE+AVAILABLE");
        assertThat(states(told(before, job("0")), before)).endsWith("7s " + SUCCEEDED + "+" + SUCCEEDED);
        assertThat(states(told(before, job("1")), before)).endsWith("3s " + FAILED);
    }

    @Test
    void everythingThatIsToldIsInTheTimeline() {
        Cluster before = Kubeadm.atRest();
        Cluster start = before.apply(objects(workload("Deployment", "1", "replicas: 3")))
                .get();
        Convergence end = start.converge();
        Seq<String> told = end.cluster().events().removeAll(before.events()).flatMap(Event::message);
        assertThat(Timeline.of(start, end).moments().flatMap(Moment::happenings).map(Happening::message))
                .containsAll(told);
        assertThat(told).isNotEmpty();
    }

    @Test
    void aDeletionIsTold() {
        Cluster before = rested(workload("Deployment", "1", "replicas: 1"));
        Timeline timeline = told(
                before,
                workload("Deployment", "1", "replicas: 1")
                        .replace("{name: web}", "{name: web, annotations: {kubevalue.io/delete: \"true\"}}"));
        assertThat(timeline.moments().head().happenings().map(Happening::reason))
                .containsExactly("deleted");
        assertThat(timeline.moments().flatMap(Moment::happenings).map(Happening::reason))
                .contains("Gone");
    }

    @Test
    void timesNeverGoBack() {
        Cluster before = rested(workload("Deployment", "1", "replicas: 3"));
        Vector<Duration> times = told(before, workload("Deployment", "2", "replicas: 4"))
                .moments()
                .map(Moment::at);
        assertThat(times).isEqualTo(times.sorted());
    }

    @Test
    void identity() {
        Timeline timeline = told(Kubeadm.atRest(), workload("Deployment", "1", "replicas: 1"));
        assertThat(timeline.then(Timeline.EMPTY)).isEqualTo(timeline);
        assertThat(Timeline.EMPTY.then(timeline)).isEqualTo(timeline);
    }

    @Test
    void otherNamespacesCanBeLeftOut() {
        Timeline timeline = told(Kubeadm.atRest(), workload("Deployment", "1", "replicas: 1"));
        assertThat(timeline.namespaces()).containsExactly("default");
        assertThat(timeline.in("other"::equals)).isEqualTo(Timeline.EMPTY);
        assertThat(timeline.in("default"::equals)).isEqualTo(timeline);
    }

    @Test
    void aTimeIsToldLikeThePartOfTheWayToRest() {
        Cluster start = Kubeadm.atRest()
                .apply(objects(workload("Deployment", "1", "replicas: 2")))
                .get();
        Timeline whole = Timeline.of(start, start.converge());
        Cluster later = start.advance(Duration.ofSeconds(3));
        assertThat(Timeline.of(start, Duration.ofSeconds(3)).then(Timeline.of(later, Duration.ofMinutes(1))))
                .isEqualTo(whole);
    }

    @Test
    void whatPassesIsAPartOfTheWayToRest() {
        Cluster start = Kubeadm.atRest()
                .apply(objects(workload("Deployment", "1", "replicas: 2")))
                .get();
        Convergence half = start.pass(Duration.ofSeconds(3));
        Convergence rest = half.cluster().pass(Duration.ofMinutes(1));
        assertThat(half.converged()).isFalse();
        assertThat(half.cluster()).isEqualTo(start.advance(Duration.ofSeconds(3)));
        assertThat(rest.converged()).isTrue();
        assertThat(half.transitions().appendAll(rest.transitions()))
                .isEqualTo(start.converge().transitions());
    }
}
