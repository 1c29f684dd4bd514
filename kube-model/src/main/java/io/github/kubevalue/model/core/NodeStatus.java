package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.address.Ip;
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

    /** The ports of the node's daemons. */
    @Value.Default
    default NodeDaemonEndpoints daemonEndpoints() {
        return NodeDaemonEndpoints.builder().build();
    }

    /** Volumes that its pods use, which must not be detached. */
    Seq<String> volumesInUse();

    /** Volumes that are attached to it. */
    Seq<AttachedVolume> volumesAttached();

    /** Which configuration the kubelet had; no longer supported. */
    Option<NodeConfigStatus> config();

    /** What its runtime can do. */
    Seq<NodeRuntimeHandler> runtimeHandlers();

    /** What else it can do. */
    Option<NodeFeatures> features();

    /** Names of features that the kubelet has. */
    Seq<String> declaredFeatures();

    /** The condition of that type. */
    default Option<NodeCondition> condition(String type) {
        return conditions().find(condition -> condition.type().equals(type));
    }

    /** The addresses of that type that are IPs. */
    default Seq<Ip> ips(NodeAddressType type) {
        return addresses()
                .filter(address -> address.type().equals(type))
                .flatMap(address -> Ip.tryParse(address.address()));
    }

    /** Returns this status with that condition, in the place of the one of its type if there is one. */
    default NodeStatus withCondition(NodeCondition condition) {
        int place = conditions().indexWhere(other -> other.type().equals(condition.type()));
        return withConditions(
                place < 0 ? conditions().append(condition) : conditions().update(place, condition));
    }

    /** Builds a {@link NodeStatus}. */
    final class Builder extends ImmutableNodeStatus.Builder {
        Builder() {}
    }
}
