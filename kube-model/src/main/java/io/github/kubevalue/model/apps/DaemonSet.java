package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** One pod on each node, or on each that suits. */
@Value.Immutable
@JsonDeserialize(builder = DaemonSet.Builder.class)
public interface DaemonSet extends KubeObject, WithDaemonSet {

    /** The kind {@code apps/v1 DaemonSet}. */
    Kind<DaemonSet> KIND = Kind.of("apps/v1", "DaemonSet", "daemonsets", Scope.NAMESPACED, DaemonSet.class);

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<DaemonSet> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What is wanted. */
    @Value.Default
    default DaemonSetSpec spec() {
        return DaemonSetSpec.builder().build();
    }

    /** What was last seen. */
    @Value.Default
    default DaemonSetStatus status() {
        return DaemonSetStatus.builder().build();
    }

    @Override
    DaemonSet withMetadata(ObjectMeta metadata);

    /** Builds a {@link DaemonSet}. */
    final class Builder extends ImmutableDaemonSet.Builder {
        Builder() {}
    }
}
