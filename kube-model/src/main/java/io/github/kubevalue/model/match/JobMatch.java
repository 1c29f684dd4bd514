package io.github.kubevalue.model.match;

import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.JobConditionType;
import io.github.kubevalue.model.batch.JobStatus;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * A Job matches if it is complete; one that is suspended, or may have no pods at once, if none of its pods is active. One that has
 * failed never will.
 *
 * @param job the Job
 * @param observed the cluster
 */
record JobMatch(Job job, Observed observed) {

    Match match() {
        JobStatus status = job.status();
        Seq<Pod> pods = observed.active(job);
        boolean isSuspended = job.spec().suspend().getOrElse(false);
        boolean isHeld = isSuspended || job.spec().parallelism().contains(0);
        Differences differences = isHeld && status.finish().isEmpty()
                ? Differences.NONE
                        .count(pods.size(), 0, "pods are active")
                        .count(status.active(), 0, "pods are told to be active")
                        .unless(!isSuspended || holds(JobConditionType.SUSPENDED), "it is not told to be suspended")
                : Differences.NONE.unless(
                        holds(JobConditionType.COMPLETE),
                        status.succeeded() + " of " + job.spec().completions().getOrElse(1) + " pods have succeeded");
        Seq<Blocker> refusal = pods.isEmpty() && status.finish().isEmpty()
                ? Blockers.refusal(job, observed.events()).toVector()
                : Vector.empty();
        return observed.match(job, differences, failure().appendAll(refusal), pods.reject(Pod::isReady));
    }

    private boolean holds(JobConditionType type) {
        return job.status()
                .condition(type)
                .exists(condition -> condition.status().isTrue());
    }

    private Seq<Blocker> failure() {
        return job.status()
                .conditions()
                .filter(condition -> condition.type().equals(JobConditionType.FAILED)
                        && condition.status().isTrue())
                .map(condition -> new Blocker(job.key(), condition.reason(), condition.message()));
    }
}
