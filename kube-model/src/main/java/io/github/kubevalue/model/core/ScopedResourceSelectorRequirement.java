package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** One requirement on objects: a scope, and the values it may have. */
@Value.Immutable
@JsonDeserialize(builder = ScopedResourceSelectorRequirement.Builder.class)
public interface ScopedResourceSelectorRequirement extends ApiValue, WithScopedResourceSelectorRequirement {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The scope. */
    @Value.Default
    default ResourceQuotaScope scopeName() {
        return new ResourceQuotaScope("");
    }

    /** How the scope relates to the values. */
    @Value.Default
    default ScopeSelectorOperator operator() {
        return new ScopeSelectorOperator("");
    }

    /** The values; none for {@code Exists} and {@code DoesNotExist}. */
    Seq<String> values();

    /** Builds a {@link ScopedResourceSelectorRequirement}. */
    final class Builder extends ImmutableScopedResourceSelectorRequirement.Builder {
        Builder() {}
    }
}
