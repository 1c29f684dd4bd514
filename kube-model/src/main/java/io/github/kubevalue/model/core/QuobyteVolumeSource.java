package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A Quobyte volume. */
@Value.Immutable
@JsonDeserialize(builder = QuobyteVolumeSource.Builder.class)
public interface QuobyteVolumeSource extends ApiValue, WithQuobyteVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The registries, host and port each, with commas between. */
    @JsonInclude
    @Value.Default
    default String registry() {
        return "";
    }

    /** The volume's name. */
    @JsonInclude
    @Value.Default
    default String volume() {
        return "";
    }

    /** Whether it may only be read. */
    Option<Boolean> readOnly();

    /** The user; the service account's unless set. */
    Option<String> user();

    /** The group; none unless set. */
    Option<String> group();

    /** The tenant that owns the volume. */
    Option<String> tenant();

    /** Builds a {@link QuobyteVolumeSource}. */
    final class Builder extends ImmutableQuobyteVolumeSource.Builder {
        Builder() {}
    }
}
