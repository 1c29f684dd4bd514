package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** A port of a Service of the same namespace. */
@Value.Immutable
@JsonDeserialize(builder = IngressServiceBackend.Builder.class)
public interface IngressServiceBackend extends ApiValue, WithIngressServiceBackend {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name of the Service. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Value.Default
    default String name() {
        return "";
    }

    /** Which port of the Service. */
    @Value.Default
    default ServiceBackendPort port() {
        return ServiceBackendPort.builder().build();
    }

    /** Builds an {@link IngressServiceBackend}. */
    final class Builder extends ImmutableIngressServiceBackend.Builder {
        Builder() {}
    }
}
