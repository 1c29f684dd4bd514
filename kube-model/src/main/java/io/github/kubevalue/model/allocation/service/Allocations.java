package io.github.kubevalue.model.allocation.service;

import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;

/** The kinds whose objects get something that the server has only one of each. */
public final class Allocations {
    private static final Map<Kind<?>, Allocation<?>> ALL =
            HashMap.of(Service.KIND, (Allocation<Service>) ServiceAllocation::allocated);

    private Allocations() {}

    /** Returns the allocation for a kind; that of nothing for most. */
    @SuppressWarnings("unchecked") // the kind gives the type
    public static <T extends KubeObject> Allocation<T> of(Kind<T> kind) {
        return (Allocation<T>)
                ALL.getOrElse(kind, (Allocation<T>) (object, before, allocators) -> Either.right(object));
    }
}
