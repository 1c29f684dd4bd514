package io.github.kubevalue.model.flowcontrol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** A service account, by name. */
@Value.Immutable
@JsonDeserialize(builder = ServiceAccountSubject.Builder.class)
public interface ServiceAccountSubject extends ApiValue, WithServiceAccountSubject {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The namespace. */
    @JsonInclude
    @Value.Default
    default String namespace() {
        return "";
    }

    /** The name; {@code *} is every account of the namespace. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** Builds a {@link ServiceAccountSubject}. */
    final class Builder extends ImmutableServiceAccountSubject.Builder {
        Builder() {}
    }
}
