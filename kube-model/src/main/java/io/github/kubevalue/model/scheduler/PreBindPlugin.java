package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.control.Option;

/**
 * A plugin that has something done before a pod is bound to the node that was chosen for it, and on which the binding
 * waits. Meanwhile the node is nominated for the pod, so that it is chosen again if it still will do.
 */
public interface PreBindPlugin extends Plugin {

    /**
     * Returns what to do before the pod is bound; none if nothing stands in the way. A plan without writes only waits.
     *
     * @param snapshot the objects
     * @param pod the pod, which is not bound
     * @param node the node that was chosen for it
     */
    // pkg/scheduler/framework: Reserve, PreBindPreFlight and PreBind
    Option<Plan> preBind(Snapshot snapshot, Pod pod, Node node);
}
