package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.defaulting.ClassDefaults;
import io.github.kubevalue.model.scheduling.PriorityClass;
import io.github.kubevalue.model.validation.scheduling.PriorityClassRules;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The strategies of the kinds of the group scheduling.k8s.io. */
final class SchedulingStrategies {
    // a class that changes keeps its generation
    static final Seq<Strategy<?>> ALL = Vector.of(Strategy.of(PriorityClass.KIND)
            .withDefaults(ClassDefaults::priorityClass)
            .withFaults(PriorityClassRules::faults)
            .withUpdates(PriorityClassRules::updated)
            .withGeneration(type -> PriorityClass.KIND));

    private SchedulingStrategies() {}
}
