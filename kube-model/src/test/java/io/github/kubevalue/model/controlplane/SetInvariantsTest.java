package io.github.kubevalue.model.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Vector;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What holds of the pods of StatefulSets and DaemonSets, in whatever order events come. */
class SetInvariantsTest {
    private static final String STATEFUL = """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db}
        spec:
          replicas: %d
          serviceName: db
          selector: {matchLabels: {app: db}}
          template:
            metadata: {labels: {app: db}}
            spec: {containers: [{name: main, image: "main:%d"}]}
        """;
    private static final String DAEMON = """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent}
        spec:
          selector: {matchLabels: {app: agent}}
          template:
            metadata: {labels: {app: agent}}
            spec: {containers: [{name: main, image: "main:%d"}], nodeSelector: {%s}}
        """;

    @Property(tries = 1000)
    void invariants10And11(
            @ForAll boolean isThere,
            @ForAll @IntRange(max = 3) int replicas,
            @ForAll @IntRange(max = 3) int later,
            @ForAll @IntRange(min = 1, max = 2) int image,
            @ForAll @LongRange(min = 0, max = 100_000) long order) {
        Course course = new Course(
                before(isThere, STATEFUL.formatted(replicas, 1)),
                Choice.seeded(order),
                (before, step) -> step.changes()
                        .filter(change -> change.isCreation() && change.object() instanceof Pod)
                        .forEach(change -> comesAfterItsElders(before, change)));

        Snapshot end = course.apply(STATEFUL.formatted(later, image));

        assertThat(end.list(Pod.KIND, "default").map(Pod::name))
                .as("10: one pod for each ordinal")
                .containsExactlyElementsOf(Vector.range(0, later).map(ordinal -> "db-" + ordinal));
    }

    /** The cluster with such a set at rest, or without. */
    private static Cluster before(boolean isThere, String set) {
        return Course.rested(isThere ? Vector.of(set) : Vector.empty());
    }

    private static void comesAfterItsElders(Snapshot before, Change created) {
        String name = created.key().name();
        int ordinal = Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
        for (int elder = 0; elder < ordinal; elder++) {
            assertThat(before.get(Pod.KIND, "default", "db-" + elder).exists(Pod::isReady))
                    .as("11: db-%d is ready before %s is made", elder, name)
                    .isTrue();
        }
    }

    @Property(tries = 1000)
    void invariant22(
            @ForAll boolean isThere,
            @ForAll boolean isChosen,
            @ForAll @IntRange(min = 1, max = 2) int image,
            @ForAll @LongRange(min = 0, max = 100_000) long order) {
        String selector = isChosen ? "kubernetes.io/hostname: node-2" : "";
        Course course =
                new Course(before(isThere, DAEMON.formatted(1, "")), Choice.seeded(order), (before, step) -> {});

        Snapshot end = course.apply(DAEMON.formatted(image, selector));

        for (Node node : end.list(Node.KIND)) {
            assertThat(end.list(Pod.KIND, "default")
                            .count(pod -> pod.spec().nodeName().contains(node.name())))
                    .as("22: pods on %s", node.name())
                    .isEqualTo(!isChosen || node.name().equals("node-2") ? 1 : 0);
        }
    }
}
