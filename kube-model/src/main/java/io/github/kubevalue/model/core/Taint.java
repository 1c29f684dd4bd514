package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** Keeps pods away from a node that do not tolerate it. */
@Value.Immutable
@JsonDeserialize(builder = Taint.Builder.class)
public interface Taint extends ApiValue, WithTaint {

    /** Returns the taint {@code key=value:effect}. */
    static Taint of(String key, String value, TaintEffect effect) {
        return builder().key(key).value(value).effect(effect).build();
    }

    /** Returns the taint {@code key:effect}. */
    static Taint of(String key, TaintEffect effect) {
        return builder().key(key).effect(effect).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The key. */
    @JsonInclude
    @Value.Default
    default String key() {
        return "";
    }

    /** The value. */
    Option<String> value();

    /** What it does to pods. */
    @Value.Default
    default TaintEffect effect() {
        return new TaintEffect("");
    }

    /** Since when. */
    Option<Instant> timeAdded();

    /** The taint as kubectl writes it: {@code key=value:effect}, {@code key:effect}. */
    default String text() {
        // staging/src/k8s.io/api/core/v1/taint.go, ToString
        String keyAndValue = value().filter(value -> !value.isEmpty())
                .map(value -> key() + "=" + value)
                .getOrElse(key());
        return effect().text().isEmpty() ? keyAndValue : keyAndValue + ":" + effect();
    }

    /** Builds a {@link Taint}. */
    final class Builder extends ImmutableTaint.Builder {
        Builder() {}
    }
}
