package io.github.kubevalue.model.controller.podautoscaler;

import static io.github.kubevalue.model.controller.podautoscaler.Reported.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.autoscaling.CrossVersionObjectReference;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerCondition;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerConditionType;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerStatus;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.Reaction;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a turn tells when something is amiss: the cases of horizontal_test.go that need more than numbers. */
class TurnTest {
    private static final Row BUSY = Row.busy();

    private static Plan turn(HorizontalPodAutoscaler autoscaler, Snapshot snapshot) {
        return new Turn(
                        autoscaler,
                        (any, world, now) -> new Reported(BUSY, NOW),
                        snapshot,
                        NOW,
                        Recollection.until(NOW))
                .plan();
    }

    private static HorizontalPodAutoscalerStatus status(Plan plan) {
        Write.UpdateStatus last = (Write.UpdateStatus) plan.writes().last();
        return ((HorizontalPodAutoscaler) last.object()).status();
    }

    private static Seq<String> conditions(Plan plan) {
        return status(plan)
                .conditions()
                .map(each -> each.type() + " " + each.status() + " "
                        + each.reason().getOrElse("") + ": " + each.message().getOrElse(""));
    }

    private static Seq<String> told(Plan plan) {
        return plan.events().map(event -> event.severity() + " " + event.reason() + ": " + event.message());
    }

