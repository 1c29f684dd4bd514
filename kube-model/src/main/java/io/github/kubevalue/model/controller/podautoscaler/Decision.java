package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.apiserver.Scale;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerStatus;
import io.github.kubevalue.model.autoscaling.MetricStatus;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.Reaction;
import io.github.kubevalue.model.controller.Step;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a turn comes to: the target is scaled or stays, and the status tells it.
 *
 * @param autoscaler the autoscaler
 * @param target what is scaled
 * @param conditions what is told so far
 * @param statuses what the metrics said
 */
record Decision(
        HorizontalPodAutoscaler autoscaler, Target.Scaled target, Conditions conditions, Seq<MetricStatus> statuses) {

    static Decision of(HorizontalPodAutoscaler autoscaler, Target.Scaled target, Conditions conditions) {
        return new Decision(autoscaler, target, conditions, Vector.empty());
    }

    Decision with(Conditions told, Seq<MetricStatus> said) {
        return new Decision(autoscaler, target, told, said);
    }

    int current() {
        return target.scale().replicas();
    }

    private Instant now() {
        return conditions.now();
    }

    /** The target stays as it is, and is to have that many pods. */
    Plan unchanged(int desired) {
        return StatusWrite.of(autoscaler, status(conditions, desired));
    }

    // horizontal.go, setStatus: which generation was observed is not told
    private HorizontalPodAutoscalerStatus status(Conditions told, int desired) {
        return HorizontalPodAutoscalerStatus.builder()
                .currentReplicas(current())
                .desiredReplicas(desired)
                .lastScaleTime(autoscaler.status().lastScaleTime())
                .currentMetrics(statuses)
                .conditions(told.all())
                .build();
    }

    /** The target is scaled, whatever its version has become meanwhile; then that is remembered. */
    Plan rescaled(int desired, String reason, Recollection memory) {
        Conditions told = conditions
                .ableToScale(
                        true,
                        "SucceededRescale",
                        "the HPA controller was able to update the target scale to " + desired)
                .withoutScaledToZero();
        HorizontalPodAutoscalerStatus status =
                status(told, desired).withLastScaleTime(Option.of(now().truncatedTo(ChronoUnit.SECONDS)));
        Scale scale = target.scale();
        Write write = new Write.UpdateScale(
                target.key(),
                scale.withReplicas(desired).withMetadata(scale.metadata().withResourceVersion(Option.none())));
        String why = "New size: " + desired + "; reason: " + reason;
        return Plan.none()
                .then(write, why, new Rescaling(why, remembered(memory, desired)))
                .then(StatusWrite.of(autoscaler, status));
    }

    /** What was done counts only where it bounds what is done next. (horizontal.go, storeScaleEvent) */
    private Recollection remembered(Recollection memory, int desired) {
        int change = desired - current();
        return autoscaler.spec().behavior().isEmpty()
                ? memory
                : memory.scaled(change, Normalization.of(autoscaler, current()).longestPeriod(change), now());
    }

    /** What becomes of the answer to a change of the scale. */
    private final class Rescaling implements Reaction {
        private final String why;
        private final Recollection memory;

        private Rescaling(String why, Recollection memory) {
            this.why = why;
            this.memory = memory;
        }

        @Override
        public Option<Event> written(KubeObject object) {
            return Option.of(Event.normal(autoscaler, "SuccessfulRescale", why));
        }

        @Override
        public Option<Memory> memory() {
            return Option.of(memory);
        }

        @Override
        public Option<Event> refused(ApiError error) {
            return Option.of(Event.warning(autoscaler, "FailedRescale", why + "; error: " + error));
        }

        @Override
        public Option<Step> instead(ApiError error) {
            Conditions told = conditions.ableToScale(
                    false, "FailedUpdateScale", "the HPA controller was unable to update the target scale: " + error);
            HorizontalPodAutoscalerStatus status =
                    status(told, autoscaler.status().desiredReplicas());
            return Option.of(Step.of(new Write.UpdateStatus(autoscaler.withStatus(status)), "it cannot be scaled"));
        }
    }
}
