package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Where a kubelet's configuration came from; no longer supported. */
@Value.Immutable
@JsonDeserialize(builder = NodeConfigSource.Builder.class)
public interface NodeConfigSource extends ApiValue, WithNodeConfigSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A config map. */
    Option<ConfigMapNodeConfigSource> configMap();

    /** Builds a {@link NodeConfigSource}. */
    final class Builder extends ImmutableNodeConfigSource.Builder {
        Builder() {}
    }
}
