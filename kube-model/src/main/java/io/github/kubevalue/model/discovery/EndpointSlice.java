package io.github.kubevalue.model.discovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/**
 * Some of the endpoints of a Service: addresses of one family behind the same ports.
 *
 * <p>A Service may have many slices; each names its Service in the label {@code kubernetes.io/service-name}.
 */
@Value.Immutable
@JsonDeserialize(builder = EndpointSlice.Builder.class)
public interface EndpointSlice extends KubeObject, WithEndpointSlice {

    /** The kind {@code discovery.k8s.io/v1 EndpointSlice}. */
    Kind<EndpointSlice> KIND =
            Kind.of("discovery.k8s.io/v1", "EndpointSlice", "endpointslices", Scope.NAMESPACED, EndpointSlice.class);

    /** The label by which a slice names its Service. */
    String SERVICE_NAME = "kubernetes.io/service-name";

    /** The label that names what maintains the slice. */
    String MANAGED_BY = "endpointslice.kubernetes.io/managed-by";

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<EndpointSlice> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** The kind of all addresses in this slice; it never changes. */
    @Value.Default
    default AddressType addressType() {
        return new AddressType("");
    }

    /** The endpoints, up to 1000. */
    @JsonInclude
    Seq<Endpoint> endpoints();

    /** The ports that each endpoint serves. None at all means no port. */
    @JsonInclude
    Seq<EndpointPort> ports();

    /** The Service that this slice belongs to. */
    default Option<String> serviceName() {
        return metadata().labels().get(SERVICE_NAME);
    }

    @Override
    EndpointSlice withMetadata(ObjectMeta metadata);

    /** Builds an {@link EndpointSlice}. */
    final class Builder extends ImmutableEndpointSlice.Builder {
        Builder() {}
    }
}
