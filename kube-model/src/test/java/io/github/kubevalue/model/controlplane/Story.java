package io.github.kubevalue.model.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.canonical.Canonical;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Function1;
import io.vavr.Lazy;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A workload behind a Service that has come to rest, and what then happens to it. Where each story starts and ends, if all work is
 * done in the order in which it comes up, is found once.
 *
 * @param workload the workload
 * @param replicas its size, unless it is as large as the cluster
 * @param edit what happens
 */
record Story(Workload workload, int replicas, Edit edit) {
    private static final String NODES = """
        {apiVersion: v1, kind: Node, metadata: {name: node-1}}
        ---
        {apiVersion: v1, kind: Node, metadata: {name: node-2}}
        """;
    private static final String YAML = """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec: {selector: {app: web}, ports: [{port: 80}]}
        ---
        apiVersion: apps/v1
        kind: %s
        metadata: {name: web, annotations: {kubevalue.io/delete: "%b"}}
        spec:
          %s
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: main, image: "main:%d"}]}
        """;
    private static final Lazy<Cluster> EMPTY = Lazy.of(() -> Kubeadm.settled(NODES));
    private static final Function1<String, Cluster> RESTED = Function1.<String, Cluster>of(
                    yaml -> Kubeadm.settled(applied(EMPTY.get(), yaml)))
            .memoized();
    private static final Function1<Story, Cluster> BEGUN =
            Function1.<Story, Cluster>of(Story::beginning).memoized();
    private static final Function1<Story, Seq<String>> ENDS = Function1.<Story, Seq<String>>of(
                    story -> shape(Kubeadm.settled(story.begun()).snapshot()))
            .memoized();

    /** What keeps the pods. */
    enum Workload {
        DEPLOYMENT("Deployment", "replicas: %d"),
        RECREATING_DEPLOYMENT("Deployment", "replicas: %d\n  strategy: {type: Recreate}"),
        REPLICA_SET("ReplicaSet", "replicas: %d"),
        STATEFUL_SET("StatefulSet", "replicas: %d"),
        PARALLEL_STATEFUL_SET("StatefulSet", "replicas: %d\n  podManagementPolicy: Parallel"),
        DAEMON_SET("DaemonSet", "minReadySeconds: 0");

        private final String kind;
        private final String spec;

        Workload(String kind, String spec) {
            this.kind = kind;
            this.spec = spec;
        }

        String yaml(int replicas, int image, boolean isDeleted) {
            return YAML.formatted(kind, isDeleted, spec.formatted(replicas), image);
        }
    }

    /** What happens. */
    enum Edit {
        NEW_IMAGE,
        ONE_MORE,
        NONE_ANY_MORE,
        A_POD_IS_LOST,
        DELETION
    }

    /** Stories of up to two pods, on two nodes. */
    static Arbitrary<Story> stories() {
        return Combinators.combine(
                        Arbitraries.of(Workload.values()),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(Edit.values()))
                .as(Story::new);
    }

    /** The cluster once the edit has been made, to which nobody has reacted yet. */
    Cluster begun() {
        return BEGUN.apply(this);
    }

    private Cluster beginning() {
        Cluster rest = RESTED.apply(workload.yaml(replicas, 1, false));
        return switch (edit) {
            case NEW_IMAGE -> applied(rest, workload.yaml(replicas, 2, false));
            case ONE_MORE -> applied(rest, workload.yaml(replicas + 1, 1, false));
            case NONE_ANY_MORE -> applied(rest, workload.yaml(0, 1, false));
            case A_POD_IS_LOST -> withoutAPod(rest);
            case DELETION -> applied(rest, workload.yaml(replicas, 1, true));
        };
    }

    private static Cluster applied(Cluster rest, String yaml) {
        return rest.apply(Kubeadm.objects(yaml)).get();
    }

    private static Cluster withoutAPod(Cluster rest) {
        return rest.snapshot()
                .list(Pod.KIND, "default")
                .headOption()
                .map(pod -> rest.request(Write.delete(pod)).get())
                .getOrElse(rest);
    }

    /**
     * The cluster at rest is as it would be, had all work been done in order.
     *
     * @param law which law says so
     * @param view how a part of an object is looked at
     */
    void assertEnd(String law, Snapshot rest, UnaryOperator<String> view) {
        Seq<String> end = shape(rest);
        if (end.equals(ENDS.apply(this))) {
            return;
        }
        Seq<String> expected = ENDS.apply(this).map(view);
        Seq<String> actual = end.map(view);
        if (!actual.equals(expected)) {
            Seq<String> fields = actual.flatMap(Story::lines);
            Seq<String> wanted = expected.flatMap(Story::lines);
            assertThat(fields.removeAll(wanted)).as(law + ": what is otherwise").isEmpty();
            assertThat(wanted.removeAll(fields)).as(law + ": what is missing").isEmpty();
        }
        assertThat(actual).as(law).isEqualTo(expected);
    }

    private static Seq<String> lines(String object) {
        return Vector.of(object.split("\n"));
    }

    /**
     * Returns the user's objects but for what is drawn, counted or read off a clock: generated names, uids, addresses, times,
     * revisions, on which of the nodes a pod is, and in which order the items of a list are. Each is a text with a line for each
     * field.
     */
    private static Seq<String> shape(Snapshot snapshot) {
        return snapshot.in("default")
                .map(object -> fields(Canonical.family(object.key()), Canonical.of(object))
                        .mkString("\n"))
                .sorted();
    }

    private static Seq<String> fields(String path, Json value) {
        if (value instanceof Json.Arr list) {
            return list.items()
                    .map(item -> fields(path + "[]", item).mkString("\n"))
                    .sorted();
        }
        return value instanceof Json.Obj object
                ? object.fields().toVector().flatMap(field -> fields(path + " " + field._1, field._2))
                : Vector.of(path + " " + anyNode(value.toString()));
    }

    private static String anyNode(String value) {
        return value.equals("\"node-1\"") || value.equals("\"node-2\"") ? "\"node-*\"" : value;
    }
}
