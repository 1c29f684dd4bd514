package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Snapshot;

/** One rule of the scheduler. */
public interface Plugin {

    /** The name, as messages and scheduler configurations have it: {@code NodeResourcesFit}. */
    String name();

    /** The indexes and sums that it asks for. */
    default Catalog catalog() {
        return Catalog.EMPTY;
    }

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
