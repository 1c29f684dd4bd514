package io.github.kubevalue.model.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** Which volume is to be attached where, and by whom. */
@Value.Immutable
@JsonDeserialize(builder = VolumeAttachmentSpec.Builder.class)
public interface VolumeAttachmentSpec extends ApiValue, WithVolumeAttachmentSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The driver that does it. */
    @JsonInclude
    @Value.Default
    default String attacher() {
        return "";
    }

    /** The volume. */
    @Value.Default
    default VolumeAttachmentSource source() {
        return VolumeAttachmentSource.builder().build();
    }

    /** The node. */
    @JsonInclude
    @Value.Default
    default String nodeName() {
        return "";
    }

    /** Builds a {@link VolumeAttachmentSpec}. */
    final class Builder extends ImmutableVolumeAttachmentSpec.Builder {
        Builder() {}
    }
}
