package io.github.kubevalue.model.certificates;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** Asks for a certificate to be signed. */
@Value.Immutable
@JsonDeserialize(builder = CertificateSigningRequest.Builder.class)
public interface CertificateSigningRequest extends KubeObject, WithCertificateSigningRequest {
    /** The kind {@code certificates.k8s.io/v1 CertificateSigningRequest}. */
    Kind<CertificateSigningRequest> KIND = Kind.of(
            "certificates.k8s.io/v1",
            "CertificateSigningRequest",
            "certificatesigningrequests",
            Scope.CLUSTER,
            CertificateSigningRequest.class);

    /** Returns a CertificateSigningRequest of that name. */
    static CertificateSigningRequest named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<CertificateSigningRequest> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default CertificateSigningRequestSpec spec() {
        return CertificateSigningRequestSpec.builder().build();
    }

    /** What it is at present. */
    @Value.Default
    default CertificateSigningRequestStatus status() {
        return CertificateSigningRequestStatus.builder().build();
    }

    @Override
    CertificateSigningRequest withMetadata(ObjectMeta metadata);

    /** Builds a {@link CertificateSigningRequest}. */
    final class Builder extends ImmutableCertificateSigningRequest.Builder {
        Builder() {}
    }
}
