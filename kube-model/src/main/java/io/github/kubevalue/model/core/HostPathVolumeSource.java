package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A path of the node. */
@Value.Immutable
@JsonDeserialize(builder = HostPathVolumeSource.Builder.class)
public interface HostPathVolumeSource extends ApiValue, WithHostPathVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The path. */
    @JsonInclude
    @Value.Default
    default String path() {
        return "";
    }

    /** What must be there or is made there; anything unless set. */
    Option<String> type();

    /** Builds a {@link HostPathVolumeSource}. */
    final class Builder extends ImmutableHostPathVolumeSource.Builder {
        Builder() {}
    }
}
