package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** Requirements on the objects that count towards a quota. */
@Value.Immutable
@JsonDeserialize(builder = ScopeSelector.Builder.class)
public interface ScopeSelector extends ApiValue, WithScopeSelector {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The requirements, all of which must hold. */
    Seq<ScopedResourceSelectorRequirement> matchExpressions();

    /** Builds a {@link ScopeSelector}. */
    final class Builder extends ImmutableScopeSelector.Builder {
        Builder() {}
    }
}
