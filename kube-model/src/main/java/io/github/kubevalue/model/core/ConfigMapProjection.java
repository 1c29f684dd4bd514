package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A config map as files among others. */
@Value.Immutable
@JsonDeserialize(builder = ConfigMapProjection.Builder.class)
public interface ConfigMapProjection extends ApiValue, WithConfigMapProjection {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The config map. */
    Option<String> name();

    /** Which keys go where. */
    Seq<KeyToPath> items();

    /** Whether it may be missing. */
    Option<Boolean> optional();

    /** Builds a {@link ConfigMapProjection}. */
    final class Builder extends ImmutableConfigMapProjection.Builder {
        Builder() {}
    }
}
