package io.github.kubevalue.model.allocation.service;

import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Hands out to objects of one kind what the server has only one of each. */
@FunctionalInterface
public interface Allocation<T extends KubeObject> {

    /**
     * Returns the object with all that it is to have.
     *
     * @param object the object, which is valid
     * @param before the object as it is stored; none if it is new
     * @param allocators where things come from, and what of them is taken
     */
    Either<ApiError, T> allocated(T object, Option<T> before, Allocators allocators);
}
