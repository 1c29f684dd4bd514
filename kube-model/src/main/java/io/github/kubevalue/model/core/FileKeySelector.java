package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A variable of a file in a volume of the pod. */
@Value.Immutable
@JsonDeserialize(builder = FileKeySelector.Builder.class)
public interface FileKeySelector extends ApiValue, WithFileKeySelector {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The volume. */
    @JsonInclude
    @Value.Default
    default String volumeName() {
        return "";
    }

    /** The path of the file in the volume. */
    @JsonInclude
    @Value.Default
    default String path() {
        return "";
    }

    /** The variable. */
    @JsonInclude
    @Value.Default
    default String key() {
        return "";
    }

    /** Whether it may be missing. */
    Option<Boolean> optional();

    /** Builds a {@link FileKeySelector}. */
    final class Builder extends ImmutableFileKeySelector.Builder {
        Builder() {}
    }
}
