package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A cluster address that is taken; its name is the address. */
@Value.Immutable
@JsonDeserialize(builder = IPAddress.Builder.class)
public interface IPAddress extends KubeObject, WithIPAddress {
    /** The kind {@code networking.k8s.io/v1 IPAddress}. */
    Kind<IPAddress> KIND = Kind.of("networking.k8s.io/v1", "IPAddress", "ipaddresses", Scope.CLUSTER, IPAddress.class);

    /** The label that says of which family it is. */
    String FAMILY_LABEL = "ipaddress.kubernetes.io/ip-family";

    /** The label that says who manages it. */
    String MANAGED_BY_LABEL = "ipaddress.kubernetes.io/managed-by";

    /** Who manages the addresses of Services. */
    String ALLOCATOR = "ipallocator.k8s.io";

    /** Returns an IPAddress of that name. */
    static IPAddress named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns the note that a Service has an address, as the allocator writes it. */
    static IPAddress ofService(Ip ip, String namespace, String name) {
        // pkg/registry/core/service/ipallocator/ipallocator.go, createIPAddress
        return builder()
                .metadata(ObjectMeta.named(ip.toString())
                        .withLabels(TreeMap.of(FAMILY_LABEL, ip.family().toString(), MANAGED_BY_LABEL, ALLOCATOR)))
                .spec(IPAddressSpec.builder()
                        .parentRef(ParentReference.toService(namespace, name))
                        .build())
                .build();
    }

    /** Whether the allocator of Services keeps it. */
    default boolean isAllocated() {
        return metadata().labels().get(MANAGED_BY_LABEL).contains(ALLOCATOR);
    }

    /** The address; none if its name is none. */
    default Option<Ip> ip() {
        return Ip.tryParse(name());
    }

    /** Whether it notes that the Service of that name has the address. */
    default boolean isOf(String namespace, String service) {
        return spec().parentRef()
                .exists(parent -> parent.isService()
                        && parent.namespace().contains(namespace)
                        && parent.name().contains(service));
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
