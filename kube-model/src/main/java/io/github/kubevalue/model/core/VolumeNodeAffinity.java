package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The nodes from which a volume can be reached. */
@Value.Immutable
@JsonDeserialize(builder = VolumeNodeAffinity.Builder.class)
public interface VolumeNodeAffinity extends ApiValue, WithVolumeNodeAffinity {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What the nodes must be. */
    Option<NodeSelector> required();

    /** Builds a {@link VolumeNodeAffinity}. */
    final class Builder extends ImmutableVolumeNodeAffinity.Builder {
        Builder() {}
    }
}
