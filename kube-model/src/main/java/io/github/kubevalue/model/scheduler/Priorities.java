package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.core.Pod;
import java.time.Instant;
import java.util.Comparator;

/** Which pods count more. */
public final class Priorities {
    /** The most important pod first: by priority, then by age; those that have not started count as the youngest. */
    // pkg/scheduler/util/utils.go, MoreImportantPod
    public static final Comparator<Pod> IMPORTANCE =
            Comparator.comparing(Priorities::of).reversed().thenComparing(Priorities::started);

    private Priorities() {}

    /** The priority of a pod; 0 if it has none. */
    public static int of(Pod pod) {
        return pod.spec().priority().getOrElse(0);
    }

    /** When a pod was started. */
    public static Instant started(Pod pod) {
        return pod.status().startTime().getOrElse(Instant.MAX);
    }
}
