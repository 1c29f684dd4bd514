package io.github.kubevalue.model.authentication;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The object with which a token becomes void. */
@Value.Immutable
@JsonDeserialize(builder = BoundObjectReference.Builder.class)
public interface BoundObjectReference extends ApiValue, WithBoundObjectReference {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** {@code Pod}, {@code Secret} or {@code Node}. */
    Option<String> kind();

    /** The group and version. */
    Option<String> apiVersion();

    /** The name. */
    Option<String> name();

    /** The life of the object that is meant. */
    Option<String> uid();

    /** Builds a {@link BoundObjectReference}. */
    final class Builder extends ImmutableBoundObjectReference.Builder {
        Builder() {}
    }
}
