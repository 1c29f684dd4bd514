package io.github.kubevalue.model.autoscaling.v1;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** How many pods there are to be. */
@Value.Immutable
@JsonDeserialize(builder = ScaleSpec.Builder.class)
public interface ScaleSpec extends ApiValue, WithScaleSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How many; none unless set. */
    Option<Integer> replicas();

    /** Builds a {@link ScaleSpec}. */
    final class Builder extends ImmutableScaleSpec.Builder {
        Builder() {}
    }
}
