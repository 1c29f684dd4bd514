package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a handler of a runtime can do. */
@Value.Immutable
@JsonDeserialize(builder = NodeRuntimeHandlerFeatures.Builder.class)
public interface NodeRuntimeHandlerFeatures extends ApiValue, WithNodeRuntimeHandlerFeatures {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Whether mounts below others can be made to be read only. */
    Option<Boolean> recursiveReadOnlyMounts();

    /** Whether pods can have users of their own. */
    Option<Boolean> userNamespaces();

    /** Builds a {@link NodeRuntimeHandlerFeatures}. */
    final class Builder extends ImmutableNodeRuntimeHandlerFeatures.Builder {
        Builder() {}
    }
}
