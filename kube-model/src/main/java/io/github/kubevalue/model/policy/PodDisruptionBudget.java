package io.github.kubevalue.model.policy;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** How many pods of a set may be down at a time by somebody's will. */
@Value.Immutable
@JsonDeserialize(builder = PodDisruptionBudget.Builder.class)
public interface PodDisruptionBudget extends KubeObject, WithPodDisruptionBudget {
    /** The kind {@code policy/v1 PodDisruptionBudget}. */
    Kind<PodDisruptionBudget> KIND = Kind.of(
            "policy/v1", "PodDisruptionBudget", "poddisruptionbudgets", Scope.NAMESPACED, PodDisruptionBudget.class);

    /** Returns a PodDisruptionBudget of that name. */
    static PodDisruptionBudget named(String namespace, String name) {
        return builder().metadata(ObjectMeta.named(namespace, name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Returns the budgets that select a pod. */
    static Seq<PodDisruptionBudget> selecting(Pod pod, Snapshot snapshot) {
        return snapshot.list(KIND, pod.namespace())
                .filter(budget -> budget.spec()
                        .selector()
                        .exists(selector -> selector.matches(pod.metadata().labels())));
    }

    @Override
    default Kind<PodDisruptionBudget> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default PodDisruptionBudgetSpec spec() {
        return PodDisruptionBudgetSpec.builder().build();
    }

    /** What it is at present. */
    @Value.Default
    default PodDisruptionBudgetStatus status() {
        return PodDisruptionBudgetStatus.builder().build();
    }

    @Override
    PodDisruptionBudget withMetadata(ObjectMeta metadata);

    /** Builds a {@link PodDisruptionBudget}. */
    final class Builder extends ImmutablePodDisruptionBudget.Builder {
        Builder() {}
    }
}
