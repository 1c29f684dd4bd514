package io.github.kubevalue.model.autoscaling.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** How many pods there are. */
@Value.Immutable
@JsonDeserialize(builder = ScaleStatus.Builder.class)
public interface ScaleStatus extends ApiValue, WithScaleStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How many. */
    @JsonInclude
    @Value.Default
    default int replicas() {
        return 0;
    }

    /** The labels of the pods, as a query would have them. */
    Option<String> selector();

    /** Builds a {@link ScaleStatus}. */
    final class Builder extends ImmutableScaleStatus.Builder {
        Builder() {}
    }
}
