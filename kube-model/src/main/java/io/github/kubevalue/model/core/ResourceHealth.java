package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The health of one device. */
@Value.Immutable
@JsonDeserialize(builder = ResourceHealth.Builder.class)
public interface ResourceHealth extends ApiValue, WithResourceHealth {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The device. */
    @JsonInclude
    @Value.Default
    default String resourceID() {
        return "";
    }

    /** Its health; healthy unless set. */
    Option<ResourceHealthStatus> health();

    /** What is wrong, in words for people. */
    Option<String> message();

    /** Builds a {@link ResourceHealth}. */
    final class Builder extends ImmutableResourceHealth.Builder {
        Builder() {}
    }
}
