package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.core.NodeSelector;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Devices that a driver has to offer, and who can reach them. */
@Value.Immutable
@JsonDeserialize(builder = ResourceSliceSpec.Builder.class)
public interface ResourceSliceSpec extends ApiValue, WithResourceSliceSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The driver. */
    @JsonInclude
    @Value.Default
    default String driver() {
        return "";
    }

    /** The pool that they belong to. */
    @Value.Default
    default ResourcePool pool() {
        return ResourcePool.builder().build();
    }

    /** The node that has them. */
    Option<String> nodeName();

    /** The nodes that can reach them. */
    Option<NodeSelector> nodeSelector();

    /** Whether all nodes can reach them. */
    Option<Boolean> allNodes();

    /** The devices. */
    Seq<Device> devices();

    /** Whether each device says which nodes can reach it. */
    Option<Boolean> perDeviceNodeSelection();

    /** What devices have in common and use up together. */
    Seq<CounterSet> sharedCounters();

    /** Builds a {@link ResourceSliceSpec}. */
    final class Builder extends ImmutableResourceSliceSpec.Builder {
        Builder() {}
    }
}
