package io.github.kubevalue.model.controller.job;

import io.github.kubevalue.model.core.Pod;
import io.vavr.Lazy;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.time.Duration;
import java.time.Instant;

/**
 * The failures of each index of a Job with {@code backoffLimitPerIndex}. A pod tells how many pods of its index failed before
 * it; so one that failed is kept until the next of its index, which is to know of it, is made.
 */
final class IndexFailures {
    private static final String COUNT = "batch.kubernetes.io/job-index-failure-count";
    private static final String IGNORED = "batch.kubernetes.io/job-index-ignored-failure-count";

    private final JobPods pods;
    private final Lazy<Option<CompletionIndexes>> failed = Lazy.of(this::findFailed);
    private final Lazy<Map<Integer, Pod>> replaceable = Lazy.of(this::findReplaceable);

    IndexFailures(JobPods pods) {
        this.pods = pods;
    }

    boolean isLimited() {
        return pods.isIndexed() && pods.job().spec().backoffLimitPerIndex().isDefined();
    }

    /** The indexes that have failed for good; none if failures are not limited by index. */
    Option<CompletionIndexes> failed() {
        return failed.get();
    }

    private Option<CompletionIndexes> findFailed() {
        // pkg/controller/job/indexed_job_utils.go, calculateFailedIndexes
        return Option.when(
                isLimited(),
                () -> pods.indexes(pods.job().status().failedIndexes().getOrElse(""))
                        .with(pods.pods()
                                .filter(pod -> JobPods.isTracked(pod) && pods.isCountable(pod) && isLast(pod))
                                .flatMap(CompletionIndexes::of)));
    }

    private boolean isLast(Pod pod) {
        // isIndexFailed
        PodFailure failure = PodFailure.of(pods.job(), pod);
        int limit = pods.job().spec().backoffLimitPerIndex().getOrElse(0);
        return pods.isFailed(pod) && (failure.failsIndex() || failure.isCounted() && number(pod, COUNT) >= limit);
    }

    /** The pods that failed last in their index and are to be replaced. */
    Map<Integer, Pod> replaceable() {
        return replaceable.get();
    }

    private Map<Integer, Pod> findReplaceable() {
        // getPodsWithDelayedDeletionPerIndex
        if (!isLimited()) {
            return HashMap.empty();
        }
        CompletionIndexes settled = pods.completed()
                .with(failed().getOrElse(CompletionIndexes.NONE).all())
                .with(pods.active().flatMap(CompletionIndexes::of));
        return pods.pods()
                .filter(pod -> JobPods.isTracked(pod) && pods.isCountable(pod) && pods.isFailed(pod))
                .reject(pod -> CompletionIndexes.of(pod).exists(settled.all()::contains))
                .foldLeft(
                        HashMap.empty(),
                        (last, pod) -> last.put(CompletionIndexes.of(pod).get(), pod, IndexFailures::later));
    }

    private static Pod later(Pod one, Pod other) {
        boolean isLater =
                failures(one) <= failures(other) && !FinishTime.of(other).isBefore(FinishTime.of(one));
        return isLater ? other : one;
    }

    /** How long an index waits for its next pod. */
    Option<Duration> wait(int index, Instant now) {
        // backoff_utils.go, getRemainingTimePerIndex
        return replaceable().get(index).flatMap(pod -> BackOff.left(failures(pod) + 1, FinishTime.of(pod), now));
    }

    private static int failures(Pod pod) {
        return number(pod, COUNT) + number(pod, IGNORED);
    }

    private static int number(Pod pod, String annotation) {
        return pod.metadata()
                .annotations()
                .get(annotation)
                .flatMap(text -> Try.of(() -> Integer.valueOf(text)).toOption())
                .filter(number -> number >= 0)
                .getOrElse(0);
    }

    /** Returns the annotations of the next pod of an index: how many have failed before it. */
    SortedMap<String, String> annotated(SortedMap<String, String> annotations, int index) {
        // addIndexFailureCountAnnotation
        if (!isLimited()) {
            return annotations;
        }
        Option<Pod> before = replaceable().get(index);
        boolean isCounted = before.exists(pod -> PodFailure.of(pods.job(), pod).isCounted());
        int counted = before.map(pod -> number(pod, COUNT)).getOrElse(0) + (isCounted ? 1 : 0);
        int ignored =
                before.map(pod -> number(pod, IGNORED) + (isCounted ? 0 : 1)).getOrElse(0);
        SortedMap<String, String> noted = annotations.put(COUNT, String.valueOf(counted));
        return ignored > 0 ? noted.put(IGNORED, String.valueOf(ignored)) : noted;
    }
}
