package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A volume that a container sees as a directory. */
@Value.Immutable
@JsonDeserialize(builder = VolumeMount.Builder.class)
public interface VolumeMount extends ApiValue, WithVolumeMount {

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

    /** Whether it may only be read. */
    Option<Boolean> readOnly();

    /** Whether that holds for mounts below it too. */
    Option<String> recursiveReadOnly();

    /** Where in the container it is. */
    @JsonInclude
    @Value.Default
    default String mountPath() {
        return "";
    }

    /** The part of the volume. */
    Option<String> subPath();

    /** Whether mounts below it are shared with the node. */
    Option<String> mountPropagation();

    /** The part of the volume, in which {@code $(NAME)} stands for environment variables. */
    Option<String> subPathExpr();

    /** Builds a {@link VolumeMount}. */
    final class Builder extends ImmutableVolumeMount.Builder {
        Builder() {}
    }
}
