package io.github.kubevalue.model.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** How far an attachment is. */
@Value.Immutable
@JsonDeserialize(builder = VolumeAttachmentStatus.Builder.class)
public interface VolumeAttachmentStatus extends ApiValue, WithVolumeAttachmentStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Whether it is attached. */
    @JsonInclude
    @Value.Default
    default boolean attached() {
        return false;
    }

    /** What the driver says to the node. */
    SortedMap<String, String> attachmentMetadata();

    /** What went wrong when it was last attached. */
    Option<VolumeError> attachError();

    /** What went wrong when it was last detached. */
    Option<VolumeError> detachError();

    /** Builds a {@link VolumeAttachmentStatus}. */
    final class Builder extends ImmutableVolumeAttachmentStatus.Builder {
        Builder() {}
    }
}
