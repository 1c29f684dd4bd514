package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.scheduling.PriorityClass;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The strategies of the kinds of the group scheduling.k8s.io. */
final class SchedulingStrategies {
    // a class that changes keeps its generation
    static final Seq<Strategy<?>> ALL =
            Vector.of(Strategy.of(PriorityClass.KIND).withGeneration(type -> PriorityClass.KIND));

    private SchedulingStrategies() {}
}
