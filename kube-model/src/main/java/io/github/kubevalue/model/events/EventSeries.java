package io.github.kubevalue.model.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.MicroTime;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** How often an event happened. */
@Value.Immutable
@JsonDeserialize(builder = EventSeries.Builder.class)
public interface EventSeries extends ApiValue, WithEventSeries {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How often. */
    @JsonInclude
    @Value.Default
    default int count() {
        return 0;
    }

    /** When last. */
    @JsonInclude
    Option<MicroTime> lastObservedTime();

    /** Builds an {@link EventSeries}. */
    final class Builder extends ImmutableEventSeries.Builder {
        Builder() {}
    }
}
