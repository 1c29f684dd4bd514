package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What only a driver understands. */
@Value.Immutable
@JsonDeserialize(builder = OpaqueDeviceConfiguration.Builder.class)
public interface OpaqueDeviceConfiguration extends ApiValue, WithOpaqueDeviceConfiguration {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The driver. */
    @JsonInclude
    @Value.Default
    default String driver() {
        return "";
    }

    /** What it is told. */
    @JsonInclude
    Option<Json> parameters();

    /** Builds an {@link OpaqueDeviceConfiguration}. */
    final class Builder extends ImmutableOpaqueDeviceConfiguration.Builder {
        Builder() {}
    }
}
