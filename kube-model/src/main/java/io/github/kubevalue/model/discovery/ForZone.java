package io.github.kubevalue.model.discovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** A zone that should use an endpoint. */
@Value.Immutable
@JsonDeserialize(builder = ForZone.Builder.class)
public interface ForZone extends ApiValue, WithForZone {

    /** Returns the hint for a zone. */
    static ForZone named(String name) {
        return builder().name(name).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name of the zone. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Value.Default
    default String name() {
        return "";
    }

    /** Builds a {@link ForZone}. */
    final class Builder extends ImmutableForZone.Builder {
        Builder() {}
    }
}
