package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Which configuration a kubelet had; no longer supported. */
@Value.Immutable
@JsonDeserialize(builder = NodeConfigStatus.Builder.class)
public interface NodeConfigStatus extends ApiValue, WithNodeConfigStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The one it was to have. */
    Option<NodeConfigSource> assigned();

    /** The one it had. */
    Option<NodeConfigSource> active();

    /** The one it would fall back to. */
    Option<NodeConfigSource> lastKnownGood();

    /** What was wrong with it. */
    Option<String> error();

    /** Builds a {@link NodeConfigStatus}. */
    final class Builder extends ImmutableNodeConfigStatus.Builder {
        Builder() {}
    }
}
