package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.core.TypedLocalObjectReference;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Where requests go: to a Service, or to an object that the controller knows. */
@Value.Immutable
@JsonDeserialize(builder = IngressBackend.Builder.class)
public interface IngressBackend extends ApiValue, WithIngressBackend {

    /** Returns the backend that is a port of a Service. */
    static IngressBackend of(String service, ServiceBackendPort port) {
        return builder()
                .service(
                        IngressServiceBackend.builder().name(service).port(port).build())
                .build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The Service; excludes {@link #resource()}. */
    Option<IngressServiceBackend> service();

    /** An object of the same namespace; excludes {@link #service()}. */
    Option<TypedLocalObjectReference> resource();

    /** Builds an {@link IngressBackend}. */
    final class Builder extends ImmutableIngressBackend.Builder {
        Builder() {}
    }
}
