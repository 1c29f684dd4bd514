package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What is done when a container has started and before it ends. */
@Value.Immutable
@JsonDeserialize(builder = Lifecycle.Builder.class)
public interface Lifecycle extends ApiValue, WithLifecycle {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Done right after the start; the container counts as started once this has succeeded. */
    Option<LifecycleHandler> postStart();

    /** Done before the container is told to end, within its grace period. */
    Option<LifecycleHandler> preStop();

    /** The signal that tells the container to end. */
    Option<String> stopSignal();

    /** Builds a {@link Lifecycle}. */
    final class Builder extends ImmutableLifecycle.Builder {
        Builder() {}
    }
}
