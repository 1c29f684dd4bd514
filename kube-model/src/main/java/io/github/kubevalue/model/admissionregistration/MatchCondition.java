package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** A condition under which a request is looked at at all. */
@Value.Immutable
@JsonDeserialize(builder = MatchCondition.Builder.class)
public interface MatchCondition extends ApiValue, WithMatchCondition {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Its name. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** The expression, in the Common Expression Language. */
    @JsonInclude
    @Value.Default
    default String expression() {
        return "";
    }

    /** Builds a {@link MatchCondition}. */
    final class Builder extends ImmutableMatchCondition.Builder {
        Builder() {}
    }
}
