package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A Service that a webhook is behind. */
@Value.Immutable
@JsonDeserialize(builder = ServiceReference.Builder.class)
public interface ServiceReference extends ApiValue, WithServiceReference {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Its namespace. */
    @JsonInclude
    @Value.Default
    default String namespace() {
        return "";
    }

    /** Its name. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** The path of the requests. */
    Option<String> path();

    /** The port; 443 unless set. */
    Option<Integer> port();

    /** Builds a {@link ServiceReference}. */
    final class Builder extends ImmutableServiceReference.Builder {
        Builder() {}
    }
}
