package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** Keeps pods away from a node that do not tolerate it. */
@Value.Immutable
@JsonDeserialize(builder = Taint.Builder.class)
public interface Taint extends ApiValue, WithTaint {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The key. */
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

    /** Builds a {@link Taint}. */
    final class Builder extends ImmutableTaint.Builder {
        Builder() {}
    }
}
