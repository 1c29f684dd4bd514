package io.github.kubevalue.model.flowcontrol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** A user, by name. */
@Value.Immutable
@JsonDeserialize(builder = UserSubject.Builder.class)
public interface UserSubject extends ApiValue, WithUserSubject {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name; {@code *} is every user. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** Builds a {@link UserSubject}. */
    final class Builder extends ImmutableUserSubject.Builder {
        Builder() {}
    }
}
