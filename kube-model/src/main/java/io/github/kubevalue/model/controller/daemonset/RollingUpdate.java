package io.github.kubevalue.model.controller.daemonset;

import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.RollingUpdateDaemonSet;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.workload.Availability;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.IntOrString;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/** One step of the replacement of outdated daemon pods, with as many missing or doubled as the strategy allows. */
final class RollingUpdate {
    private static final String WHY = "its template is outdated";

    private final DaemonSet set;
    private final Seq<NodePods> nodes;
    private final Placement placement;
    private final String hash;
    private final Instant now;

    private RollingUpdate(DaemonSet set, Seq<NodePods> nodes, Placement placement, String hash, Instant now) {
        this.set = set;
        this.nodes = nodes;
        this.placement = placement;
        this.hash = hash;
        this.now = now;
    }

    static Plan of(DaemonSet set, Seq<NodePods> nodes, Placement placement, String hash, Instant now) {
        // pkg/controller/daemon/update.go, rollingUpdate
        RollingUpdate update = new RollingUpdate(set, nodes, placement, hash, now);
        return update.maxSurge() == 0 ? update.replaced() : update.surged();
    }

    /** Whether two pods may stand on a node for a while. */
    static boolean allowsSurge(DaemonSet set) {
        return share(set, 1, RollingUpdateDaemonSet::maxSurge) > 0;
    }

    private static int share(DaemonSet set, int desired, Function<RollingUpdateDaemonSet, Iterable<IntOrString>> part) {
        return set.spec()
                .updateStrategy()
                .rollingUpdate()
                .toVector()
                .flatMap(part)
                .map(share -> share.scaledUp(desired))
                .headOption()
                .getOrElse(0);
    }

    private int desired() {
        return nodes.count(NodePods::shouldRun);
    }

    private int maxSurge() {
        return share(set, desired(), RollingUpdateDaemonSet::maxSurge);
    }

    private int maxUnavailable() {
        // updatedDesiredNodeCounts: with neither, one may be missing
        int said = share(set, desired(), RollingUpdateDaemonSet::maxUnavailable);
        return said == 0 && maxSurge() == 0 ? 1 : said;
    }

    private boolean isAvailable(Pod pod) {
        return Availability.isAvailable(pod, set.spec().minReadySeconds(), now);
    }

    private Option<Pod> outdated(NodePods node) {
        return node.outdated(hash);
    }

    private Option<Pod> updated(NodePods node) {
        return node.updated(hash);
    }

    /** Whether the one pod of a node, old or new, is there and available. */
    private boolean isServed(NodePods node) {
        return outdated(node).isDefined() != updated(node).isDefined()
                && outdated(node).orElse(() -> updated(node)).exists(this::isAvailable);
    }

    private Seq<NodePods> onlyOld() {
        return nodes.filter(node -> outdated(node).isDefined() && updated(node).isEmpty());
    }

    /** Without surge: unavailable pods are replaced freely, others as long as few enough are missing. */
    private Plan replaced() {
        int missing = nodes.count(node -> !node.pods().isEmpty() && !isServed(node));
        Seq<Pod> old = onlyOld().flatMap(this::outdated);
        Seq<Pod> free = old.filter(this::isAvailable).take(Math.max(0, maxUnavailable() - missing));
        return deleted(old.reject(this::isAvailable).appendAll(free));
    }

    /**
     * With surge: a new pod stands beside the old one until it is available. On a node that is not to have a pod any longer the
     * old one goes as soon as enough others are available.
     */
    private Plan surged() {
        Seq<NodePods> doubled =
                nodes.filter(node -> outdated(node).isDefined() && updated(node).isDefined());
        Seq<NodePods> done = doubled.filter(node -> updated(node).exists(this::isAvailable));
        Seq<NodePods> lost = onlyOld().reject(this::isServed);
        Seq<NodePods> served = onlyOld().filter(this::isServed);
        int available =
                nodes.count(node -> outdated(node).orElse(() -> updated(node)).exists(this::isAvailable));
        Seq<NodePods> sunset = served.reject(NodePods::shouldRun).take(Math.max(0, available - desired()));
        Seq<NodePods> next =
                served.filter(NodePods::shouldRun).take(Math.max(0, maxSurge() - (doubled.size() - done.size())));
        Seq<NodePods> doomed = done.appendAll(lost.reject(NodePods::shouldRun)).appendAll(sunset);
        return lost.filter(NodePods::shouldRun)
                .appendAll(next)
                .foldLeft(
                        deleted(doomed.flatMap(this::outdated)),
                        (plan, node) -> plan.then(DaemonSetController.created(set, node, placement, hash)));
    }

    private Plan deleted(Seq<Pod> pods) {
        return pods.foldLeft(Plan.none(), (plan, pod) -> plan.then(DaemonSetController.deleted(set, pod, WHY)));
    }
}
