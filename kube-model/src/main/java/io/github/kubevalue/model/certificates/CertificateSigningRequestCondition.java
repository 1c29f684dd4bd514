package io.github.kubevalue.model.certificates;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** Something that was decided about a request. */
@Value.Immutable
@JsonDeserialize(builder = CertificateSigningRequestCondition.Builder.class)
public interface CertificateSigningRequestCondition extends ApiValue, WithCertificateSigningRequestCondition {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What was decided. */
    @Value.Default
    default RequestConditionType type() {
        return new RequestConditionType("");
    }

    /** Whether it holds; a decision always does. */
    @Value.Default
    default ConditionStatus status() {
        return new ConditionStatus("");
    }

    /** Why, in one word for programs. */
    Option<String> reason();

    /** Why, in words for people. */
    Option<String> message();

    /** When it was last changed. */
    @JsonInclude
    Option<Instant> lastUpdateTime();

    /** When the status last changed. */
    @JsonInclude
    Option<Instant> lastTransitionTime();

    /** Builds a {@link CertificateSigningRequestCondition}. */
    final class Builder extends ImmutableCertificateSigningRequestCondition.Builder {
        Builder() {}
    }
}
