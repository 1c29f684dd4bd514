package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;

/** The order in which pods are scheduled: by priority, then by age. */
final class Queue {
    // pkg/scheduler/framework/plugins/queuesort/priority_sort.go
    private static final Comparator<Pod> ORDER = Comparator.comparing(Queue::priority)
            .reversed()
            .thenComparing(pod -> pod.metadata().creationTimestamp().getOrElse(Instant.MAX))
            .thenComparing(Pod::key);

    private Queue() {}

    /** The queued pod that is to be scheduled first, if it is more important than that one. */
    static Option<Pod> before(Snapshot snapshot, Pod pod) {
        String which = priority(pod) < 0 ? SchedulingIndexes.ALL_QUEUED : SchedulingIndexes.URGENT;
        return snapshot.by(SchedulingIndexes.QUEUED_PODS, which)
                .filter(other -> priority(other) > priority(pod))
                .minBy(ORDER);
    }

    private static int priority(Pod pod) {
        return pod.spec().priority().getOrElse(0);
    }
}
