package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A way in which a node's runtime runs containers. */
@Value.Immutable
@JsonDeserialize(builder = NodeRuntimeHandler.Builder.class)
public interface NodeRuntimeHandler extends ApiValue, WithNodeRuntimeHandler {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Its name; empty for the usual one. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** What it can do. */
    Option<NodeRuntimeHandlerFeatures> features();

    /** Builds a {@link NodeRuntimeHandler}. */
    final class Builder extends ImmutableNodeRuntimeHandler.Builder {
        Builder() {}
    }
}
