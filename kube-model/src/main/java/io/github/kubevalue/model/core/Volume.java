package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Something that containers of a pod may mount. Sources that no rule here reads are kept among the other fields. */
@Value.Immutable
@JsonDeserialize(builder = Volume.Builder.class)
public interface Volume extends ApiValue, WithVolume {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name, unique in the pod. */
    @Value.Default
    default String name() {
        return "";
    }

    /** A path of the node. */
    Option<HostPathVolumeSource> hostPath();

    /** A directory that lives as long as the pod. */
    Option<EmptyDirVolumeSource> emptyDir();

    /** A secret. */
    Option<SecretVolumeSource> secret();

    /** What a claim is bound to. */
    Option<PersistentVolumeClaimVolumeSource> persistentVolumeClaim();

    /** Fields of the pod. */
    Option<DownwardAPIVolumeSource> downwardAPI();

    /** A config map. */
    Option<ConfigMapVolumeSource> configMap();

    /** Several sources in one directory. */
    Option<ProjectedVolumeSource> projected();

    /** A claim made for this pod. */
    Option<EphemeralVolumeSource> ephemeral();

    /** Builds a {@link Volume}. */
    final class Builder extends ImmutableVolume.Builder {
        Builder() {}
    }
}
