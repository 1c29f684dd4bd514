package io.github.kubevalue.model.controller;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodIP;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A scheduler and a kubelet in one, for tests of controllers: a pod runs on node {@code n1} at once and, unless it is
 * labelled {@code ready: never}, is ready; once it is to be deleted, it is gone at the next step.
 */
public final class InstantKubelet implements Controller {

    @Override
    public String name() {
        return "kubelet";
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        return change.key().kind().equals(Pod.KIND) && change.after().isDefined()
                ? Vector.of(change.key())
                : Vector.empty();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(Pod.KIND, key.namespace(), key.name())
                .map(pod -> lived(pod, moment))
                .getOrElse(Plan.none());
    }

    private static Plan lived(Pod pod, Moment moment) {
        if (pod.metadata().isDeleting()) {
            return Plan.of(Write.delete(pod).withGrace(0), "ended");
        }
        if (pod.spec().nodeName().isEmpty()) {
            return Plan.of(new Write.Bind(pod.key(), "n1"), "the only node");
        }
        if (pod.status().podIP().isDefined()) {
            return Plan.none();
        }
        return Plan.of(new Write.UpdateStatus(running(pod, moment.now())), "runs");
    }

    /** Returns the pod as it runs since then. */
    public static Pod running(Pod pod, Instant since) {
        String ip = "10.244.0." + (Math.floorMod(pod.name().hashCode(), 250) + 2);
        PodCondition ready = PodCondition.builder()
                .type(PodCondition.READY)
                .status(ConditionStatus.of(!pod.metadata().labels().get("ready").contains("never")))
                .lastTransitionTime(since)
                .build();
        return pod.withStatus(pod.status()
                .withPhase(PodPhase.RUNNING)
                .withPodIP(Option.of(ip))
                .withPodIPs(Vector.of(PodIP.builder().ip(ip).build()))
                .withCondition(ready));
    }
}
