package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.meta.Condition;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** Ranges from which Services get their addresses. */
@Value.Immutable
@JsonDeserialize(builder = ServiceCIDR.Builder.class)
public interface ServiceCIDR extends KubeObject, WithServiceCIDR {
    /** The kind {@code networking.k8s.io/v1 ServiceCIDR}. */
    Kind<ServiceCIDR> KIND =
            Kind.of("networking.k8s.io/v1", "ServiceCIDR", "servicecidrs", Scope.CLUSTER, ServiceCIDR.class);

    /** The name of the one that holds the ranges with which the API server was started. */
    String DEFAULT_NAME = "kubernetes";

    /** Keeps it as long as there are addresses that no other range has. */
    String FINALIZER = "networking.k8s.io/service-cidr-finalizer";

    /** The condition that says whether addresses are given from it. */
    String READY = "Ready";

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

    /** The ranges that can be read. */
    default Seq<Cidr> ranges() {
        return spec().cidrs().flatMap(Cidr::tryParse);
    }

    /** Whether addresses are given from it; if nobody has said so yet, they are. */
    default boolean isReady() {
        // pkg/registry/core/service/ipallocator/cidrallocator.go, isReady
        return !metadata().isDeleting()
                && status().condition(READY).map(Condition::status).forAll(ConditionStatus::isTrue);
    }

    /** Whether an address may have been given from it. */
    default boolean gives(Ip ip) {
        return ranges().exists(range -> range.gives(ip));
    }

    /** Whether one of its ranges holds all addresses of another range. */
    default boolean covers(Cidr other) {
        return ranges().exists(range -> range.contains(other));
    }

    /** Whether it shares addresses with another. */
    default boolean overlaps(ServiceCIDR other) {
        return ranges().exists(range -> other.ranges().exists(range::overlaps));
    }

    @Override
    ServiceCIDR withMetadata(ObjectMeta metadata);

    /** Builds a {@link ServiceCIDR}. */
    final class Builder extends ImmutableServiceCIDR.Builder {
        Builder() {}
    }
}
