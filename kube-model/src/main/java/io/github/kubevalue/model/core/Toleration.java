package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Taints that do not keep a pod away. */
@Value.Immutable
@JsonDeserialize(builder = Toleration.Builder.class)
public interface Toleration extends ApiValue, WithToleration {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The taint's key; any, if absent and the operator is {@code Exists}. */
    Option<String> key();

    /** How the taint's value relates to {@link #value()}; {@code Equal} unless set. */
    Option<TolerationOperator> operator();

    /** The value. */
    Option<String> value();

    /** The taint's effect; any unless set. */
    Option<TaintEffect> effect();

    /** For how long a {@code NoExecute} taint is tolerated; for ever unless set. */
    Option<Long> tolerationSeconds();

    /** Builds a {@link Toleration}. */
    final class Builder extends ImmutableToleration.Builder {
        Builder() {}
    }
}
