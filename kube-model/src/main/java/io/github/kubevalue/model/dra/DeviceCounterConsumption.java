package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.SortedMap;
import org.immutables.value.Value;

/** What a device uses up of what devices have in common. */
@Value.Immutable
@JsonDeserialize(builder = DeviceCounterConsumption.Builder.class)
public interface DeviceCounterConsumption extends ApiValue, WithDeviceCounterConsumption {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The set of counters. */
    @JsonInclude
    @Value.Default
    default String counterSet() {
        return "";
    }

    /** How much of each. */
    SortedMap<String, Counter> counters();

    /** Builds a {@link DeviceCounterConsumption}. */
    final class Builder extends ImmutableDeviceCounterConsumption.Builder {
        Builder() {}
    }
}
