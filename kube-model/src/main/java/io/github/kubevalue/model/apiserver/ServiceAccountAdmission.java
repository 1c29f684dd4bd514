package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.core.ConfigMapProjection;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.DownwardAPIProjection;
import io.github.kubevalue.model.core.DownwardAPIVolumeFile;
import io.github.kubevalue.model.core.KeyToPath;
import io.github.kubevalue.model.core.ObjectFieldSelector;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.ProjectedVolumeSource;
import io.github.kubevalue.model.core.ServiceAccount;
import io.github.kubevalue.model.core.ServiceAccountTokenProjection;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.core.VolumeMount;
import io.github.kubevalue.model.core.VolumeProjection;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Every pod runs as some service account, and finds its token where programs look for it.
 * (plugin/pkg/admission/serviceaccount/admission.go)
 */
final class ServiceAccountAdmission implements Admission.Plugin {
    private static final String MOUNT_PATH = "/var/run/secrets/kubernetes.io/serviceaccount";
    private static final String PREFIX = "kube-api-access-";
    private static final int READABLE = 0644;

    @Override
    public Either<ApiError, KubeObject> admit(KubeObject object, ApiServer server) {
        if (!(object instanceof Pod pod)) {
            return Either.right(object);
        }
        String name =
                pod.spec().serviceAccountName().filter(text -> !text.isEmpty()).getOrElse("default");
        return server.store()
                .get(ServiceAccount.KIND, pod.namespace(), name)
                .toEither(() -> ApiError.forbidden(
                        pod.key(),
                        "error looking up service account " + pod.namespace() + "/" + name + ": serviceaccount \""
                                + name + "\" not found"))
                .map(account -> pod.withSpec(mounted(pulling(named(pod.spec(), name), account), account, pod, server)));
    }

    private static PodSpec named(PodSpec spec, String name) {
        return spec.withServiceAccountName(Option.of(name)).withServiceAccount(Option.of(name));
    }

    private static PodSpec pulling(PodSpec spec, ServiceAccount account) {
        return spec.imagePullSecrets().isEmpty() ? spec.withImagePullSecrets(account.imagePullSecrets()) : spec;
    }

    private static PodSpec mounted(PodSpec spec, ServiceAccount account, Pod pod, ApiServer server) {
        boolean automount = spec.automountServiceAccountToken()
                .orElse(account.automountServiceAccountToken())
                .getOrElse(true);
        boolean everywhere =
                spec.initContainers().appendAll(spec.containers()).forAll(ServiceAccountAdmission::hasToken);
        if (!automount || everywhere) {
            return spec;
        }
        String name = spec.volumes()
                .map(Volume::name)
                .find(volume -> volume.startsWith(PREFIX))
                .getOrElse(() -> PREFIX + new Draw(server.flags().seed()).suffix("token " + pod.key()));
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
        return Volume.builder()
                .name(name)
                .projected(ProjectedVolumeSource.builder()
                        .addSource(token)
                        .addSource(certificate)
                        .addSource(namespace)
                        .defaultMode(READABLE)
                        .build())
                .build();
    }
}
