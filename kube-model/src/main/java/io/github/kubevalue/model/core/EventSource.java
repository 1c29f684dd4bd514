package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Who tells an event. */
@Value.Immutable
@JsonDeserialize(builder = EventSource.Builder.class)
public interface EventSource extends ApiValue, WithEventSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The component. */
    Option<String> component();

    /** The node it is on. */
    Option<String> host();

    /** Builds an {@link EventSource}. */
    final class Builder extends ImmutableEventSource.Builder {
        Builder() {}
    }
}
