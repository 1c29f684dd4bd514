package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** One source of a directory that has several. */
@Value.Immutable
@JsonDeserialize(builder = VolumeProjection.Builder.class)
public interface VolumeProjection extends ApiValue, WithVolumeProjection {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A secret. */
    Option<SecretProjection> secret();

    /** Fields of the pod. */
    Option<DownwardAPIProjection> downwardAPI();

    /** A config map. */
    Option<ConfigMapProjection> configMap();

    /** A token of the pod's account. */
    Option<ServiceAccountTokenProjection> serviceAccountToken();

    /** Certificates that are trusted. */
    Option<ClusterTrustBundleProjection> clusterTrustBundle();

    /** A key and a certificate of the pod's own. */
    Option<PodCertificateProjection> podCertificate();

    /** Builds a {@link VolumeProjection}. */
    final class Builder extends ImmutableVolumeProjection.Builder {
        Builder() {}
    }
}
