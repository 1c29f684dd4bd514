package io.github.kubevalue.model.patch;

import io.vavr.control.Either;
import java.util.function.Supplier;

/** Carries a fault out of the depth of a document. Never leaves this package. */
final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient PatchFault fault;

    Rejection(PatchFault fault) {
        super(fault.detail(), null, false, false);
        this.fault = fault;
    }

    static <T> Either<PatchFault, T> caught(Supplier<T> work) {
        try {
            return Either.right(work.get());
        } catch (Rejection rejection) {
            return Either.left(rejection.fault);
        }
    }
}
