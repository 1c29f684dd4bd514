package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A token of the pod's account as a file. */
@Value.Immutable
@JsonDeserialize(builder = ServiceAccountTokenProjection.Builder.class)
public interface ServiceAccountTokenProjection extends ApiValue, WithServiceAccountTokenProjection {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Whom the token is for; the API server unless set. */
    Option<String> audience();

    /** How long it is good for; 3600 unless set. */
    Option<Long> expirationSeconds();

    /** The file, relative to the volume. */
    @JsonInclude
    @Value.Default
    default String path() {
        return "";
    }

    /** Builds a {@link ServiceAccountTokenProjection}. */
    final class Builder extends ImmutableServiceAccountTokenProjection.Builder {
        Builder() {}
    }
}
