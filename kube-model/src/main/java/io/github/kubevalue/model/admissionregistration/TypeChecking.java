package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** What checking the types of a policy has found. */
@Value.Immutable
@JsonDeserialize(builder = TypeChecking.Builder.class)
public interface TypeChecking extends ApiValue, WithTypeChecking {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The doubts. */
    Seq<ExpressionWarning> expressionWarnings();

    /** Builds a {@link TypeChecking}. */
    final class Builder extends ImmutableTypeChecking.Builder {
        Builder() {}
    }
}
