package io.github.kubevalue.model.validation.apps;

import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The rules on what a status counts: nothing is less than nothing, and no part is more than the whole.
 *
 * @param replicas how many pods there are
 * @param faults the faults found so far
 */
record StatusCounts(int replicas, Faults faults) {
    private static final FieldPath STATUS = FieldPath.of("status");

    StatusCounts(int replicas) {
        this(replicas, Faults.NONE);
    }

    private StatusCounts with(Faults found) {
        return new StatusCounts(replicas, found);
    }

    StatusCounts counted(String field, long number) {
        return with(faults.notNegative(number, STATUS.child(field)));
    }

    StatusCounts counted(String field, Option<Integer> number) {
        return with(faults.notNegative(number, STATUS.child(field)));
    }

    StatusCounts atMostReplicas(String field, int number) {
        return with(faults.when(
                number > replicas,
                () -> STATUS.child(field).invalid(number, "cannot be greater than status.replicas")));
    }

    StatusCounts atMostReady(int available, int ready, String called) {
        return with(faults.when(
                available > ready,
                () -> STATUS.child("availableReplicas").invalid(available, "cannot be greater than " + called)));
    }

    StatusCounts notDecremented(Option<Integer> after, Option<Integer> before) {
        int now = after.getOrElse(0);
        boolean less = before.isDefined() && (after.isEmpty() || now < before.get());
        return with(faults.when(less, () -> STATUS.child("collisionCount").invalid(now, "cannot be decremented")));
    }

    Seq<FieldError> found() {
        return faults.found();
    }
}
