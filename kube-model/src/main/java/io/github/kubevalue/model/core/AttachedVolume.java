package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** A volume that is attached to a node. */
@Value.Immutable
@JsonDeserialize(builder = AttachedVolume.Builder.class)
public interface AttachedVolume extends ApiValue, WithAttachedVolume {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The volume. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** The device by which the node sees it. */
    @JsonInclude
    @Value.Default
    default String devicePath() {
        return "";
    }

    /** Builds an {@link AttachedVolume}. */
    final class Builder extends ImmutableAttachedVolume.Builder {
        Builder() {}
    }
}
