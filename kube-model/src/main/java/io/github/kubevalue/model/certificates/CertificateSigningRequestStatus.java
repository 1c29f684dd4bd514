package io.github.kubevalue.model.certificates;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What became of a request. */
@Value.Immutable
@JsonDeserialize(builder = CertificateSigningRequestStatus.Builder.class)
public interface CertificateSigningRequestStatus extends ApiValue, WithCertificateSigningRequestStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Aspects of its state. */
    Seq<CertificateSigningRequestCondition> conditions();

    /** The certificates in PEM, in base64; absent until signed. */
    Option<String> certificate();

    /** Whether something was decided. */
    default boolean isDecided(RequestConditionType type) {
        return conditions().exists(condition -> condition.type().equals(type));
    }

    /** Builds a {@link CertificateSigningRequestStatus}. */
    final class Builder extends ImmutableCertificateSigningRequestStatus.Builder {
        Builder() {}
    }
}
