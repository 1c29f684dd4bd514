package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.flowcontrol.FlowSchema;
import io.github.kubevalue.model.flowcontrol.FlowSchemaStatus;
import io.github.kubevalue.model.flowcontrol.PriorityLevelConfiguration;
import io.github.kubevalue.model.flowcontrol.PriorityLevelConfigurationStatus;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The strategies of the kinds of the group flowcontrol.apiserver.k8s.io. */
final class FlowcontrolStrategies {
    static final Seq<Strategy<?>> ALL = Vector.of(
            Strategy.of(FlowSchema.KIND)
                    .withGeneration(FlowSchema::spec)
                    .withStatus(
                            FlowSchema::status,
                            FlowSchema::withStatus,
                            FlowSchemaStatus.builder().build()),
            Strategy.of(PriorityLevelConfiguration.KIND)
                    .withGeneration(PriorityLevelConfiguration::spec)
                    .withStatus(
                            PriorityLevelConfiguration::status,
                            PriorityLevelConfiguration::withStatus,
                            PriorityLevelConfigurationStatus.builder().build()));

    private FlowcontrolStrategies() {}
}
