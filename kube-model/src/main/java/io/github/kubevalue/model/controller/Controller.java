package io.github.kubevalue.model.controller;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;

/**
 * One control loop. It brings what it is responsible for closer to what is desired, one key at a time.
 *
 * <p>Laws: {@link #reconcile} is a pure function; at the fixed point its plan writes nothing; and whatever a plan depends
 * on wakes its key, so that running only the keys that are woken reaches the same fixed point as running all.
 */
public interface Controller {

    /**
     * The name by which timelines and faults know it: the one that kube-controller-manager gives it, such as
     * {@code garbage-collector-controller}; for others that of the component, such as {@code kubelet}.
     */
    String name();

    /** The indexes and sums that it asks for, beside those that the kinds declare. */
    default Catalog catalog() {
        return Catalog.EMPTY;
    }

    /**
     * Whether it is told of changes of objects of a kind. It need not watch a kind none of whose changes
     * {@linkplain #wakes wakes} a key.
     */
    default boolean watches(Kind<?> kind) {
        return true;
    }

    /**
     * Returns the keys that a change concerns; they are to be reconciled some time later. At the cost of the change, not
     * of the cluster: through indexes, never by a scan of all objects.
     *
     * @param change what was written
     * @param snapshot the objects after the change
     */
    Seq<ResourceKey> wakes(Change change, Snapshot snapshot);

    /**
     * Returns what to write so that the object of the key is as it should be, or becomes so.
     *
     * @param snapshot the objects as the controller sees them, possibly not the latest
     * @param key a key that was woken; its object may be gone
     * @param moment the virtual time, and where to draw
     */
    Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment);
}
