package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** Capabilities of the kernel that a container gains and loses. */
@Value.Immutable
@JsonDeserialize(builder = Capabilities.Builder.class)
public interface Capabilities extends ApiValue, WithCapabilities {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Those it gains. */
    Seq<String> add();

    /** Those it loses. */
    Seq<String> drop();

    /** Builds a {@link Capabilities}. */
    final class Builder extends ImmutableCapabilities.Builder {
        Builder() {}
    }
}
