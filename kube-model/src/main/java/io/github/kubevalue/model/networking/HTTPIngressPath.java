package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** One path and where its requests go. */
@Value.Immutable
@JsonDeserialize(builder = HTTPIngressPath.Builder.class)
public interface HTTPIngressPath extends ApiValue, WithHTTPIngressPath {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The path, beginning with a slash. */
    Option<String> path();

    /** How the path is compared; the API requires it. */
    @JsonInclude
    Option<PathType> pathType();

    /** Where requests for the path go. */
    @Value.Default
    default IngressBackend backend() {
        return IngressBackend.builder().build();
    }

    /** Builds a {@link HTTPIngressPath}. */
    final class Builder extends ImmutableHTTPIngressPath.Builder {
        Builder() {}
    }
}
