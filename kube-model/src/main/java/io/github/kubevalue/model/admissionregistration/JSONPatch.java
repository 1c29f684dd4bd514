package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** An expression that makes the steps of a JSON patch. */
@Value.Immutable
@JsonDeserialize(builder = JSONPatch.Builder.class)
public interface JSONPatch extends ApiValue, WithJSONPatch {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The expression. */
    Option<String> expression();

    /** Builds a {@link JSONPatch}. */
    final class Builder extends ImmutableJSONPatch.Builder {
        Builder() {}
    }
}
