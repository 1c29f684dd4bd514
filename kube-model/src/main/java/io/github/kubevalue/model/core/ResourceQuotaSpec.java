package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a namespace may use, and what counts towards it. */
@Value.Immutable
@JsonDeserialize(builder = ResourceQuotaSpec.Builder.class)
public interface ResourceQuotaSpec extends ApiValue, WithResourceQuotaSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The most of each resource. */
    SortedMap<String, Quantity> hard();

    /** What must hold of an object for it to count; all of them must. */
    Seq<ResourceQuotaScope> scopes();

    /** Further requirements of the same sort, with values. */
    Option<ScopeSelector> scopeSelector();

    /** Builds a {@link ResourceQuotaSpec}. */
    final class Builder extends ImmutableResourceQuotaSpec.Builder {
        Builder() {}
    }
}
