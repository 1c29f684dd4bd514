package io.github.kubevalue.model.discovery;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Whether an endpoint may be sent traffic. What is not said counts as: ready, serving, not terminating. */
@Value.Immutable
@JsonDeserialize(builder = EndpointConditions.Builder.class)
public interface EndpointConditions extends ApiValue, WithEndpointConditions {

    /** Returns the conditions as a controller writes them. */
    static EndpointConditions of(boolean ready, boolean serving, boolean terminating) {
        return builder().ready(ready).serving(serving).terminating(terminating).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Whether the endpoint takes ordinary traffic; never true while it terminates, unless the Service publishes
     * unready addresses.
     */
    Option<Boolean> ready();

    /** Like {@link #ready()}, but also told while the endpoint terminates. */
    Option<Boolean> serving();

    /** Whether the endpoint is going away. */
    Option<Boolean> terminating();

    /** Whether ordinary traffic goes here; unknown counts as ready. */
    default boolean isReady() {
        return ready().getOrElse(true);
    }

    /** Whether the endpoint answers, terminating or not; unknown counts as ready does. */
    default boolean isServing() {
        return serving().getOrElse(isReady());
    }

    /** Whether the endpoint is going away; unknown counts as no. */
    default boolean isTerminating() {
        return terminating().getOrElse(false);
    }

    /** Builds an {@link EndpointConditions}. */
    final class Builder extends ImmutableEndpointConditions.Builder {
        Builder() {}
    }
}
