package io.github.kubevalue.model.storage;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** A storage driver of the cluster, and what it needs. */
@Value.Immutable
@JsonDeserialize(builder = CSIDriver.Builder.class)
public interface CSIDriver extends KubeObject, WithCSIDriver {
    /** The kind {@code storage.k8s.io/v1 CSIDriver}. */
    Kind<CSIDriver> KIND = Kind.of("storage.k8s.io/v1", "CSIDriver", "csidrivers", Scope.CLUSTER, CSIDriver.class);

    /** Returns a CSIDriver of that name. */
    static CSIDriver named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<CSIDriver> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default CSIDriverSpec spec() {
        return CSIDriverSpec.builder().build();
    }

    @Override
    CSIDriver withMetadata(ObjectMeta metadata);

    /** Builds a {@link CSIDriver}. */
    final class Builder extends ImmutableCSIDriver.Builder {
        Builder() {}
    }
}
