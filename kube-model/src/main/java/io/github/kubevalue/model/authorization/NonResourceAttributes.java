package io.github.kubevalue.model.authorization;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What is to be done to a path that is no resource. */
@Value.Immutable
@JsonDeserialize(builder = NonResourceAttributes.Builder.class)
public interface NonResourceAttributes extends ApiValue, WithNonResourceAttributes {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The path. */
    Option<String> path();

    /** The verb. */
    Option<String> verb();

    /** Builds a {@link NonResourceAttributes}. */
    final class Builder extends ImmutableNonResourceAttributes.Builder {
        Builder() {}
    }
}
