package io.github.kubevalue.model.scheduling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.core.PreemptionPolicy;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A name for a priority of pods. */
@Value.Immutable
@JsonDeserialize(builder = PriorityClass.Builder.class)
public interface PriorityClass extends KubeObject, WithPriorityClass {
    /** The kind {@code scheduling.k8s.io/v1 PriorityClass}. */
    Kind<PriorityClass> KIND =
            Kind.of("scheduling.k8s.io/v1", "PriorityClass", "priorityclasses", Scope.CLUSTER, PriorityClass.class);

    /** Returns a PriorityClass of that name. */
    static PriorityClass named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<PriorityClass> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** The priority; higher goes first. */
    @JsonInclude
    @Value.Default
    default int value() {
        return 0;
    }

    /** Whether pods that name no class have this one. */
    Option<Boolean> globalDefault();

    /** When to use it. */
    Option<String> description();

    /** Whether pods of the class may push out others; they may unless set. */
    Option<PreemptionPolicy> preemptionPolicy();

    @Override
    PriorityClass withMetadata(ObjectMeta metadata);

    /** Builds a {@link PriorityClass}. */
    final class Builder extends ImmutablePriorityClass.Builder {
        Builder() {}
    }
}
