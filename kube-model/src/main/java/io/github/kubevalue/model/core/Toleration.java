package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Taints that do not keep a pod away. */
@Value.Immutable
@JsonDeserialize(builder = Toleration.Builder.class)
public interface Toleration extends ApiValue, WithToleration {

    /** Returns the toleration of all taints with that key. */
    static Toleration exists(String key) {
        return builder().key(key).operator(TolerationOperator.EXISTS).build();
    }

    /** Returns the toleration of the taint {@code key=value:effect}. */
    static Toleration of(String key, String value, TaintEffect effect) {
        return builder()
                .key(key)
                .operator(TolerationOperator.EQUAL)
                .value(value)
                .effect(effect)
                .build();
    }

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

    /** Whether a taint does not keep the pod away. */
    default boolean tolerates(Taint taint) {
        // staging/src/k8s.io/api/core/v1/toleration.go, ToleratesTaint; Lt and Gt are behind a gate that is off
        if (isOther(effect().map(TaintEffect::text), taint.effect().text()) || isOther(key(), taint.key())) {
            return false;
        }
        TolerationOperator relation = operator().getOrElse(TolerationOperator.EQUAL);
        boolean equal =
                relation.equals(TolerationOperator.EQUAL) || relation.text().isEmpty();
        return relation.equals(TolerationOperator.EXISTS)
                || (equal && value().getOrElse("").equals(taint.value().getOrElse("")));
    }

    /** Whether something other than the taint's was asked for; an empty text asks for nothing. */
    private static boolean isOther(Option<String> wanted, String actual) {
        return wanted.exists(text -> !text.isEmpty() && !text.equals(actual));
    }

    /** Builds a {@link Toleration}. */
    final class Builder extends ImmutableToleration.Builder {
        Builder() {}
    }
}
