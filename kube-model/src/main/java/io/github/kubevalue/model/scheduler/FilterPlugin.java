package io.github.kubevalue.model.scheduler;

/** A rule that a node has to meet for a pod to run there. */
public interface FilterPlugin extends Plugin {

    /**
     * Looks once at the pod and at the cluster; the answer then judges node by node. What upstream splits into PreFilter
     * and Filter.
     */
    Filter prepare(Cycle cycle);
}
