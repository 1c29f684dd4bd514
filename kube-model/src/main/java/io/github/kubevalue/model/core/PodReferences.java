package io.github.kubevalue.model.core;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The objects of its namespace that a pod names, and so needs. */
public final class PodReferences {
    private PodReferences() {}

    /** Returns the names of the Secrets: of its environment, its volumes, and for pulling its images. */
    public static Seq<String> secrets(PodSpec spec) {
        // pkg/api/v1/pod/util.go, VisitPodSecretNames
        return names(spec.imagePullSecrets().map(LocalObjectReference::name)).appendAll(consumedSecrets(spec));
    }

    /** Returns the names of the Secrets of its environment and its volumes: without them its containers do not start. */
    public static Seq<String> consumedSecrets(PodSpec spec) {
        return environmentSecrets(spec).appendAll(volumeSecrets(spec));
    }

    private static Seq<String> environmentSecrets(PodSpec spec) {
        return names(from(spec).flatMap(EnvFromSource::secretRef).map(SecretEnvSource::name))
                .appendAll(
                        names(values(spec).flatMap(EnvVarSource::secretKeyRef).map(SecretKeySelector::name)));
    }

    private static Seq<String> volumeSecrets(PodSpec spec) {
        return names(spec.volumes().flatMap(Volume::secret).map(SecretVolumeSource::secretName))
                .appendAll(names(
                        projections(spec).flatMap(VolumeProjection::secret).map(SecretProjection::name)));
    }

    /** Returns the names of the ConfigMaps: of its environment and its volumes. */
    public static Seq<String> configMaps(PodSpec spec) {
        // pkg/api/v1/pod/util.go, VisitPodConfigmapNames
        return names(from(spec).flatMap(EnvFromSource::configMapRef).map(ConfigMapEnvSource::name))
                .appendAll(names(
                        values(spec).flatMap(EnvVarSource::configMapKeyRef).map(ConfigMapKeySelector::name)))
                .appendAll(names(spec.volumes().flatMap(Volume::configMap).map(ConfigMapVolumeSource::name)))
                .appendAll(names(
                        projections(spec).flatMap(VolumeProjection::configMap).map(ConfigMapProjection::name)));
    }

    /** Returns the names of the claims of its volumes, those that are made for it included. */
    public static Seq<String> claims(Pod pod) {
        // component-helpers/storage/ephemeral/ephemeral.go, VolumeClaimName
        return pod.spec()
                .volumes()
                .flatMap(volume -> volume.persistentVolumeClaim()
                        .map(PersistentVolumeClaimVolumeSource::claimName)
                        .orElse(() -> volume.ephemeral().map(source -> pod.name() + "-" + volume.name())));
    }

    private static Seq<EnvFromSource> from(PodSpec spec) {
        return spec.containers()
                .appendAll(spec.initContainers())
                .flatMap(Container::envFrom)
                .appendAll(spec.ephemeralContainers().flatMap(EphemeralContainer::envFrom));
    }

    private static Seq<EnvVarSource> values(PodSpec spec) {
        return spec.containers()
                .appendAll(spec.initContainers())
                .flatMap(Container::env)
                .appendAll(spec.ephemeralContainers().flatMap(EphemeralContainer::env))
                .flatMap(EnvVar::valueFrom);
    }

    private static Seq<VolumeProjection> projections(PodSpec spec) {
        return spec.volumes().flatMap(Volume::projected).flatMap(ProjectedVolumeSource::sources);
    }

    private static Seq<String> names(Seq<Option<String>> names) {
        return Vector.ofAll(names.flatMap(name -> name)).filter(name -> !name.isEmpty());
    }
}
