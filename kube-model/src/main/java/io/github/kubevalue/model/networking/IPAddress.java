package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** A cluster address that is taken; its name is the address. */
@Value.Immutable
@JsonDeserialize(builder = IPAddress.Builder.class)
public interface IPAddress extends KubeObject, WithIPAddress {
    /** The kind {@code networking.k8s.io/v1 IPAddress}. */
    Kind<IPAddress> KIND = Kind.of("networking.k8s.io/v1", "IPAddress", "ipaddresses", Scope.CLUSTER, IPAddress.class);

    /** Returns an IPAddress of that name. */
    static IPAddress named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<IPAddress> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default IPAddressSpec spec() {
        return IPAddressSpec.builder().build();
    }

    @Override
    IPAddress withMetadata(ObjectMeta metadata);

    /** Builds an {@link IPAddress}. */
    final class Builder extends ImmutableIPAddress.Builder {
        Builder() {}
    }
}
