package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** A header of an HTTP request. */
@Value.Immutable
@JsonDeserialize(builder = HTTPHeader.Builder.class)
public interface HTTPHeader extends ApiValue, WithHTTPHeader {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** The value. */
    @JsonInclude
    @Value.Default
    default String value() {
        return "";
    }

    /** Builds an {@link HTTPHeader}. */
    final class Builder extends ImmutableHTTPHeader.Builder {
        Builder() {}
    }
}
