package io.github.kubevalue.model.flowcontrol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** A group, by name. */
@Value.Immutable
@JsonDeserialize(builder = GroupSubject.Builder.class)
public interface GroupSubject extends ApiValue, WithGroupSubject {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name; {@code *} is every group. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** Builds a {@link GroupSubject}. */
    final class Builder extends ImmutableGroupSubject.Builder {
        Builder() {}
    }
}
