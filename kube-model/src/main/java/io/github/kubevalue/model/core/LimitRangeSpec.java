package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** The bounds that a LimitRange sets. */
@Value.Immutable
@JsonDeserialize(builder = LimitRangeSpec.Builder.class)
public interface LimitRangeSpec extends ApiValue, WithLimitRangeSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** One for each kind of thing that is bounded. */
    @JsonInclude
    Seq<LimitRangeItem> limits();

    /** Builds a {@link LimitRangeSpec}. */
    final class Builder extends ImmutableLimitRangeSpec.Builder {
        Builder() {}
    }
}
