package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** What a policy notes in the audit log. */
@Value.Immutable
@JsonDeserialize(builder = AuditAnnotation.Builder.class)
public interface AuditAnnotation extends ApiValue, WithAuditAnnotation {

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

    /** An expression that makes the value. */
    @JsonInclude
    @Value.Default
    default String valueExpression() {
        return "";
    }

    /** Builds an {@link AuditAnnotation}. */
    final class Builder extends ImmutableAuditAnnotation.Builder {
        Builder() {}
    }
}
