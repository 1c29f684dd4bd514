package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A container that has yet to run. */
@Value.Immutable
@JsonDeserialize(builder = ContainerStateWaiting.Builder.class)
public interface ContainerStateWaiting extends ApiValue, WithContainerStateWaiting {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Why, in one word: {@code ImagePullBackOff}. */
    Option<String> reason();

    /** Why, in words for people. */
    Option<String> message();

    /** Builds a {@link ContainerStateWaiting}. */
    final class Builder extends ImmutableContainerStateWaiting.Builder {
        Builder() {}
    }
}