    private static HorizontalPodAutoscaler on(String apiVersion, String kind, String name) {
        HorizontalPodAutoscaler autoscaler = AutoscalerWorld.autoscaler(BUSY);
        return autoscaler.withSpec(autoscaler
                .spec()
                .withScaleTargetRef(CrossVersionObjectReference.builder()
                        .apiVersion(apiVersion)
                        .kind(kind)
                        .name(name)
                        .build()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v1 | ReplicationController | other | replicationcontrollers \"other\" not found",
                "apps/v1 | Cheese | test-rc | no matches for kind \"Cheese\" in group \"apps\"",
                "a/b/c | ReplicationController | test-rc | unexpected GroupVersion string: a/b/c"
            })
    void aScaleThatCannotBeReadIsTold(String apiVersion, String kind, String name, String why) {
        Plan plan = turn(on(apiVersion, kind, name), AutoscalerWorld.snapshot(BUSY));
        assertThat(conditions(plan))
                .containsExactly(
                        "AbleToScale False FailedGetScale: the HPA controller was unable to get the target's current"
                                + " scale: " + why);
        assertThat(told(plan)).containsExactly("Warning FailedGetScale: " + why);
    }

    @Test
    void aKindMayBeWrittenInLowerCase() {
        Plan plan = turn(on("v1", "replicationcontroller", "test-rc"), AutoscalerWorld.snapshot(BUSY));
        assertThat(AutoscalerWorld.replicas(plan)).contains(5);
    }

    @Test
    void aTargetWithoutSelectorIsTold() {
        Snapshot snapshot = AutoscalerWorld.snapshot(Vector.of(AutoscalerWorld.unselective(BUSY)));
        Plan plan = turn(AutoscalerWorld.autoscaler(BUSY), snapshot);
        assertThat(conditions(plan).last())
                .isEqualTo("ScalingActive False InvalidSelector: the HPA target's scale is missing a selector");
        assertThat(told(plan))
                .containsExactly(
                        "Warning SelectorRequired: selector is required",
                        "Warning FailedComputeMetricsReplicas: selector is required");
    }

    @Test
    void podsOfTwoAutoscalersAreScaledByNeither() {
        HorizontalPodAutoscaler other = AutoscalerWorld.autoscaler(BUSY)
                .withMetadata(ObjectMeta.named("test-namespace", "other-hpa"))
                .withStatus(HorizontalPodAutoscalerStatus.builder()
                        .addCondition(HorizontalPodAutoscalerCondition.builder()
                                .type(HorizontalPodAutoscalerConditionType.SCALING_ACTIVE)
                                .build())
                        .build());
        Snapshot snapshot = AutoscalerWorld.snapshot(AutoscalerWorld.objects(BUSY)
                .append(AutoscalerWorld.autoscaler(BUSY))
                .append(other));
        Plan plan = turn(AutoscalerWorld.autoscaler(BUSY), snapshot);
        String why =
                "pods by selector name=test-pod are controlled by multiple HPAs: [{other-hpa test-namespace} {test-hpa"
                        + " test-namespace}]";
        assertThat(conditions(plan).last()).isEqualTo("ScalingActive False AmbiguousSelector: " + why);
        assertThat(told(plan).head()).isEqualTo("Warning AmbiguousSelector: " + why);
    }

    @Test
    void aRefusedChangeIsToldAndNotRemembered() {
        HorizontalPodAutoscaler autoscaler =
                AutoscalerWorld.autoscaler(BUSY.with("behavior", "{scaleUp: {stabilizationWindowSeconds: 0}}"));
        Plan plan = turn(autoscaler, AutoscalerWorld.snapshot(BUSY));
        Reaction reaction = plan.steps().head().reaction();
        ApiError error = ApiError.conflict(autoscaler.key(), "scale", "something went wrong");
        assertThat(plan.memory().map(memory -> ((Recollection) memory).ups())).contains(Vector.empty());
        assertThat(reaction.memory().map(memory -> ((Recollection) memory).ups()))
                .contains(Vector.of(new Recollection.Dated(2, NOW)));
        assertThat(reaction.refused(error).map(Event::message))
                .contains("New size: 5; reason: cpu resource utilization (percentage of request) above target; error: "
                        + error);
        Write.UpdateStatus instead =
                (Write.UpdateStatus) reaction.instead(error).get().write();
        HorizontalPodAutoscalerStatus status = ((HorizontalPodAutoscaler) instead.object()).status();
        assertThat(status.desiredReplicas()).isEqualTo(3);
        assertThat(status.lastScaleTime()).isEmpty();
        assertThat(status.condition(HorizontalPodAutoscalerConditionType.ABLE_TO_SCALE)
                        .flatMap(HorizontalPodAutoscalerCondition::reason))
                .contains("FailedUpdateScale");
    }

    @Test
    void theTargetIsScaledWhateverItsVersionHasBecome() {
        Plan plan = turn(AutoscalerWorld.autoscaler(BUSY), AutoscalerWorld.snapshot(BUSY));
        Write.UpdateScale write = (Write.UpdateScale) plan.writes().head();
        assertThat(write.scale().metadata().resourceVersion()).isEqualTo(Option.none());
    }

    /** horizontal_test.go, TestConditionFailedGetMetrics and TestConditionInvalidSourceType. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cpu 50% | FailedGetResourceMetric | failed to get cpu utilization: unable to get metrics for resource"
                        + " cpu: broken | failed to get cpu resource metric value: ",
                "cpu 1 | FailedGetResourceMetric | failed to get cpu usage: unable to get metrics for resource cpu:"
                        + " broken | failed to get cpu resource metric value: ",
                "cpu/c 50% | FailedGetContainerResourceMetric | failed to get cpu utilization: unable to get metrics"
                        + " for resource cpu: broken | failed to get c container metric value: ",
                "cpu | FailedGetResourceMetric | invalid resource metric source: neither an average utilization target"
                        + " nor an average value (usage) target was set | failed to get cpu resource metric value: ",
                "pods 1 | FailedGetPodsMetric | unable to get metric qps: broken | failed to get pods metric value: ",
                "object =1 | FailedGetObjectMetric | unable to get metric qps: Deployment on test-namespace"
                        + " some-deployment/broken | failed to get object metric value: ",
                "object 1 | FailedGetObjectMetric | unable to get metric qps: Deployment on test-namespace"
                        + " some-deployment/broken | failed to get object metric value: failed to get qps object metric: ",
                "object | FailedGetObjectMetric | invalid object metric source: neither a value target nor an average"
                        + " value target was set | failed to get object metric value: ",
                "external =1 | FailedGetExternalMetric | unable to get external metric test-namespace/qps/nil: broken"
                        + " | failed to get qps external metric value: failed to get external metric qps: ",
                "external 1 | FailedGetExternalMetric | unable to get external metric test-namespace/qps/nil: broken"
                        + " | failed to get qps external metric value: failed to get qps external metric: ",
                "external | FailedGetExternalMetric | invalid external metric source: neither a value target nor an"
                        + " average value target was set | failed to get qps external metric value: ",
                "CheddarCheese | InvalidMetricSourceType | unknown metric source type \"CheddarCheese\" | ''"
            })
    void aMetricThatCannotBeReadIsTold(String metric, String reason, String cause, String prefix) {
        HorizontalPodAutoscaler autoscaler = AutoscalerWorld.autoscaler(BUSY.with("metrics", metric));
        Plan plan = new Turn(
                        autoscaler,
                        (any, world, now) -> new Broken("broken"),
                        AutoscalerWorld.snapshot(BUSY),
                        NOW,
                        Recollection.until(NOW))
                .plan();
        assertThat(conditions(plan).last())
                .isEqualTo("ScalingActive False " + reason + ": the HPA was unable to compute the replica count: "
                        + cause);
        assertThat(told(plan))
                .containsExactly(
                        "Warning " + reason + ": " + cause,
                        "Warning FailedComputeMetricsReplicas: invalid metrics (1 invalid out of 1), first error is: "
                                + (prefix.isEmpty() ? "" : prefix + (prefix.endsWith(" ") ? "" : " ")) + cause);
    }

    /** horizontal_test.go, TestAvoidUnnecessaryUpdates. */
    @Test
    void whatIsToldAlreadyIsNotWrittenAgain() {
        Row calm = BUSY.with("metrics", "cpu 50%");
        HorizontalPodAutoscaler autoscaler = AutoscalerWorld.autoscaler(calm);
        Snapshot snapshot = AutoscalerWorld.snapshot(calm);
        HorizontalPodAutoscaler told = autoscaler.withStatus(status(turn(autoscaler, snapshot)));
        Plan again = turn(told, snapshot);
        assertThat(again.writes()).isEmpty();
        assertThat(again.requeueAfter()).isEmpty();
        assertThat(again.recurAfter()).contains(Duration.ofSeconds(15));
    }
}
