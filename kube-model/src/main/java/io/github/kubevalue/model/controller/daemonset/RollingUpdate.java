package io.github.kubevalue.model.controller.daemonset;

import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.RollingUpdateDaemonSet;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.workload.Availability;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.IntOrString;
import io.vavr.collection.Seq;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;

/** One step of the replacement of outdated daemon pods, with as many missing or doubled as the strategy allows. */
final class RollingUpdate {
    private static final String WHY = "its template is outdated";

    private RollingUpdate() {}

    static Plan of(DaemonSet set, Seq<NodePods> nodes, Placement placement, String hash, Instant now) {
        // pkg/controller/daemon/update.go, rollingUpdate
        Predicate<Pod> isAvailable =
                pod -> Availability.isAvailable(pod, set.spec().minReadySeconds(), now);
        Seq<NodePods> eligible = nodes.filter(NodePods::shouldRun);
        return maxSurge(set, nodes) == 0
                ? replaced(set, eligible, hash, isAvailable)
                : surged(set, eligible, placement, hash, isAvailable);
    }

    private static int share(
            DaemonSet set, Seq<NodePods> nodes, Function<RollingUpdateDaemonSet, Iterable<IntOrString>> part) {
        int desired = nodes.count(NodePods::shouldRun);
        return set.spec()
                .updateStrategy()
                .rollingUpdate()
                .toVector()
                .flatMap(part)
                .map(share -> share.scaledUp(desired))
                .headOption()
                .getOrElse(0);
    }

    static int maxSurge(DaemonSet set, Seq<NodePods> nodes) {
        return share(set, nodes, RollingUpdateDaemonSet::maxSurge);
    }

    private static int maxUnavailable(DaemonSet set, Seq<NodePods> nodes) {
        // util, UnavailableCount: with neither, one may be missing
        int said = share(set, nodes, RollingUpdateDaemonSet::maxUnavailable);
        return said == 0 && maxSurge(set, nodes) == 0 ? 1 : said;
    }

    /** Without surge: unavailable pods are replaced freely, others as long as few enough are missing. */
    private static Plan replaced(DaemonSet set, Seq<NodePods> nodes, String hash, Predicate<Pod> isAvailable) {
        Seq<Pod> outdated = nodes.flatMap(node -> node.outdated(hash));
        int missing = nodes.count(
                node -> !node.outdated(hash).isDefined() && !node.updated(hash).exists(isAvailable));
        int free = Math.max(0, maxUnavailable(set, nodes) - missing);
        Seq<Pod> doomed = outdated.reject(isAvailable)
                .appendAll(outdated.filter(isAvailable).take(free));
        return doomed.foldLeft(Plan.none(), (plan, pod) -> plan.then(DaemonSetController.deleted(set, pod, WHY)));
    }

    /** With surge: a new pod stands beside the old one until it is available. */
    private static Plan surged(
            DaemonSet set, Seq<NodePods> nodes, Placement placement, String hash, Predicate<Pod> isAvailable) {
        Seq<NodePods> done = nodes.filter(node -> node.outdated(hash).isDefined()
                && node.updated(hash).isDefined()
                && (node.updated(hash).exists(isAvailable)
                        || !node.outdated(hash).exists(isAvailable)));
        Plan removed = done.flatMap(node -> node.outdated(hash))
                .foldLeft(Plan.none(), (plan, pod) -> plan.then(DaemonSetController.deleted(set, pod, WHY)));
        Seq<NodePods> waiting = nodes.filter(
                node -> node.outdated(hash).isDefined() && node.updated(hash).isEmpty());
        int doubled = nodes.count(
                node -> node.outdated(hash).isDefined() && node.updated(hash).isDefined());
        Seq<NodePods> free = waiting.reject(node -> node.outdated(hash).exists(isAvailable));
        Seq<NodePods> chosen = waiting.filter(node -> node.outdated(hash).exists(isAvailable))
                .take(Math.max(0, maxSurge(set, nodes) - doubled));
        return free.appendAll(chosen)
                .foldLeft(removed, (plan, node) -> plan.then(DaemonSetController.created(set, node, placement, hash)));
    }
}
