package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A key that becomes a file. */
@Value.Immutable
@JsonDeserialize(builder = KeyToPath.Builder.class)
public interface KeyToPath extends ApiValue, WithKeyToPath {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The key. */
    @JsonInclude
    @Value.Default
    default String key() {
        return "";
    }

    /** The file, relative to the volume. */
    @JsonInclude
    @Value.Default
    default String path() {
        return "";
    }

    /** Its mode bits; the volume's unless set. */
    Option<Integer> mode();

    /** Builds a {@link KeyToPath}. */
    final class Builder extends ImmutableKeyToPath.Builder {
        Builder() {}
    }
}
