package io.github.kubevalue.model.scheduler.interpodaffinity;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.scheduler.ClusterEvent;
import io.github.kubevalue.model.scheduler.ClusterEvent.Action;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** What may help a pod that affinity or anti-affinity kept off. */
final class AffinityHints {
    private AffinityHints() {}

    static boolean heeds(ClusterEvent event) {
        return event.is(Pod.KIND, Action.ADD, Action.UPDATE_POD_LABEL, Action.DELETE)
                || event.is(Node.KIND, Action.ADD, Action.UPDATE_NODE_LABEL);
    }

    static boolean mayHelp(ClusterEvent event, Pod waiting, Snapshot snapshot) {
        return event.kind().equals(Pod.KIND) ? ofPod(event, waiting, snapshot) : ofNode(event, waiting);
    }

    // pkg/scheduler/framework/plugins/interpodaffinity/plugin.go, isSchedulableAfterPodChange
    private static boolean ofPod(ClusterEvent event, Pod waiting, Snapshot snapshot) {
        if (event.before().isDefined() && event.isOf(waiting)) {
            return true;
        }
        if (!event.pods().forAll(Pod::isPlaced)) {
            return false;
        }
        Option<Pod> before = event.before().map(Pod.class::cast);
        Option<Pod> after = event.after().map(Pod.class::cast);
        Seq<Term> affinity = Term.requiredAffinity(waiting);
        Seq<Term> antiAffinity = Term.requiredAntiAffinity(waiting);
        boolean attracts = after.exists(pod -> matchesAll(affinity, pod, snapshot))
                && before.forAll(pod -> !matchesAll(affinity, pod, snapshot));
        boolean yields = before.exists(pod -> matchesAll(antiAffinity, pod, snapshot))
                && after.forAll(pod -> !matchesAll(antiAffinity, pod, snapshot));
        boolean wasAverse =
                after.isEmpty() && before.exists(pod -> matchesAll(Term.requiredAntiAffinity(pod), waiting, snapshot));
        return attracts || yields || wasAverse;
    }

    private static boolean matchesAll(Seq<Term> terms, Pod pod, Snapshot snapshot) {
        return !terms.isEmpty() && terms.forAll(term -> term.matches(pod, snapshot));
    }

    // pkg/scheduler/framework/plugins/interpodaffinity/plugin.go, isSchedulableAfterNodeChange
    private static boolean ofNode(ClusterEvent event, Pod waiting) {
        Option<Node> before = event.nodeBefore();
        Node after = event.nodeAfter().get();
        return Term.requiredAffinity(waiting).exists(term -> gains(before, after, term.key()))
                || Term.requiredAntiAffinity(waiting)
                        .exists(term -> before.forAll(old -> leaves(old, after, term.key())));
    }

    private static boolean gains(Option<Node> before, Node after, String key) {
        Option<String> value = after.metadata().labels().get(key);
        return value.isDefined()
                && before.forAll(old -> !old.metadata().labels().get(key).equals(value));
    }

    private static boolean leaves(Node before, Node after, String key) {
        Option<String> value = before.metadata().labels().get(key);
        return value.isDefined() && !after.metadata().labels().get(key).equals(value);
    }
}
