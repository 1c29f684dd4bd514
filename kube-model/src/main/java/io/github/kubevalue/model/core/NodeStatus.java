package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a node is at present. */
@Value.Immutable
@JsonDeserialize(builder = NodeStatus.Builder.class)
public interface NodeStatus extends ApiValue, WithNodeStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What it has. */
    SortedMap<String, Quantity> capacity();

    /** What of it pods may use. */
    SortedMap<String, Quantity> allocatable();

    /** No longer used. */
    Option<String> phase();

    /** Aspects of its state. */
    Seq<NodeCondition> conditions();

    /** Its addresses and names. */
    Seq<NodeAddress> addresses();

    /** Its versions. */
    Option<NodeSystemInfo> nodeInfo();

    /** Images that it has. */
    Seq<ContainerImage> images();

    /** Builds a {@link NodeStatus}. */
    final class Builder extends ImmutableNodeStatus.Builder {
        Builder() {}
    }
}
