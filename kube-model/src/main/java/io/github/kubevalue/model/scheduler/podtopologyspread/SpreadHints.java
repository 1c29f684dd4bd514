package io.github.kubevalue.model.scheduler.podtopologyspread;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.scheduler.ClusterEvent;
import io.github.kubevalue.model.scheduler.ClusterEvent.Action;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * What may help a pod that its constraints kept off.
 *
 * @param waiting the pod
 * @param constraints the constraints that must hold
 */
record SpreadHints(Pod waiting, Seq<Constraint> constraints) {

    static boolean heeds(ClusterEvent event) {
        return event.is(Pod.KIND, Action.ADD, Action.UPDATE_POD_LABEL, Action.UPDATE_POD_TOLERATION, Action.DELETE)
                || event.is(Node.KIND, Action.ADD, Action.DELETE, Action.UPDATE_NODE_LABEL, Action.UPDATE_NODE_TAINT);
    }

    boolean mayHelp(ClusterEvent event) {
        return event.kind().equals(Pod.KIND) ? ofPod(event) : ofNode(event.nodeBefore(), event.nodeAfter());
    }

    // pkg/scheduler/framework/plugins/podtopologyspread/plugin.go, isSchedulableAfterPodChange
    private boolean ofPod(ClusterEvent event) {
        if (!event.pods().forAll(this::isInvolved)) {
            return false;
        }
        if (event.before().isEmpty() || event.after().isEmpty()) {
            return isCounted((Pod) event.object());
        }
        Pod before = (Pod) event.before().get();
        Pod after = (Pod) event.after().get();
        boolean toleratesMore = event.isOf(waiting)
                && !before.spec().tolerations().equals(after.spec().tolerations())
                && constraints.exists(Constraint::honorsTaints);
        return toleratesMore
                || constraints.exists(constraint -> constraint.selects(before) != constraint.selects(after));
    }

    private boolean isInvolved(Pod pod) {
        return pod.key().equals(waiting.key())
                || pod.isPlaced() && pod.namespace().equals(waiting.namespace());
    }

    private boolean isCounted(Pod pod) {
        return constraints.exists(constraint -> constraint.selects(pod));
    }

    // pkg/scheduler/framework/plugins/podtopologyspread/plugin.go, isSchedulableAfterNodeChange
    private boolean ofNode(Option<Node> before, Option<Node> after) {
        boolean counted = before.exists(this::hasLabels);
        boolean counts = after.exists(this::hasLabels);
        if (before.isEmpty() || after.isEmpty() || counted != counts) {
            return counted || counts;
        }
        return counts && hasMoved(before.get(), after.get());
    }

    private boolean hasMoved(Node before, Node after) {
        return !before.spec().taints().equals(after.spec().taints())
                || constraints.exists(constraint -> !before.metadata()
                        .labels()
                        .get(constraint.key())
                        .equals(after.metadata().labels().get(constraint.key())));
    }

    private boolean hasLabels(Node node) {
        return constraints.forAll(constraint -> node.metadata().labels().containsKey(constraint.key()));
    }
}
