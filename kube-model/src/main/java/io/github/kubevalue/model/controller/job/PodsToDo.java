package io.github.kubevalue.model.controller.job;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.workload.DeletionOrder;
import io.github.kubevalue.model.controller.workload.PodTemplates;
import io.github.kubevalue.model.core.EnvVar;
import io.github.kubevalue.model.core.EnvVarSource;
import io.github.kubevalue.model.core.ObjectFieldSelector;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** Makes the pods that a Job lacks and deletes those it has too many. */
final class PodsToDo {
    // job_controller.go, MaxPodCreateDeletePerSync
    private static final int BURST = 500;
    private static final String INDEX_VARIABLE = "JOB_COMPLETION_INDEX";

    private PodsToDo() {}

    /**
     * Returns what to do about the pods of a Job of which nothing is decided.
     *
     * @param wait how long no pod may be made yet, unless each index waits for itself
     */
    static Managed of(JobPods pods, Option<Duration> wait, Instant now) {
        // pkg/controller/job/job_controller.go, manageJob
        if (pods.job().spec().suspend().getOrElse(false)) {
            return removed(pods, forRemoval(pods, pods.active().size()), "the Job is suspended");
        }
        int excess = pods.active().size() - pods.wanted();
        Seq<Pod> doomed = forRemoval(pods, Math.max(0, excess));
        if (!doomed.isEmpty()) {
            return removed(pods, doomed.take(BURST), "more are active than wanted");
        }
        int missing = -excess - (pods.replacesOnlyFailed() ? pods.terminating().size() : 0);
        if (missing <= 0) {
            return Managed.asIs(pods);
        }
        IndexFailures failures = pods.failures();
        return failures.isLimited()
                ? createdByIndex(pods, failures, Math.min(missing, BURST), now)
                : wait.map(time -> Managed.waiting(pods, time))
                        .getOrElse(() -> created(pods, Math.min(missing, BURST)));
    }

    /** Returns what to do about the pods of a Job that is at its end. */
    static Managed ended(JobPods pods, String why) {
        // deleteActivePods
        return Managed.without(
                pods,
                pods.active(),
                pods.active().foldLeft(Plan.none(), (plan, pod) -> plan.then(deleted(pods.job(), pod, why))));
    }

    /** At least that many active pods; of an indexed Job all first that have no index of their own. */
    static Seq<Pod> forRemoval(JobPods pods, int atLeast) {
        // activePodsForRemoval
        Seq<Pod> ranked = DeletionOrder.plain(pods.active());
        Seq<Pod> needless = pods.isIndexed() ? duplicates(pods, ranked) : Vector.empty();
        Seq<Pod> others = DeletionOrder.plain(pods.active().removeAll(needless));
        return needless.appendAll(others.take(Math.max(0, atLeast - needless.size())));
    }

    private static Seq<Pod> duplicates(JobPods pods, Seq<Pod> ranked) {
        // indexed_job_utils.go, appendDuplicatedIndexPodsForRemoval: the last in the order of deletion stays
        Seq<Pod> staying = ranked.reverse()
                .filter(pods::isCountable)
                .distinctBy(pod -> CompletionIndexes.of(pod).get());
        return ranked.removeAll(staying);
    }

    /** Each index waits for itself. */
    private static Managed createdByIndex(JobPods pods, IndexFailures failures, int missing, Instant now) {
        // getPodCreationInfoForIndependentIndexes
        Seq<Integer> indexes = pods.pendingIndexes().take(missing);
        Seq<Integer> due = indexes.filter(index -> failures.wait(index, now).isEmpty());
        return due.isEmpty()
                ? indexes.flatMap(index -> failures.wait(index, now))
                        .min()
                        .map(time -> Managed.waiting(pods, time))
                        .getOrElse(() -> Managed.asIs(pods))
                : Managed.with(pods, due.map(index -> indexed(failures, pods.job(), index)));
    }

    /** Pods that the controller takes away itself do not count as failed: they lose their finalizer first. */
    private static Managed removed(JobPods pods, Seq<Pod> doomed, String why) {
        Plan plan = doomed.foldLeft(
                Plan.none(),
                (so, pod) -> so.then(JobPods.isTracked(pod) ? Tracking.release(pod) : Plan.none())
                        .then(deleted(pods.job(), pod, why)));
        return Managed.without(pods, doomed, plan).releasing(doomed);
    }

    private static Plan deleted(Job job, Pod pod, String why) {
        return Plan.of(Write.delete(pod), why)
                .telling(Event.normal(job, "SuccessfulDelete", "Deleted pod: " + pod.name()));
    }

    private static Managed created(JobPods pods, int missing) {
        IndexFailures failures = pods.failures();
        return Managed.with(
                pods,
                pods.isIndexed()
                        ? pods.pendingIndexes().take(missing).map(index -> indexed(failures, pods.job(), index))
                        : Vector.fill(missing, () -> pod(pods.job())));
    }

    private static Pod pod(Job job) {
        Pod pod = PodTemplates.pod(job.spec().template(), job);
        return pod.withMetadata(
                pod.metadata().withFinalizers(pod.metadata().finalizers().append(JobPods.TRACKING)));
    }

    private static Pod indexed(IndexFailures failures, Job job, int index) {
        // pkg/controller/job/indexed_job_utils.go, addCompletionIndexAnnotation, addCompletionIndexEnvVariables
        Pod pod = pod(job);
        String number = Integer.toString(index);
        EnvVar variable = EnvVar.builder()
                .name(INDEX_VARIABLE)
                .valueFrom(EnvVarSource.builder()
                        .fieldRef(ObjectFieldSelector.builder()
                                .fieldPath("metadata.labels['" + CompletionIndexes.INDEX + "']")
                                .build())
                        .build())
                .build();
        return pod.withMetadata(pod.metadata()
                        .withGenerateName(Option.of(job.name() + "-" + number + "-"))
                        .withAnnotations(failures.annotated(
                                pod.metadata().annotations().put(CompletionIndexes.INDEX, number), index))
                        .withLabels(pod.metadata().labels().put(CompletionIndexes.INDEX, number)))
                .withSpec(pod.spec()
                        .withHostname(Option.of(job.name() + "-" + number))
                        .withContainers(pod.spec()
                                .containers()
                                .map(container ->
                                        container.env().exists(env -> env.name().equals(INDEX_VARIABLE))
                                                ? container
                                                : container.withEnv(
                                                        container.env().append(variable)))));
    }
}
