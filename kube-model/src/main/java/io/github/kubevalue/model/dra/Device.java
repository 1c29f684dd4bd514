package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.core.NodeSelector;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A device, or a part of one. */
@Value.Immutable
@JsonDeserialize(builder = Device.Builder.class)
public interface Device extends ApiValue, WithDevice {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Its name, unique in the pool. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** What it is like. */
    SortedMap<String, DeviceAttribute> attributes();

    /** How much of what it has. */
    SortedMap<String, DeviceCapacity> capacity();

    /** What it uses up of what devices have in common. */
    Seq<DeviceCounterConsumption> consumesCounters();

    /** The node that has it. */
    Option<String> nodeName();

    /** The nodes that can reach it. */
    Option<NodeSelector> nodeSelector();

    /** Whether all nodes can reach it. */
    Option<Boolean> allNodes();

    /** What keeps pods from it. */
    Seq<DeviceTaint> taints();

    /** Whether a claim that has it is bound to one node. */
    Option<Boolean> bindsToNode();

    /** Conditions that must hold before a pod is bound. */
    Seq<String> bindingConditions();

    /** Conditions upon which a pod is not bound. */
    Seq<String> bindingFailureConditions();

    /** Whether several claims may share it. */
    Option<Boolean> allowMultipleAllocations();

    /** What using it takes of the node's own resources. */
    SortedMap<String, NodeAllocatableResourceMapping> nodeAllocatableResourceMappings();

    /** Builds a {@link Device}. */
    final class Builder extends ImmutableDevice.Builder {
        Builder() {}
    }
}
