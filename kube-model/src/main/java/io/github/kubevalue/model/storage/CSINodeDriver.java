package io.github.kubevalue.model.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A storage driver on a node. */
@Value.Immutable
@JsonDeserialize(builder = CSINodeDriver.Builder.class)
public interface CSINodeDriver extends ApiValue, WithCSINodeDriver {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The driver. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** What the driver calls the node. */
    @JsonInclude
    @Value.Default
    default String nodeID() {
        return "";
    }

    /** Labels by which the driver knows where the node is. */
    @JsonInclude
    Seq<String> topologyKeys();

    /** How many volumes the node takes. */
    Option<VolumeNodeResources> allocatable();

    /** Builds a {@link CSINodeDriver}. */
    final class Builder extends ImmutableCSINodeDriver.Builder {
        Builder() {}
    }
}
