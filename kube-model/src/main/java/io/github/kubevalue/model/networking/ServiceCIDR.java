package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** Ranges from which Services get their addresses. */
@Value.Immutable
@JsonDeserialize(builder = ServiceCIDR.Builder.class)
public interface ServiceCIDR extends KubeObject, WithServiceCIDR {
    /** The kind {@code networking.k8s.io/v1 ServiceCIDR}. */
    Kind<ServiceCIDR> KIND =
            Kind.of("networking.k8s.io/v1", "ServiceCIDR", "servicecidrs", Scope.CLUSTER, ServiceCIDR.class);

    /** Returns a ServiceCIDR of that name. */
    static ServiceCIDR named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<ServiceCIDR> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default ServiceCIDRSpec spec() {
        return ServiceCIDRSpec.builder().build();
    }

    /** What it is at present. */
    @Value.Default
    default ServiceCIDRStatus status() {
        return ServiceCIDRStatus.builder().build();
    }

    @Override
    ServiceCIDR withMetadata(ObjectMeta metadata);

    /** Builds a {@link ServiceCIDR}. */
    final class Builder extends ImmutableServiceCIDR.Builder {
        Builder() {}
    }
}
