package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Condition;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a driver says of a device that was allocated. */
@Value.Immutable
@JsonDeserialize(builder = AllocatedDeviceStatus.Builder.class)
public interface AllocatedDeviceStatus extends ApiValue, WithAllocatedDeviceStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Its driver. */
    @JsonInclude
    @Value.Default
    default String driver() {
        return "";
    }

    /** Its pool. */
    @JsonInclude
    @Value.Default
    default String pool() {
        return "";
    }

    /** Its name in the pool. */
    @JsonInclude
    @Value.Default
    default String device() {
        return "";
    }

    /** The identity of the share that is meant. */
    Option<String> shareID();

    /** Aspects of its state. */
    @JsonInclude
    Seq<Condition> conditions();

    /** What only the driver understands. */
    Option<Json> data();

    /** How it is connected. */
    Option<NetworkDeviceData> networkData();

    /** Builds an {@link AllocatedDeviceStatus}. */
    final class Builder extends ImmutableAllocatedDeviceStatus.Builder {
        Builder() {}
    }
}
