package io.github.kubevalue.model.scheduler.profile;

import io.github.kubevalue.model.scheduler.Profile;
import io.github.kubevalue.model.scheduler.queue.QueuedPod.Backoff;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * What kube-scheduler is configured with.
 *
 * @param profiles its profiles; at least one
 * @param backoff for how long pods back off
 */
public record KubeSchedulerConfiguration(Seq<Profile> profiles, Backoff backoff) {
    /** As it is by default: one profile, {@code default-scheduler}. */
    public static final KubeSchedulerConfiguration DEFAULT =
            new KubeSchedulerConfiguration(Vector.of(DefaultProfile.profile()), Backoff.DEFAULT);
}
