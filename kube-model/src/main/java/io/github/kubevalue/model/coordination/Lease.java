package io.github.kubevalue.model.coordination;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** A claim to lead that must be renewed; also how nodes say that they are alive. */
@Value.Immutable
@JsonDeserialize(builder = Lease.Builder.class)
public interface Lease extends KubeObject, WithLease {
    /** The kind {@code coordination.k8s.io/v1 Lease}. */
    Kind<Lease> KIND = Kind.of("coordination.k8s.io/v1", "Lease", "leases", Scope.NAMESPACED, Lease.class);

    /** Returns a Lease of that name. */
    static Lease named(String namespace, String name) {
        return builder().metadata(ObjectMeta.named(namespace, name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<Lease> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default LeaseSpec spec() {
        return LeaseSpec.builder().build();
    }

    @Override
    Lease withMetadata(ObjectMeta metadata);

    /** Builds a {@link Lease}. */
    final class Builder extends ImmutableLease.Builder {
        Builder() {}
    }
}
