package io.github.kubevalue.model.validation.coordination;

import io.github.kubevalue.model.coordination.Lease;
import io.github.kubevalue.model.coordination.LeaseSpec;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * The rules on Leases. (pkg/apis/coordination/validation/validation.go) Those on the strategy never apply: without the gate
 * CoordinatedLeaderElection no Lease has one.
 */
public final class LeaseRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath DURATION = SPEC.child("leaseDurationSeconds");

    private LeaseRules() {}

    /** Returns the faults of a Lease. */
    public static Seq<FieldError> faults(Lease lease) {
        LeaseSpec spec = lease.spec();
        return Faults.NONE
                .given(
                        spec.leaseDurationSeconds().filter(seconds -> seconds <= 0),
                        seconds -> Vector.of(DURATION.invalid(seconds, "must be greater than 0")))
                .notNegative(spec.leaseTransitions(), SPEC.child("leaseTransitions"))
                .found();
    }
}
