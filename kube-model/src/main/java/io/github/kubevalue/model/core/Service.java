package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** A Service: one name and address for a set of pods. */
@Value.Immutable
@JsonDeserialize(builder = Service.Builder.class)
public interface Service extends KubeObject, WithService {
    /** The kind {@code v1 Service}. */
    Kind<Service> KIND = Kind.of("v1", "Service", "services", Scope.NAMESPACED, Service.class);

    /** Returns a Service of that name. */
    static Service named(String namespace, String name) {
        return builder().metadata(ObjectMeta.named(namespace, name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<Service> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default ServiceSpec spec() {
        return ServiceSpec.builder().build();
    }

    /** What it is at present. */
    @Value.Default
    default ServiceStatus status() {
        return ServiceStatus.builder().build();
    }

    @Override
    Service withMetadata(ObjectMeta metadata);

    /** Whether the Service has no address of its own: its name stands for those of its pods. */
    default boolean isHeadless() {
        return spec().isHeadless();
    }

    /** The addresses at which its load balancer takes traffic. */
    default Seq<Ip> loadBalancerIps() {
        return status().loadBalancer()
                .ingress()
                .flatMap(LoadBalancerIngress::ip)
                .flatMap(Ip::tryParse);
    }

    /** Builds a {@link Service}. */
    final class Builder extends ImmutableService.Builder {
        Builder() {}
    }
}
