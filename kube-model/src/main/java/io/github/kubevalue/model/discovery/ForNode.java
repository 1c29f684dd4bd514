package io.github.kubevalue.model.discovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** A node that should use an endpoint. */
@Value.Immutable
@JsonDeserialize(builder = ForNode.Builder.class)
public interface ForNode extends ApiValue, WithForNode {

    /** Returns the hint for a node. */
    static ForNode named(String name) {
        return builder().name(name).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name of the node. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Value.Default
    default String name() {
        return "";
    }

    /** Builds a {@link ForNode}. */
    final class Builder extends ImmutableForNode.Builder {
        Builder() {}
    }
}
