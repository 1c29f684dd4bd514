package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.SortedMap;
import org.immutables.value.Value;

/** What a quota allows and what is used of it. */
@Value.Immutable
@JsonDeserialize(builder = ResourceQuotaStatus.Builder.class)
public interface ResourceQuotaStatus extends ApiValue, WithResourceQuotaStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The most of each resource. */
    SortedMap<String, Quantity> hard();

    /** What is used of it. */
    SortedMap<String, Quantity> used();

    /** Builds a {@link ResourceQuotaStatus}. */
    final class Builder extends ImmutableResourceQuotaStatus.Builder {
        Builder() {}
    }
}
