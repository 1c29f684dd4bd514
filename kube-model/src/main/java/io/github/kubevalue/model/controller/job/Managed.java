package io.github.kubevalue.model.controller.job;

import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * What is done about the pods of a Job, and how many there are then.
 *
 * @param made the pods to make
 * @param gone the writes that delete pods
 * @param released the pods that lose their finalizers before they are deleted
 * @param active how many pods are active then
 * @param ready how many of them are ready
 * @param terminating how many are on their way out
 * @param later how long no pod may be made yet
 */
record Managed(
        Seq<Pod> made, Plan gone, Seq<Pod> released, int active, int ready, int terminating, Option<Duration> later) {

    /** Nothing is to be done. */
    static Managed asIs(JobPods pods) {
        return without(pods, Vector.empty(), Plan.none());
    }

    /** Pods are made. */
    static Managed with(JobPods pods, Seq<Pod> made) {
        Managed before = asIs(pods);
        return new Managed(
                made,
                Plan.none(),
                Vector.empty(),
                before.active + made.size(),
                before.ready,
                before.terminating,
                Option.none());
    }

    /** Pods are deleted. */
    static Managed without(JobPods pods, Seq<Pod> doomed, Plan plan) {
        Seq<Pod> left = pods.active().removeAll(doomed);
        int terminating = pods.terminating().size() + doomed.size();
        return new Managed(
                Vector.empty(),
                plan,
                Vector.empty(),
                left.size(),
                left.count(Pod::isReady),
                terminating,
                Option.none());
    }

    /** Pods are to be made later. Until then none is said to be active, whether there are some or not. */
    static Managed waiting(JobPods pods, Duration time) {
        // pkg/controller/job/job_controller.go, manageJob: returns 0
        Managed before = asIs(pods);
        return new Managed(
                Vector.empty(), Plan.none(), Vector.empty(), 0, before.ready, before.terminating, Option.of(time));
    }

    Managed releasing(Seq<Pod> doomed) {
        return new Managed(made, gone, doomed, active, ready, terminating, later);
    }
}
