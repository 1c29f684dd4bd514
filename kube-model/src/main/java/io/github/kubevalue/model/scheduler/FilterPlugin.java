package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.store.Snapshot;

/** A rule that a node has to meet for a pod to run there. */
public interface FilterPlugin extends Plugin {

    /**
     * Looks once at the pod and at the cluster; the answer then judges node by node. What upstream splits into PreFilter
     * and Filter.
     */
    Filter prepare(Cycle cycle);

    /** Whether it is worth asking whether such an event helps. A plugin that does not say is asked about all. */
    default boolean heeds(ClusterEvent event) {
        return true;
    }

    /**
     * Whether what happened may let a pod run somewhere that this plugin kept off: its queueing hint. A plugin that does not say
     * takes everything for helpful.
     *
     * @param event what happened, which it heeds
     * @param waiting the pod, as it now is
     * @param snapshot the objects after it
     */
    default boolean mayHelp(ClusterEvent event, Pod waiting, Snapshot snapshot) {
        return true;
    }
}
