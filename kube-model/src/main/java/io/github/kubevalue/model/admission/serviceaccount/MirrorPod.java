package io.github.kubevalue.model.admission.serviceaccount;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.EnvFromSource;
import io.github.kubevalue.model.core.EnvVar;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.ProjectedVolumeSource;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.core.VolumeProjection;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Pods that a kubelet runs by itself, and shows to the API server: they know nothing of the cluster. */
final class MirrorPod {
    private MirrorPod() {}

    /** Returns what such a pod must not name. */
    static Option<String> fault(Pod pod) {
        PodSpec spec = pod.spec();
        if (spec.serviceAccountName().exists(name -> !name.isEmpty())) {
            return Option.of("a mirror pod may not reference service accounts");
        }
        if (hasSecrets(spec)) {
            return Option.of("a mirror pod may not reference secrets");
        }
        boolean hasToken = projections(spec)
                .exists(projection -> projection.serviceAccountToken().isDefined());
        return Option.when(hasToken, "a mirror pod may not use ServiceAccountToken volume projections");
    }

    private static boolean hasSecrets(PodSpec spec) {
        // pkg/api/pod/util.go, VisitPodSecretNames
        Seq<Container> containers = spec.initContainers().appendAll(spec.containers());
        return !spec.imagePullSecrets().isEmpty()
                || containers.flatMap(Container::envFrom).exists(MirrorPod::isSecret)
                || containers.flatMap(Container::env).exists(MirrorPod::isSecret)
                || spec.volumes().exists(volume -> volume.secret().isDefined())
                || projections(spec).exists(projection -> projection.secret().isDefined());
    }

    private static boolean isSecret(EnvFromSource source) {
        return source.secretRef().isDefined();
    }

    private static boolean isSecret(EnvVar variable) {
        return variable.valueFrom().exists(from -> from.secretKeyRef().isDefined());
    }

    private static Seq<VolumeProjection> projections(PodSpec spec) {
        return spec.volumes().flatMap(Volume::projected).flatMap(ProjectedVolumeSource::sources);
    }
}
