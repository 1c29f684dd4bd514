package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** A kernel parameter. */
@Value.Immutable
@JsonDeserialize(builder = Sysctl.Builder.class)
public interface Sysctl extends ApiValue, WithSysctl {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The parameter, {@code net.core.somaxconn}. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** Its value. */
    @JsonInclude
    @Value.Default
    default String value() {
        return "";
    }

    /** Builds a {@link Sysctl}. */
    final class Builder extends ImmutableSysctl.Builder {
        Builder() {}
    }
}
