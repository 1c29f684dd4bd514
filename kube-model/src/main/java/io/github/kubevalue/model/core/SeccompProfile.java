package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Which system calls are allowed. */
@Value.Immutable
@JsonDeserialize(builder = SeccompProfile.Builder.class)
public interface SeccompProfile extends ApiValue, WithSeccompProfile {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** {@code RuntimeDefault}, {@code Unconfined} or {@code Localhost}. */
    @JsonInclude
    @Value.Default
    default String type() {
        return "";
    }

    /** The profile's file on the node. */
    Option<String> localhostProfile();

    /** Builds a {@link SeccompProfile}. */
    final class Builder extends ImmutableSeccompProfile.Builder {
        Builder() {}
    }
}
