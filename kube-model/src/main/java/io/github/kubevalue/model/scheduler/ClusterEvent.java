package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeCondition;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.resource.PodRequests;
import io.github.kubevalue.model.resource.Resources;
import io.github.kubevalue.model.store.Change;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Something that happened and that may let a waiting pod run.
 *
 * @param kind the kind of the object
 * @param action what was done to it
 * @param before the object as it was; none if it is new
 * @param after the object as it is; none if it is gone
 */
public record ClusterEvent(Kind<?> kind, Action action, Option<KubeObject> before, Option<KubeObject> after) {

    /** What is done to an object, as far as plugins tell it apart. */
    public enum Action {
        /** It was created, or bound to a node. */
        ADD,
        /** It was deleted, or a pod ended. */
        DELETE,
        /** It was changed in some other way. */
        UPDATE,
        /** A node has other resources to give. */
        UPDATE_NODE_ALLOCATABLE,
        /** A node has other labels. */
        UPDATE_NODE_LABEL,
        /** A node has other taints, or takes pods again. */
        UPDATE_NODE_TAINT,
        /** A node is in another condition. */
        UPDATE_NODE_CONDITION,
        /** A node has other annotations. */
        UPDATE_NODE_ANNOTATION,
        /** A pod has other labels. */
        UPDATE_POD_LABEL,
        /** A pod requests less. */
        UPDATE_POD_SCALE_DOWN,
        /** A pod has more tolerations. */
        UPDATE_POD_TOLERATION,
        /** A pod has no scheduling gates any more. */
        UPDATE_POD_SCHEDULING_GATES_ELIMINATED
    }

    /** Returns the creation of an object, or the binding of a pod. */
    public static ClusterEvent added(KubeObject object) {
        return new ClusterEvent(object.key().kind(), Action.ADD, Option.none(), Option.of(object));
    }

    /** Returns the deletion of an object. */
    public static ClusterEvent deleted(KubeObject object) {
        return new ClusterEvent(object.key().kind(), Action.DELETE, Option.of(object), Option.none());
    }

    /** Returns the change of an object. */
    public static ClusterEvent updated(Action action, KubeObject before, KubeObject after) {
        return new ClusterEvent(after.key().kind(), action, Option.of(before), Option.of(after));
    }

    /** Returns what a change of an object that is not a pod amounts to. */
    public static Seq<ClusterEvent> of(Change change) {
        if (change.isCreation() || change.isDeletion()) {
            return Vector.of(change.isCreation() ? added(change.object()) : deleted(change.object()));
        }
        KubeObject before = change.before().get();
        KubeObject after = change.after().get();
        return after instanceof Node node
                ? ofNode((Node) before, node)
                : Vector.of(updated(Action.UPDATE, before, after));
    }

    // pkg/scheduler/framework/events.go, NodeSchedulingPropertiesChange
    private static Seq<ClusterEvent> ofNode(Node before, Node after) {
        Vector<Action> actions = Vector.empty();
        if (before.spec().isUnschedulable() && !after.spec().isUnschedulable()) {
            actions = actions.append(Action.UPDATE_NODE_TAINT);
        }
        if (!before.status().allocatable().equals(after.status().allocatable())) {
            actions = actions.append(Action.UPDATE_NODE_ALLOCATABLE);
        }
        if (!before.metadata().labels().equals(after.metadata().labels())) {
            actions = actions.append(Action.UPDATE_NODE_LABEL);
        }
        if (!before.spec().taints().equals(after.spec().taints())) {
            actions = actions.append(Action.UPDATE_NODE_TAINT);
        }
        if (!conditions(before).equals(conditions(after))) {
            actions = actions.append(Action.UPDATE_NODE_CONDITION);
        }
        if (!before.metadata().annotations().equals(after.metadata().annotations())) {
            actions = actions.append(Action.UPDATE_NODE_ANNOTATION);
        }
        return actions.map(action -> updated(action, before, after));
    }

    private static Map<String, String> conditions(Node node) {
        return node.status()
                .conditions()
                .toMap(NodeCondition::type, condition -> condition.status().text());
    }

    /** Returns what a change of a pod amounts to that is bound before and after, or neither. */
    // pkg/scheduler/framework/events.go, PodSchedulingPropertiesChange
    public static Seq<ClusterEvent> ofPod(Pod before, Pod after) {
        Vector<Action> actions = Vector.empty();
        if (!before.metadata().labels().equals(after.metadata().labels())) {
            actions = actions.append(Action.UPDATE_POD_LABEL);
        }
        if (!PodRequests.areSame(before, after) && isLess(requests(after), requests(before))) {
            actions = actions.append(Action.UPDATE_POD_SCALE_DOWN);
        }
        if (after.spec().schedulingGates().isEmpty()
                && !before.spec().schedulingGates().isEmpty()) {
            actions = actions.append(Action.UPDATE_POD_SCHEDULING_GATES_ELIMINATED);
        }
        if (before.spec().tolerations().size() != after.spec().tolerations().size()) {
            actions = actions.append(Action.UPDATE_POD_TOLERATION);
        }
        return (actions.isEmpty() ? Vector.of(Action.UPDATE) : actions).map(action -> updated(action, before, after));
    }

    private static Resources requests(Pod pod) {
        return PodRequests.of(pod).exact();
    }

    /** Whether some resource is less. */
    private static boolean isLess(Resources one, Resources other) {
        return Vector.of(Resources.CPU, Resources.MEMORY, Resources.EPHEMERAL_STORAGE)
                .appendAll(other.scalars().keySet())
                .exists(name -> one.get(name) < other.get(name));
    }

    /** Whether this is one of those, done to an object of that kind. */
    public boolean is(Kind<?> some, Action... actions) {
        return kind.equals(some) && Vector.of(actions).contains(action);
    }

    /** The object as it now is, or last was. */
    public KubeObject object() {
        return after.orElse(before).get();
    }

    /** The pod, before and after. */
    public Seq<Pod> pods() {
        return before.toVector().appendAll(after).map(Pod.class::cast);
    }

    /** The node as it was. */
    public Option<Node> nodeBefore() {
        return before.map(Node.class::cast);
    }

    /** The node as it is. */
    public Option<Node> nodeAfter() {
        return after.map(Node.class::cast);
    }

    /** Whether it is that pod which was changed. */
    public boolean isOf(Pod pod) {
        return after.exists(object -> object.key().equals(pod.key())
                && object.metadata().uid().equals(pod.metadata().uid()));
    }
}
