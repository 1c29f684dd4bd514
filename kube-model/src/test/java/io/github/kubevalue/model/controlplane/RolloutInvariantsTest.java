package io.github.kubevalue.model.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Stepped;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What holds in every step of a roll-out, in whatever order events come. */
class RolloutInvariantsTest {
    private static final String WEB = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: %d
          revisionHistoryLimit: 1
          strategy: %s
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}, annotations: {kubevalue.io/ready-after: %ds}}
            spec: {containers: [{name: main, image: "main:%d"}]}
        """;

    /** A roll-out begins at rest: where there is no Deployment yet, after its first template, or after its second. */
    @Property(tries = 1000)
    void invariants5And9And31And32(
            @ForAll @IntRange(max = 2) int replicas,
            @ForAll @IntRange(max = 2) int templates,
            @ForAll @IntRange(max = 2) int surge,
            @ForAll @IntRange(max = 2) int unavailable,
            @ForAll @LongRange(min = 0, max = 100_000) long order) {
        int grown = surge + unavailable == 0 ? 1 : surge;
        Cluster rest = Course.rested(
                Vector.of(1, 2).take(templates).map(image -> WEB.formatted(replicas, rolling(1, 1), 0, image)));
        Course course = new Course(rest, Choice.seeded(order), (before, step) -> {
            assertThat(desired(step)).as("5: desired pods during a roll-out").isLessThanOrEqualTo(replicas + grown);
            step.changes().forEach(RolloutInvariantsTest::countsItsGenerations);
        });

        Snapshot end = course.apply(WEB.formatted(replicas, rolling(grown, unavailable), 0, templates % 2 + 1));

        assertThat(revision(end)).as("9: the revision grows").isEqualTo(Integer.toString(templates + 1));
        assertThat(sets(end)).as("9: and an old ReplicaSet is used again").hasSize(Math.min(templates + 1, 2));
        assertThat(end.list(Pod.KIND, "default").map(KubeObject::name))
                .as("32: generated names are valid")
                .allMatch(name -> name.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?") && name.length() <= 63);
    }

    /**
     * Work is done first come, first served, and pods take time to get ready: the deployment controller counts what ReplicaSets
     * report, and where an old one reports its loss later than a new pod gets ready, it takes away more than it may.
     */
    @Property(tries = 1000)
    void invariant6(
            @ForAll @IntRange(max = 4) int replicas,
            @ForAll @IntRange(max = 2) int surge,
            @ForAll @IntRange(max = 2) int unavailable,
            @ForAll @IntRange(min = 1, max = 9) int readyAfter) {
        int grown = surge + unavailable == 0 ? 1 : surge;
        Cluster rest = Course.rested(Vector.of(WEB.formatted(replicas, rolling(1, 1), readyAfter, 1)));
        Course course = new Course(rest, Choice.first(), (before, step) -> {
            if (!step.changes().isEmpty()) {
                assertThat(available(step))
                        .as("6: available pods during a roll-out")
                        .isGreaterThanOrEqualTo(replicas - unavailable);
            }
        });

        course.apply(WEB.formatted(replicas, rolling(grown, unavailable), readyAfter, 2));
    }

    private static String rolling(int surge, int unavailable) {
        return "{type: RollingUpdate, rollingUpdate: {maxSurge: %d, maxUnavailable: %d}}".formatted(surge, unavailable);
    }

    private static int desired(Stepped step) {
        return sets(step.cluster().snapshot())
                .map(set -> set.spec().replicas().getOrElse(1))
                .sum()
                .intValue();
    }

    private static int available(Stepped step) {
        return step.cluster().snapshot().list(Pod.KIND, "default").count(pod -> pod.isReady() && pod.isActive());
    }

    private static void countsItsGenerations(Change change) {
        if (change.object() instanceof Deployment && !change.isCreation() && !change.isDeletion()) {
            Deployment before = (Deployment) change.before().get();
            Deployment after = (Deployment) change.after().get();
            assertThat(after.metadata().generation().equals(before.metadata().generation()))
                    .as("31: generation changes if and only if the spec does")
                    .isEqualTo(after.spec().equals(before.spec()));
        }
        assertThat(change.after().flatMap(object -> object.metadata().resourceVersion()))
                .as("31: an object has the revision of its last change, unless that is its end")
                .isEqualTo(Option.when(!change.isDeletion(), Long.toString(change.revision())));
    }

    @Property(tries = 1000)
    void invariant7(
            @ForAll @IntRange(max = 2) int replicas,
            @ForAll @IntRange(max = 1) int templates,
            @ForAll @IntRange(max = 5) int readyAfter,
            @ForAll @LongRange(min = 0, max = 100_000) long order) {
        Course course = new Course(
                Course.rested(Vector.of(WEB.formatted(replicas, "{type: Recreate}", readyAfter, 1))
                        .take(templates)),
                Choice.seeded(order),
                (before, step) -> assertThat(step.cluster()
                                .snapshot()
                                .list(Pod.KIND, "default")
                                .filter(pod -> !pod.isTerminal())
                                .map(pod -> pod.metadata().labels().get("pod-template-hash"))
                                .distinct())
                        .as("7: Recreate never runs two templates at once")
                        .hasSizeLessThanOrEqualTo(1));

        Snapshot end = course.apply(WEB.formatted(replicas, "{type: Recreate}", readyAfter, 2));

        assertThat(end.list(Pod.KIND, "default").count(Pod::isReady)).isEqualTo(replicas);
    }

    private static String revision(Snapshot snapshot) {
        return snapshot.get(Deployment.KIND, "default", "web")
                .get()
                .metadata()
                .annotations()
                .get("deployment.kubernetes.io/revision")
                .get();
    }

    private static Seq<ReplicaSet> sets(Snapshot snapshot) {
        return snapshot.list(ReplicaSet.KIND, "default");
    }
}
