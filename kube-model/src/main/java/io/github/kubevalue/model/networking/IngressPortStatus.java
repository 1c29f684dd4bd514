package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A port of a load balancer, and what went wrong with it, if anything. */
@Value.Immutable
@JsonDeserialize(builder = IngressPortStatus.Builder.class)
public interface IngressPortStatus extends ApiValue, WithIngressPortStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The number of the port. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Value.Default
    default int port() {
        return 0;
    }

    /** The protocol of the port. */
    @Value.Default
    default Protocol protocol() {
        return new Protocol("");
    }

    /** Why the port does not work, as a CamelCase word. */
    Option<String> error();

    /** Builds an {@link IngressPortStatus}. */
    final class Builder extends ImmutableIngressPortStatus.Builder {
        Builder() {}
    }
}
