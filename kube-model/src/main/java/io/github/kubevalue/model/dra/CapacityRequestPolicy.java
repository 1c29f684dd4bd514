package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** How a capacity may be asked for. */
@Value.Immutable
@JsonDeserialize(builder = CapacityRequestPolicy.Builder.class)
public interface CapacityRequestPolicy extends ApiValue, WithCapacityRequestPolicy {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What a claim gets that does not say. The field is called {@code default}. */
    @JsonProperty("default")
    @JsonInclude
    Option<Quantity> defaultRequest();

    /** What may be asked for; less is rounded up to the next. */
    Seq<Quantity> validValues();

    /** What may be asked for, as a range. */
    Option<CapacityRequestPolicyRange> validRange();

    /** Builds a {@link CapacityRequestPolicy}. */
    final class Builder extends ImmutableCapacityRequestPolicy.Builder {
        Builder() {}
    }
}
