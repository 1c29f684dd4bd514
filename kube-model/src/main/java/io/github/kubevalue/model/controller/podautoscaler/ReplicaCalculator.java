package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * How many pods a metric asks for. (replica_calculator.go)
 *
 * @param pods the pods of the workload
 * @param current how many it is to have at present
 * @param tolerances how far off its target a metric may be
 * @param warmUp how long pods are taken to start
 * @param now the virtual time
 */
record ReplicaCalculator(Seq<Pod> pods, int current, Tolerances tolerances, WarmUp warmUp, Instant now) {
    private static final String NO_PODS = "no pods returned by selector while calculating replica count";

    /**
     * What a metric asks for.
     *
     * @param replicas how many pods there are to be
     * @param utilization what the pods use of what they request, in hundredths, where that was asked
     * @param usage what was measured, in thousandths
     */
    record Count(int replicas, Option<Integer> utilization, long usage) {}

    /** What the pods use, and which part of their target that is. */
    private record Usage(double ratio, Option<Integer> utilization, long average) {
        Count asking(int replicas) {
            return new Count(replicas, utilization, average);
        }
    }

    /** Returns what it takes for the pods to use that percentage of what they request. (GetResourceReplicas) */
    Either<String, Count> utilization(int target, String resource, String container, Map<String, PodMetric> metrics) {
        return groups(metrics, resource)
                .flatMap(groups -> RequestsOfPods.all(pods, container, resource)
                        .flatMap(requests -> count(
                                groups,
                                measured -> utilization(measured, requests, target),
                                name -> requests.getOrElse(name, 0L) * Math.max(100, target) / 100)));
    }

    // metrics/utilization.go, GetResourceUtilizationRatio
    private static Either<String, Usage> utilization(
            Map<String, PodMetric> metrics, Map<String, Long> requests, int target) {
        Map<String, PodMetric> known = metrics.filterKeys(requests::containsKey);
        long used = sum(known);
        long requested = requests.filterKeys(known::containsKey).values().sum().longValue();
        if (requested == 0) {
            return Either.left("no metrics returned matched known pods");
        }
        int utilization = (int) (used * 100 / requested);
        return Either.right(new Usage((double) utilization / target, Option.of(utilization), used / known.size()));
    }

    /** Returns what it takes for the pods to use that much each, in thousandths. (calcPlainMetricReplicas) */
    Either<String, Count> average(long target, String resource, Map<String, PodMetric> metrics) {
        return groups(metrics, resource)
                .flatMap(groups -> count(groups, measured -> Either.right(average(measured, target)), name -> target));
    }

    // metrics/utilization.go, GetMetricUsageRatio
    private static Usage average(Map<String, PodMetric> metrics, long target) {
        long average = sum(metrics) / metrics.size();
        return new Usage((double) average / target, Option.none(), average);
    }

    private static long sum(Map<String, PodMetric> metrics) {
        return metrics.values().map(PodMetric::value).sum().longValue();
    }

    private Either<String, PodGroups> groups(Map<String, PodMetric> metrics, String resource) {
        if (pods.isEmpty()) {
            return Either.left(NO_PODS);
        }
        PodGroups groups = PodGroups.of(pods, metrics, resource, warmUp, now);
        return groups.metrics().isEmpty()
                ? Either.left("did not receive metrics for targeted pods (pods might be unready)")
                : Either.right(groups);
    }

    private Either<String, Count> count(
            PodGroups groups,
            Function<Map<String, PodMetric>, Either<String, Usage>> measure,
            ToLongFunction<String> whenMissing) {
        return measure.apply(groups.metrics()).flatMap(usage -> {
            boolean isUpWithUnready = !groups.unready().isEmpty() && usage.ratio > 1;
            if (!isUpWithUnready && groups.missing().isEmpty()) {
                return Either.right(usage.asking(
                        tolerances.isWithin(usage.ratio) ? current : ceiling(usage.ratio * groups.ready())));
            }
            Map<String, PodMetric> filled = filled(groups, usage.ratio, whenMissing);
            return measure.apply(filled).map(again -> usage.asking(careful(usage.ratio, again.ratio, filled.size())));
        });
    }

    /** What is not known is taken to be what speaks against a change. */
    private Map<String, PodMetric> filled(PodGroups groups, double ratio, ToLongFunction<String> whenMissing) {
        if (ratio < 1) {
            return filled(groups.metrics(), groups.missing(), whenMissing);
        }
        return ratio > 1
                ? filled(groups.metrics(), groups.missing().appendAll(groups.unready()), name -> 0)
                : groups.metrics();
    }

    private Map<String, PodMetric> filled(
            Map<String, PodMetric> metrics, Seq<String> names, ToLongFunction<String> value) {
        return names.foldLeft(
                metrics, (all, name) -> all.put(name, new PodMetric(value.applyAsLong(name), now, Duration.ZERO)));
    }

    /** What was filled in must not turn the direction. */
    private int careful(double before, double after, int counted) {
        int replicas = ceiling(after * counted);
        boolean isTurned = before < 1 && after > 1 || before > 1 && after < 1;
        boolean isContrary = after < 1 && replicas > current || after > 1 && replicas < current;
        return tolerances.isWithin(after) || isTurned || isContrary ? current : replicas;
    }

    /** Returns what it takes for one value to reach its target, both in thousandths. (getUsageRatioReplicaCount) */
    Either<String, Count> value(long usage, long target) {
        double ratio = (double) usage / target;
        if (current == 0) {
            return Either.right(new Count(ceiling(ratio), Option.none(), usage));
        }
        if (tolerances.isWithin(ratio)) {
            return Either.right(new Count(current, Option.none(), usage));
        }
        int ready = pods.count(pod -> pod.status().phase().contains(PodPhase.RUNNING) && pod.isReady());
        return pods.isEmpty()
                ? Either.left("unable to calculate ready pods: " + NO_PODS)
                : Either.right(new Count(ceiling(ratio * ready), Option.none(), usage));
    }

    /**
     * Returns what it takes for each pod to have that share of a value, in thousandths. (GetExternalPerPodMetricReplicas)
     *
     * @param existing how many pods there are
     */
    Count perPod(int existing, long usage, long target) {
        double ratio = usage / ((double) target * existing);
        int replicas = tolerances.isWithin(ratio) ? existing : ceiling((double) usage / target);
        long share = usage == Long.MAX_VALUE ? usage : (long) Math.ceil((double) usage / existing);
        return new Count(replicas, Option.none(), share);
    }

    /** Rounds up; what is beyond 32 bits is the greatest number of these. */
    private static int ceiling(double pods) {
        return (int) Math.ceil(pods);
    }
}
