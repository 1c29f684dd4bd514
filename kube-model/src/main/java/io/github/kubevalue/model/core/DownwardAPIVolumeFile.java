package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A field of the pod as a file. */
@Value.Immutable
@JsonDeserialize(builder = DownwardAPIVolumeFile.Builder.class)
public interface DownwardAPIVolumeFile extends ApiValue, WithDownwardAPIVolumeFile {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The file, relative to the volume. */
    @JsonInclude
    @Value.Default
    default String path() {
        return "";
    }

    /** A field of the pod. */
    Option<ObjectFieldSelector> fieldRef();

    /** A resource of a container. */
    Option<ResourceFieldSelector> resourceFieldRef();

    /** Its mode bits; the volume's unless set. */
    Option<Integer> mode();

    /** Builds a {@link DownwardAPIVolumeFile}. */
    final class Builder extends ImmutableDownwardAPIVolumeFile.Builder {
        Builder() {}
    }
}
