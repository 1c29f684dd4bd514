package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a namespace is at present. */
@Value.Immutable
@JsonDeserialize(builder = NamespaceStatus.Builder.class)
public interface NamespaceStatus extends ApiValue, WithNamespaceStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Where it stands in its life. */
    Option<NamespacePhase> phase();

    /** What its deletion waits for. */
    Seq<NamespaceCondition> conditions();

    /** Builds a {@link NamespaceStatus}. */
    final class Builder extends ImmutableNamespaceStatus.Builder {
        Builder() {}
    }
}
