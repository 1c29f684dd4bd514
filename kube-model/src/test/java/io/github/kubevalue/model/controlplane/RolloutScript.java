package io.github.kubevalue.model.controlplane;

import static io.github.kubevalue.model.controlplane.Kubeadm.objects;
import static io.github.kubevalue.model.controlplane.Kubeadm.settled;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.DeploymentCondition;
import io.github.kubevalue.model.apps.DeploymentConditionType;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Fraction;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Work;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.vavr.Lazy;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;

/**
 * Plays a roll-out on a whole cluster, and writes down what pods there are: each time when the controller of the workload is
 * to work, all others have come to rest. Mutable, for tests only.
 */
final class RolloutScript {
    private static final Map<Integer, Lazy<Cluster>> EMPTY =
            HashMap.ofEntries(Vector.rangeClosed(3, 5).map(nodes -> Tuple.of(nodes, Lazy.of(() -> empty(nodes)))));

    private final RolloutTable table;
    private Cluster cluster;
    private final Instant start;
    private String last = "";
    private Vector<String> rows = Vector.empty();

    RolloutScript(RolloutTable table) {
        this.table = table;
        int nodes = Integer.parseInt(table.workload().getOrElse("nodes", "3"));
        Cluster empty = EMPTY.get(nodes).get().get();
        cluster = settled(empty.apply(objects(table.manifest())).get()).advance(Duration.ofSeconds(1000));
        start = cluster.now();
    }

    private static Cluster empty(int nodes) {
        return settled(Kubeadm.started(Vector.rangeClosed(1, nodes).map(i -> Node.named("node-" + i))));
    }

    /** Returns what the table has, as it happens here. */
    Vector<String> rows() {
        RolloutTable so = table;
        for (RolloutTable.Change change : table.changes()) {
            restUntil(start.plus(change.at()));
            so = so.with(change.words().remove("delete"));
            cluster = cluster.apply(objects(so.manifest())).get();
            change.words().get("delete").forEach(this::delete);
        }
        restUntil(Instant.MAX);
        return isOfDeployment() ? rows.append("end " + progress()) : rows;
    }

    private boolean isOfDeployment() {
        return table.kind().equals("deployment");
    }

    private void delete(String place) {
        Pod pod = cluster.snapshot().get(Pod.KIND, "default", "web-" + place).get();
        cluster = cluster.request(Write.delete(pod)).get();
    }

    private String progress() {
        return deployment()
                .status()
                .condition(DeploymentConditionType.PROGRESSING)
                .map(DeploymentCondition::reason)
                .getOrElse("nothing");
    }

    private Deployment deployment() {
        return cluster.snapshot().get(Deployment.KIND, "default", "web").get();
    }

    private void restUntil(Instant limit) {
        while (hasWork() || isAwaited(limit)) {
            int place = cluster.agenda().pending().indexWhere(work -> !isOfWorkload(work));
            if (place < 0) {
                note();
            }
            cluster = cluster.step(next(Math.max(0, place)));
        }
        note();
        if (limit.isBefore(Instant.MAX)) {
            cluster = cluster.advance(Duration.between(cluster.now(), limit));
        }
    }

    private boolean hasWork() {
        return !cluster.agenda().pending().isEmpty();
    }

    private boolean isAwaited(Instant limit) {
        return cluster.agenda().isAwaited() && cluster.agenda().nextTimer().exists(timer -> !timer.isAfter(limit));
    }

    private boolean isOfWorkload(Work work) {
        return work.controller().equals(table.kind() + "-controller");
    }

    private static Choice next(int place) {
        return new Choice() {
            @Override
            public int among(String question, int alternatives) {
                return question.equals("which work next") ? place : 0;
            }

            @Override
            public int pick(String question, Seq<Fraction> weights) {
                return 0;
            }
        };
    }

    private void note() {
        String row = standing();
        if (!row.equals(last)) {
            rows = rows.append(Duration.between(start, cluster.now()).toSeconds() + "s " + row);
            last = row;
        }
    }

    private String standing() {
        if (isOfDeployment()) {
            return sets();
        }
        Seq<Pod> pods = cluster.snapshot().list(Pod.KIND, "default");
        Seq<String> parts = table.kind().equals("statefulset") ? places(pods) : counts(pods);
        return parts.isEmpty() ? "none" : parts.mkString(" ");
    }

    /** The sizes of the ReplicaSets, and how many pods are available. */
    private String sets() {
        Seq<ReplicaSet> sets = cluster.snapshot()
                .list(ReplicaSet.KIND, "default")
                .sortBy(set -> set.metadata().creationTimestamp().get());
        return sets.map(set -> set.spec().replicas().get()).mkString("+") + " "
                + sets.map(set -> set.status().availableReplicas()).sum();
    }

    /** The pods by their places, with image and whether they are available. */
    private Seq<String> places(Seq<Pod> pods) {
        return pods.sortBy(RolloutScript::place).map(pod -> place(pod) + state(pod));
    }

    /** How many pods there are of each image, available or not. */
    private Seq<String> counts(Seq<Pod> pods) {
        Seq<String> states = pods.map(this::state);
        return states.distinct().sorted().map(state -> states.count(state::equals) + state);
    }

    private String state(Pod pod) {
        return image(pod) + (isAvailable(pod) ? "+" : "-");
    }

    private static String place(Pod pod) {
        return pod.name().substring(pod.name().lastIndexOf('-') + 1);
    }

    private static String image(Pod pod) {
        return pod.spec().containers().head().image().get().substring("web:".length());
    }

    private boolean isAvailable(Pod pod) {
        int seconds = Integer.parseInt(table.workload().getOrElse("minReady", "0"));
        return pod.readyCondition()
                .filter(ready -> ready.status().isTrue())
                .flatMap(PodCondition::lastTransitionTime)
                .exists(since -> !since.plusSeconds(seconds).isAfter(cluster.now()));
    }
}
