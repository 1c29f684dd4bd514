package io.github.kubevalue.model.controller.job;

import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/** When a pod ended, as far as it shows. */
final class FinishTime {
    private FinishTime() {}

    static Instant of(Pod pod) {
        // pkg/controller/job/backoff_utils.go, getFinishedTime
        return ofContainers(pod)
                .orElse(() -> sinceNotReady(pod))
                .orElse(() -> ofDeletion(pod))
                .orElse(() -> pod.metadata().creationTimestamp())
                .getOrElse(Instant.EPOCH);
    }

    /** The latest end of its containers and sidecars, if all have one. */
    private static Option<Instant> ofContainers(Pod pod) {
        Seq<String> sidecars = pod.spec().sidecars().map(container -> container.name());
        Seq<ContainerStatus> statuses = pod.status()
                .containerStatuses()
                .appendAll(pod.status().initContainerStatuses().filter(status -> sidecars.contains(status.name())));
        return Option.sequence(statuses.map(status -> status.state()
                        .flatMap(ContainerState::terminated)
                        .flatMap(ContainerStateTerminated::finishedAt)))
                .flatMap(Seq::max);
    }

    private static Option<Instant> sinceNotReady(Pod pod) {
        return pod.readyCondition()
                .filter(ready -> ready.status().equals(ConditionStatus.FALSE))
                .flatMap(PodCondition::lastTransitionTime);
    }

    private static Option<Instant> ofDeletion(Pod pod) {
        long grace = pod.metadata().deletionGracePeriodSeconds().getOrElse(0L);
        return pod.metadata().deletionTimestamp().map(deletion -> deletion.minusSeconds(grace));
    }
}
