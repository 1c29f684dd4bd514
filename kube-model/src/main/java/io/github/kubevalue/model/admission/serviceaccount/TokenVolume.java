package io.github.kubevalue.model.admission.serviceaccount;

import io.github.kubevalue.model.choice.Draw;
import io.github.kubevalue.model.core.ConfigMapProjection;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.DownwardAPIProjection;
import io.github.kubevalue.model.core.DownwardAPIVolumeFile;
import io.github.kubevalue.model.core.KeyToPath;
import io.github.kubevalue.model.core.ObjectFieldSelector;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.ProjectedVolumeSource;
import io.github.kubevalue.model.core.ServiceAccountTokenProjection;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.core.VolumeMount;
import io.github.kubevalue.model.core.VolumeProjection;

/** The volume in which containers find the token of their account, the cluster's certificate and their namespace. */
final class TokenVolume {
    private static final String MOUNT_PATH = "/var/run/secrets/kubernetes.io/serviceaccount";
    private static final String PREFIX = "kube-api-access-";
    private static final int READABLE = 0644;

    /** What all such volumes share; only their names differ. */
    private static final ProjectedVolumeSource SOURCE = source();

    private TokenVolume() {}

    /** Returns the spec with the volume mounted in each container that has nothing at its place. */
    static PodSpec mounted(PodSpec spec, String purpose, Draw draw) {
        boolean everywhere = spec.initContainers().appendAll(spec.containers()).forAll(TokenVolume::hasToken);
        if (everywhere) {
            return spec;
        }
        String name = spec.volumes()
                .map(Volume::name)
                .find(volume -> volume.startsWith(PREFIX))
                .getOrElse(() -> PREFIX + draw.suffix(purpose));
        PodSpec withVolume = spec.volumes().exists(volume -> volume.name().equals(name))
                ? spec
                : spec.withVolumes(spec.volumes().append(token(name)));
        return withVolume
                .withInitContainers(spec.initContainers().map(container -> mounting(container, name)))
                .withContainers(spec.containers().map(container -> mounting(container, name)));
    }

    private static boolean hasToken(Container container) {
        return container.volumeMounts().exists(mount -> mount.mountPath().equals(MOUNT_PATH));
    }

    private static Container mounting(Container container, String volume) {
        return hasToken(container)
                ? container
                : container.withVolumeMounts(container
                        .volumeMounts()
                        .append(VolumeMount.builder()
                                .name(volume)
                                .readOnly(true)
                                .mountPath(MOUNT_PATH)
                                .build()));
    }

    private static Volume token(String name) {
        return Volume.builder().name(name).projected(SOURCE).build();
    }

    private static ProjectedVolumeSource source() {
        VolumeProjection token = VolumeProjection.builder()
                .serviceAccountToken(ServiceAccountTokenProjection.builder()
                        .expirationSeconds(3607L)
                        .path("token")
                        .build())
                .build();
        VolumeProjection certificate = VolumeProjection.builder()
                .configMap(ConfigMapProjection.builder()
                        .name("kube-root-ca.crt")
                        .addItem(
                                KeyToPath.builder().key("ca.crt").path("ca.crt").build())
                        .build())
                .build();
        VolumeProjection namespace = VolumeProjection.builder()
                .downwardAPI(DownwardAPIProjection.builder()
                        .addItem(DownwardAPIVolumeFile.builder()
                                .path("namespace")
                                .fieldRef(ObjectFieldSelector.builder()
                                        .apiVersion("v1")
                                        .fieldPath("metadata.namespace")
                                        .build())
                                .build())
                        .build())
                .build();
        return ProjectedVolumeSource.builder()
                .addSource(token)
                .addSource(certificate)
                .addSource(namespace)
                .defaultMode(READABLE)
                .build();
    }
}
