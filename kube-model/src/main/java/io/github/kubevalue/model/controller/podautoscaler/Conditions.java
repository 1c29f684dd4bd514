package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerCondition;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerConditionType;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The conditions of an autoscaler, one of each type. (horizontal.go, setConditionInList)
 *
 * @param all the conditions
 * @param now the virtual time
 */
record Conditions(Seq<HorizontalPodAutoscalerCondition> all, Instant now) {

    Conditions ableToScale(boolean holds, String reason, String message) {
        return with(HorizontalPodAutoscalerConditionType.ABLE_TO_SCALE, holds, reason, message);
    }

    Conditions scalingActive(boolean holds, String reason, String message) {
        return with(HorizontalPodAutoscalerConditionType.SCALING_ACTIVE, holds, reason, message);
    }

    Conditions scalingLimited(boolean holds, String reason, String message) {
        return with(HorizontalPodAutoscalerConditionType.SCALING_LIMITED, holds, reason, message);
    }

    /** Returns the conditions without that of scaling to zero, which is off. */
    Conditions withoutScaledToZero() {
        return new Conditions(
                all.reject(condition -> condition.type().equals(HorizontalPodAutoscalerConditionType.SCALED_TO_ZERO)),
                now);
    }

    private Conditions with(HorizontalPodAutoscalerConditionType type, boolean holds, String reason, String message) {
        ConditionStatus status = ConditionStatus.of(holds);
        int place = all.indexWhere(condition -> condition.type().equals(type));
        Option<Instant> since = place >= 0 && all.get(place).status().equals(status)
                ? all.get(place).lastTransitionTime()
                : Option.of(now.truncatedTo(ChronoUnit.SECONDS));
        HorizontalPodAutoscalerCondition condition = HorizontalPodAutoscalerCondition.builder()
                .type(type)
                .status(status)
                .lastTransitionTime(since)
                .reason(reason)
                .message(message)
                .build();
        return new Conditions(place < 0 ? all.append(condition) : all.update(place, condition), now);
    }
}
