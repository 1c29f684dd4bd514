package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.apiserver.Scale;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerConditionType;
import io.github.kubevalue.model.autoscaling.MetricSpec;
import io.github.kubevalue.model.autoscaling.MetricStatus;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.podautoscaler.Proposal.Failure;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.selector.LabelQuery;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Asks every metric of an autoscaler. (horizontal.go, computeReplicasForMetrics)
 *
 * @param autoscaler the autoscaler
 * @param metrics what is measured
 * @param snapshot the cluster
 * @param now the virtual time
 */
record Advisor(HorizontalPodAutoscaler autoscaler, MetricsClient metrics, Snapshot snapshot, Instant now) {

    // horizontal.go, validateAndParseSelector
    Advice advice(Scale scale, Conditions conditions) {
        if (scale.selector().isEmpty()) {
            Conditions told =
                    conditions.scalingActive(false, "InvalidSelector", "the HPA target's scale is missing a selector");
            return none("SelectorRequired", "selector is required", told);
        }
        Either<String, LabelQuery> query = LabelQuery.parse(scale.selector());
        if (query.isLeft()) {
            return refused(
                    "InvalidSelector",
                    "couldn't convert selector into a corresponding internal selector object: " + query.getLeft(),
                    conditions);
        }
        Seq<Pod> pods = selected(query.get());
        Seq<HorizontalPodAutoscaler> rivals = rivals(pods);
        return rivals.size() > 1
                ? refused(
                        "AmbiguousSelector",
                        "pods by selector " + scale.selector() + " are controlled by multiple HPAs: "
                                + rivals.map(rival -> "{" + rival.name() + " " + rival.namespace() + "}")
                                        .mkString("[", " ", "]"),
                        conditions)
                : asked(scale, pods, conditions);
    }

    private Seq<Pod> selected(LabelQuery query) {
        Seq<Pod> candidates = query.exact()
                .map(label -> PodIndexes.label(
                        autoscaler.namespace(),
                        Tuple.of(label.key(), label.values().head())))
                .map(label -> snapshot.by(PodIndexes.BY_LABEL, label))
                .getOrElse(() -> snapshot.list(Pod.KIND, autoscaler.namespace()));
        return candidates.filter(pod -> query.matches(pod.metadata().labels()));
    }

    private Advice refused(String reason, String why, Conditions conditions) {
        return none(reason, why, conditions.scalingActive(false, reason, why));
    }

    private Advice none(String reason, String why, Conditions conditions) {
        return Advice.none(why, Event.warning(autoscaler, reason, why), conditions);
    }

    /** This autoscaler, and those that have had a turn and control some of its pods too. */
    private Seq<HorizontalPodAutoscaler> rivals(Seq<Pod> pods) {
        return snapshot.list(HorizontalPodAutoscaler.KIND, autoscaler.namespace())
                .filter(other -> other.name().equals(autoscaler.name()) || hasHadTurn(other))
                .filter(other -> new Target(other, snapshot)
                        .query()
                        .exists(query ->
                                pods.exists(pod -> query.matches(pod.metadata().labels()))));
    }

    private static boolean hasHadTurn(HorizontalPodAutoscaler other) {
        return other.status()
                .condition(HorizontalPodAutoscalerConditionType.SCALING_ACTIVE)
                .isDefined();
    }

    private Advice asked(Scale scale, Seq<Pod> pods, Conditions conditions) {
        ReplicaCalculator calculator =
                new ReplicaCalculator(pods, scale.replicas(), Tolerances.of(autoscaler), WarmUp.DEFAULT, now);
        Proposals proposals = new Proposals(metrics, calculator, autoscaler.namespace(), scale.statusReplicas());
        Seq<Either<Failure, Proposal>> answers = autoscaler.spec().metrics().map(proposals::of);
        Seq<Failure> failures = answers.filter(Either::isLeft).map(Either::getLeft);
        Option<Proposal> most = greatest(answers.filter(Either::isRight).map(Either::get));
        int replicas = most.map(Proposal::replicas).getOrElse(0);
        // in part invalid metrics may add pods, but take none away
        boolean isInvalid = failures.size() >= answers.size() || !failures.isEmpty() && replicas < scale.replicas();
        String metric = most.map(Proposal::metric).getOrElse("");
        return new Advice(
                isInvalid ? Either.left(invalid(failures, answers.size())) : Either.right(replicas),
                metric,
                answers.map(Advisor::status),
                isInvalid
                        ? inactive(failures.headOption(), conditions)
                        : conditions.scalingActive(
                                true,
                                "ValidMetricFound",
                                "the HPA was able to successfully calculate a replica count from " + metric),
                failures.map(failure -> Event.warning(autoscaler, failure.reason(), failure.cause())),
                metrics.isChanging() || isWarmingUp(pods));
    }

    private static Option<Proposal> greatest(Seq<Proposal> proposals) {
        return proposals.reduceOption(
                (most, next) -> most.replicas() == 0 || next.replicas() > most.replicas() ? next : most);
    }

    private static MetricStatus status(Either<Failure, Proposal> answer) {
        return answer.map(Proposal::status)
                .getOrElse(() -> MetricStatus.builder().build());
    }

    private static String invalid(Seq<Failure> failures, int of) {
        return "invalid metrics (" + failures.size() + " invalid out of " + of + "), first error is: "
                + failures.headOption().map(Failure::error).getOrElse("<nil>");
    }

    private static Conditions inactive(Option<Failure> first, Conditions conditions) {
        return first.map(failure -> conditions.scalingActive(
                        false, failure.reason(), "the HPA was unable to compute the replica count: " + failure.cause()))
                .getOrElse(conditions);
    }

    /** Whether the CPU of pods may come to count although nothing changes. */
    private boolean isWarmingUp(Seq<Pod> pods) {
        return autoscaler.spec().metrics().exists(Advisor::isCpu)
                && pods.exists(pod -> WarmUp.DEFAULT.isPassing(pod, now));
    }

    private static boolean isCpu(MetricSpec spec) {
        return spec.resource().exists(source -> source.name().equals("cpu"))
                || spec.containerResource().exists(source -> source.name().equals("cpu"));
    }
}
