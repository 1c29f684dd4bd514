package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** One address of the node that a pod is on. */
@Value.Immutable
@JsonDeserialize(builder = HostIP.Builder.class)
public interface HostIP extends ApiValue, WithHostIP {

    /** Returns that address. */
    static HostIP of(String ip) {
        return builder().ip(ip).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The address. */
    @JsonInclude
    @Value.Default
    default String ip() {
        return "";
    }

    /** Builds a {@link HostIP}. */
    final class Builder extends ImmutableHostIP.Builder {
        Builder() {}
    }
}
