package io.github.kubevalue.dsl.render;

import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.scheduler.PluginVerdict;
import io.github.kubevalue.model.scheduler.Status;
import io.github.kubevalue.model.scheduler.attempt.Decision.NodeScore;
import io.github.kubevalue.model.scheduler.attempt.Evaluation;
import io.github.kubevalue.model.scheduler.attempt.NodeVerdict;
import io.github.kubevalue.model.scheduler.attempt.Scheduler;
import io.github.kubevalue.model.scheduler.profile.KubeScheduler;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Why a pod is, or is not, on each node: what every plugin of its scheduler says.
 *
 * @param pod the pod
 * @param evaluation what the plugins say, as if the pod were to be placed now
 */
public record Placement(Pod pod, Evaluation evaluation) {

    /** Returns what is said of a pod, or that no scheduler of the cluster places it. */
    public static Either<String, Placement> of(Cluster cluster, Pod pod) {
        Option<Scheduler> scheduler = new KubeScheduler(cluster.config().scheduler()).scheduler(pod);
        return scheduler
                .map(one -> new Placement(pod, one.evaluate(cluster.snapshot(), pod)))
                .toEither(() -> pod.key() + " asks for the scheduler "
                        + pod.spec().schedulerName().getOrElse("") + ", of which nothing is known");
    }

    private Option<String> node() {
        return pod.spec().nodeName().filter(name -> !name.isEmpty());
    }

    /** Returns one line for each node, the best first, then those that refuse the pod. */
    public String text() {
        String heading = pod.key() + node().map(name -> " is on " + name).getOrElse(" is on no node") + "\n";
        return heading + ranked().map(this::line).mkString();
    }

    private Seq<NodeVerdict> ranked() {
        return evaluation
                .nodes()
                .sortBy(verdict -> -verdict.score().map(NodeScore::total).getOrElse(-1L));
    }

    private String line(NodeVerdict verdict) {
        String what = verdict.isFeasible()
                ? "fits" + verdict.score().map(Placement::points).getOrElse("")
                : verdict.refusals().map(Placement::refusal).mkString("; ");
        return "  " + verdict.node() + ": " + what + "\n";
    }

    private static String refusal(PluginVerdict verdict) {
        return verdict.plugin() + ": " + verdict.status().reasons().mkString(", ");
    }

    private static String points(NodeScore score) {
        return ", " + score.total() + " points: "
                + score.plugins().map(plugin -> plugin._1 + " " + plugin._2).mkString(", ");
    }

    /** Returns the same as JSON. */
    public Json.Obj json() {
        return new Json.Obj(LinkedHashMap.of(
                "pod",
                Json.of(pod.key().toString()),
                "node",
                node().map(Json::of).getOrElse(Json.NULL),
                "nodes",
                new Json.Arr(evaluation.nodes().map(Placement::json).toVector())));
    }

    private static Json json(NodeVerdict verdict) {
        return new Json.Obj(LinkedHashMap.of(
                "node",
                Json.of(verdict.node()),
                "feasible",
                Json.of(verdict.isFeasible()),
                "plugins",
                new Json.Arr(verdict.verdicts().map(Placement::json).toVector()),
                "score",
                verdict.score().map(Placement::json).getOrElse(Json.NULL)));
    }

    private static Json json(PluginVerdict verdict) {
        return new Json.Obj(LinkedHashMap.of(
                "plugin",
                Json.of(verdict.plugin()),
                "status",
                Json.of(code(verdict.status())),
                "reasons",
                new Json.Arr(verdict.status().reasons().map(Json::of).toVector())));
    }

    /** The name of the status as upstream has it. */
    private static String code(Status status) {
        if (status.isSuccess()) {
            return "Success";
        }
        return status instanceof Status.Unresolvable ? "UnschedulableAndUnresolvable" : "Unschedulable";
    }

    private static Json json(NodeScore score) {
        LinkedHashMap<String, Json> plugins =
                LinkedHashMap.ofEntries(score.plugins().map(plugin -> Tuple.of(plugin._1, Json.of(plugin._2))));
        return new Json.Obj(LinkedHashMap.of("total", Json.of(score.total()), "plugins", new Json.Obj(plugins)));
    }
}
