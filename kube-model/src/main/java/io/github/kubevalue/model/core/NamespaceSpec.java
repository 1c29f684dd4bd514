package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** What a namespace is to be. */
@Value.Immutable
@JsonDeserialize(builder = NamespaceSpec.Builder.class)
public interface NamespaceSpec extends ApiValue, WithNamespaceSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What must happen before the namespace may go. */
    Seq<String> finalizers();

    /** Builds a {@link NamespaceSpec}. */
    final class Builder extends ImmutableNamespaceSpec.Builder {
        Builder() {}
    }
}
