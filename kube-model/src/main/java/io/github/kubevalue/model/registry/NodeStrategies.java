package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.node.RuntimeClass;
import io.github.kubevalue.model.validation.node.RuntimeClassRules;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The strategies of the kinds of the group node.k8s.io. */
final class NodeStrategies {
    static final Seq<Strategy<?>> ALL = Vector.of(Strategy.of(RuntimeClass.KIND)
            .withWarningsOfAll(Warnings::runtimeClass)
            .withFaults(RuntimeClassRules::faults)
            .withUpdates(RuntimeClassRules::updated));

    private NodeStrategies() {}
}
