package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.store.Catalog;

/** One rule of the scheduler. */
public interface Plugin {

    /** The name, as messages and scheduler configurations have it: {@code NodeResourcesFit}. */
    String name();

    /** The indexes and sums that it asks for. */
    default Catalog catalog() {
        return Catalog.EMPTY;
    }
}
