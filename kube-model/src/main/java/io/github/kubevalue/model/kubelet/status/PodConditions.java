package io.github.kubevalue.model.kubelet.status;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.kubelet.Stamp;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The conditions that the kubelet reports on a pod.
 *
 * @param pod the pod with the conditions it had
 * @param now when those that change do so
 */
public record PodConditions(Pod pod, Instant now) {
    // pkg/kubelet/status/generate.go

    /** Returns the status with its conditions; those of others stay. */
    public PodStatus of(PodStatus status) {
        Findings findings = new Findings(
                pod.spec(),
                status.initContainerStatuses().appendAll(status.containerStatuses()),
                status.conditions(),
                status.phase());
        Finding containersReady = findings.containersReady();
        Finding sandbox = status.podIPs().isEmpty() || status.isTerminal() && !status.hasRunningContainers()
                ? Finding.FALSE
                : Finding.TRUE;
        Vector<PodCondition> own = Vector.of(
                condition(PodCondition.POD_READY_TO_START_CONTAINERS, sandbox),
                condition(PodCondition.INITIALIZED, findings.initialized()),
                condition(PodCondition.READY, findings.ready(containersReady)),
                condition(PodCondition.CONTAINERS_READY, containersReady),
                condition(PodCondition.POD_SCHEDULED, Finding.TRUE));
        Seq<PodCondition> others = status.conditions()
                .filter(condition -> !own.exists(mine -> mine.type().equals(condition.type())));
        return status.withConditions(others.appendAll(own));
    }

    private PodCondition condition(String type, Finding finding) {
        ConditionStatus status = ConditionStatus.of(finding.holds());
        Instant since = pod.condition(type)
                .filter(before -> before.status().equals(status))
                .flatMap(PodCondition::lastTransitionTime)
                .getOrElse(() -> Stamp.of(now));
        return PodCondition.builder()
                .type(type)
                .status(status)
                .observedGeneration(pod.metadata().generation())
                .lastTransitionTime(since)
                .reason(Option.of(finding.reason()).filter(text -> !text.isEmpty()))
                .message(Option.of(finding.message()).filter(text -> !text.isEmpty()))
                .build();
    }
}
