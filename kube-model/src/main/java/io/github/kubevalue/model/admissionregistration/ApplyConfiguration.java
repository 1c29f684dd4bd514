package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** An expression that makes what is applied. */
@Value.Immutable
@JsonDeserialize(builder = ApplyConfiguration.Builder.class)
public interface ApplyConfiguration extends ApiValue, WithApplyConfiguration {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The expression. */
    Option<String> expression();

    /** Builds an {@link ApplyConfiguration}. */
    final class Builder extends ImmutableApplyConfiguration.Builder {
        Builder() {}
    }
}
