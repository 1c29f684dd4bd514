package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** A sort of device that claims may ask for. */
@Value.Immutable
@JsonDeserialize(builder = DeviceClass.Builder.class)
public interface DeviceClass extends KubeObject, WithDeviceClass {
    /** The kind {@code resource.k8s.io/v1 DeviceClass}. */
    Kind<DeviceClass> KIND =
            Kind.of("resource.k8s.io/v1", "DeviceClass", "deviceclasses", Scope.CLUSTER, DeviceClass.class);

    /** Returns a DeviceClass of that name. */
    static DeviceClass named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<DeviceClass> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default DeviceClassSpec spec() {
        return DeviceClassSpec.builder().build();
    }

    @Override
    DeviceClass withMetadata(ObjectMeta metadata);

    /** Builds a {@link DeviceClass}. */
    final class Builder extends ImmutableDeviceClass.Builder {
        Builder() {}
    }
}
