package io.github.kubevalue.model.scheduler.profile;

import io.github.kubevalue.model.scheduler.attempt.Profile;

/** The profile {@code default-scheduler}. */
public final class DefaultProfile {
    /** The name that pods have in {@code spec.schedulerName} unless they ask for another. */
    public static final String NAME = "default-scheduler";

    private DefaultProfile() {}

    /** Returns the scheduler that every cluster has. */
    public static KubeScheduler controller() {
        return new KubeScheduler(KubeSchedulerConfiguration.DEFAULT);
    }

    /** Returns its plugins. */
    public static Profile profile() {
        return KubeSchedulerConfiguration.DEFAULT.profiles().head();
    }
}
