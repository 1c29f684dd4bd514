package io.github.kubevalue.model.meta;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What must be so of an object, or nothing is done to it. */
@Value.Immutable
@JsonDeserialize(builder = Preconditions.Builder.class)
public interface Preconditions extends ApiValue, WithPreconditions {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The life of the object that is meant. */
    Option<String> uid();

    /** The revision that is meant. */
    Option<String> resourceVersion();

    /** Builds a {@link Preconditions}. */
    final class Builder extends ImmutablePreconditions.Builder {
        Builder() {}
    }
}
