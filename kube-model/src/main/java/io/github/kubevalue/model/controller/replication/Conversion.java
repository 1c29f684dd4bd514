package io.github.kubevalue.model.controller.replication;

import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.ReplicaSetCondition;
import io.github.kubevalue.model.apps.ReplicaSetConditionType;
import io.github.kubevalue.model.apps.ReplicaSetSpec;
import io.github.kubevalue.model.apps.ReplicaSetStatus;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.core.ReplicationController;
import io.github.kubevalue.model.core.ReplicationControllerCondition;
import io.github.kubevalue.model.core.ReplicationControllerConditionType;
import io.github.kubevalue.model.core.ReplicationControllerSpec;
import io.github.kubevalue.model.core.ReplicationControllerStatus;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.control.Option;

/** From a ReplicationController to the ReplicaSet that it amounts to, and back. */
final class Conversion {
    private Conversion() {}

    static ReplicaSet set(ReplicationController controller) {
        // pkg/apis/core/v1/conversion.go, Convert_v1_ReplicationController_To_apps_ReplicaSet
        return ReplicaSet.builder()
                .metadata(controller.metadata())
                .spec(spec(controller.spec()))
                .status(status(controller.status()))
                .build();
    }

    private static ReplicaSetSpec spec(ReplicationControllerSpec spec) {
        return ReplicaSetSpec.builder()
                .replicas(spec.replicas())
                .minReadySeconds(spec.minReadySeconds().getOrElse(0))
                .selector(LabelSelector.of(spec.selector()))
                .template(spec.template()
                        .getOrElse(() -> PodTemplateSpec.builder().build()))
                .build();
    }

    private static ReplicaSetStatus status(ReplicationControllerStatus status) {
        return ReplicaSetStatus.builder()
                .replicas(status.replicas())
                .fullyLabeledReplicas(status.fullyLabeledReplicas())
                .readyReplicas(status.readyReplicas())
                .availableReplicas(status.availableReplicas())
                .observedGeneration(status.observedGeneration())
                .conditions(status.conditions().map(Conversion::condition))
                .build();
    }

    private static ReplicaSetCondition condition(ReplicationControllerCondition condition) {
        return ReplicaSetCondition.builder()
                .type(new ReplicaSetConditionType(condition.type().text()))
                .status(condition.status())
                .lastTransitionTime(condition.lastTransitionTime())
                .reason(condition.reason().getOrElse(""))
                .message(condition.message().getOrElse(""))
                .build();
    }

    /** The status without the number of pods that are on their way out, which a ReplicationController does not tell. */
    static ReplicationControllerStatus status(ReplicaSetStatus status) {
        return ReplicationControllerStatus.builder()
                .replicas(status.replicas())
                .fullyLabeledReplicas(status.fullyLabeledReplicas())
                .readyReplicas(status.readyReplicas())
                .availableReplicas(status.availableReplicas())
                .observedGeneration(status.observedGeneration())
                .conditions(status.conditions().map(Conversion::condition))
                .build();
    }

    private static ReplicationControllerCondition condition(ReplicaSetCondition condition) {
        return ReplicationControllerCondition.builder()
                .type(new ReplicationControllerConditionType(condition.type().text()))
                .status(condition.status())
                .lastTransitionTime(condition.lastTransitionTime())
                .reason(said(condition.reason()))
                .message(said(condition.message()))
                .build();
    }

    private static Option<String> said(String text) {
        return Option.of(text).filter(word -> !word.isEmpty());
    }
}
