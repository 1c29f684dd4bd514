package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerStatus;
import io.github.kubevalue.model.controller.Plan;

/** What an autoscaler tells of itself is written if it has changed. (horizontal.go, updateStatusIfNeeded) */
final class StatusWrite {
    private StatusWrite() {}

    static Plan of(HorizontalPodAutoscaler autoscaler, HorizontalPodAutoscalerStatus status) {
        return status.equals(autoscaler.status())
                ? Plan.none()
                : Plan.of(new Write.UpdateStatus(autoscaler.withStatus(status)), "told what its metrics come to");
    }
}
