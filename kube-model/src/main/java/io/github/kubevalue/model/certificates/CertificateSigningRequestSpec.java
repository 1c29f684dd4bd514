package io.github.kubevalue.model.certificates;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What is to be signed, by whom and for what; who asks is filled in by the server. */
@Value.Immutable
@JsonDeserialize(builder = CertificateSigningRequestSpec.Builder.class)
public interface CertificateSigningRequestSpec extends ApiValue, WithCertificateSigningRequestSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The request in PEM, in base64. */
    @JsonInclude
    @Value.Default
    default String request() {
        return "";
    }

    /** Who is to sign. */
    @JsonInclude
    @Value.Default
    default String signerName() {
        return "";
    }

    /** Seconds for which it is to be valid; the signer decides unless set. */
    Option<Integer> expirationSeconds();

    /** What the certificate is to be good for. */
    Seq<KeyUsage> usages();

    /** The user who asks. */
    Option<String> username();

    /** That user's identity. */
    Option<String> uid();

    /** That user's groups. */
    Seq<String> groups();

    /** What else is known of that user. */
    SortedMap<String, Seq<String>> extra();

    /** Builds a {@link CertificateSigningRequestSpec}. */
    final class Builder extends ImmutableCertificateSigningRequestSpec.Builder {
        Builder() {}
    }
}
