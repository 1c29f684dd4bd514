package io.github.kubevalue.model.store;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The indexes that every store keeps unless told otherwise. */
public final class Indexes {

    /** All of them. */
    static final Seq<Index<?>> ALL = Vector.empty();

    private Indexes() {}
}
