package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.coordination.Lease;
import io.github.kubevalue.model.validation.coordination.LeaseRules;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The strategies of the kinds of the group coordination.k8s.io. */
final class CoordinationStrategies {
    static final Seq<Strategy<?>> ALL = Vector.of(Strategy.of(Lease.KIND)
            .withFaults(LeaseRules::faults)
            .withPrepared(CoordinationStrategies::withoutChoice)
            .withReplacing((after, before) -> withoutChoice(after)));

    private CoordinationStrategies() {}

    /** The cluster chooses no leaders: the gate CoordinatedLeaderElection is off. */
    private static Lease withoutChoice(Lease lease) {
        return lease.withSpec(lease.spec().withStrategy(Option.none()).withPreferredHolder(Option.none()));
    }
}
