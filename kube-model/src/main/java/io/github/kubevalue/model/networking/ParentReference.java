package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The object that has an address. */
@Value.Immutable
@JsonDeserialize(builder = ParentReference.Builder.class)
public interface ParentReference extends ApiValue, WithParentReference {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Returns the reference to a Service. */
    static ParentReference toService(String namespace, String name) {
        return builder().resource("services").namespace(namespace).name(name).build();
    }

    /** Whether it refers to a Service. */
    default boolean isService() {
        return group().getOrElse("").isEmpty() && resource().contains("services");
    }

    /** Its group; none is the core group. */
    Option<String> group();

    /** Its resource, {@code services}. */
    Option<String> resource();

    /** Its namespace. */
    Option<String> namespace();

    /** Its name. */
    Option<String> name();

    /** Builds a {@link ParentReference}. */
    final class Builder extends ImmutableParentReference.Builder {
        Builder() {}
    }
}
