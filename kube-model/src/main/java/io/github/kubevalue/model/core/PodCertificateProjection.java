package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A key and a certificate that the kubelet gets for the pod and renews. */
@Value.Immutable
@JsonDeserialize(builder = PodCertificateProjection.Builder.class)
public interface PodCertificateProjection extends ApiValue, WithPodCertificateProjection {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Who signs. */
    Option<String> signerName();

    /** The sort of key, {@code ED25519}. */
    Option<String> keyType();

    /** Seconds for which the certificate may be valid at most; a day unless set. */
    Option<Integer> maxExpirationSeconds();

    /** The file with both the key and the certificates. */
    Option<String> credentialBundlePath();

    /** The file with the key. */
    Option<String> keyPath();

    /** The file with the certificates. */
    Option<String> certificateChainPath();

    /** What the signer is told beside. */
    SortedMap<String, String> userAnnotations();

    /** Builds a {@link PodCertificateProjection}. */
    final class Builder extends ImmutablePodCertificateProjection.Builder {
        Builder() {}
    }
}
