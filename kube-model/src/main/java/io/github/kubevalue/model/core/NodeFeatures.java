package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a node can do, whatever the handler. */
@Value.Immutable
@JsonDeserialize(builder = NodeFeatures.Builder.class)
public interface NodeFeatures extends ApiValue, WithNodeFeatures {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Whether it obeys how further groups are determined. */
    Option<Boolean> supplementalGroupsPolicy();

    /** Builds a {@link NodeFeatures}. */
    final class Builder extends ImmutableNodeFeatures.Builder {
        Builder() {}
    }
}
