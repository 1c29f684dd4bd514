package io.github.kubevalue.model.controller.statefulset;

import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.apps.StatefulSetOrdinals;
import io.github.kubevalue.model.controller.workload.PodTemplates;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeClaimVolumeSource;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * One place in a StatefulSet: the name of its pod, and the claims that the pod comes back to.
 *
 * @param set the StatefulSet
 * @param ordinal the number in the pod's name
 */
record Identity(StatefulSet set, int ordinal) {
    static final String REVISION = "controller-revision-hash";
    private static final String POD_NAME = "statefulset.kubernetes.io/pod-name";
    private static final String POD_INDEX = "apps.kubernetes.io/pod-index";

    /** The first ordinal of a set. */
    static int start(StatefulSet set) {
        return set.spec().ordinals().map(StatefulSetOrdinals::start).getOrElse(0);
    }

    /** Whether the set wants a pod of that ordinal. */
    // stateful_set_utils.go, podInOrdinalRange
    static boolean isInRange(StatefulSet set, int ordinal) {
        return ordinal >= start(set)
                && ordinal < start(set) + set.spec().replicas().getOrElse(1);
    }

    /** The ordinal in a pod's name, if the name is one of the set's. */
    static Option<Integer> ordinal(StatefulSet set, Pod pod) {
        // pkg/controller/statefulset/stateful_set_utils.go, getParentNameAndOrdinal
        String prefix = set.name() + "-";
        String number = pod.name().startsWith(prefix) ? pod.name().substring(prefix.length()) : "";
        return number.matches("[0-9]{1,9}") ? Option.of(Integer.valueOf(number)) : Option.none();
    }

    String podName() {
        return set.name() + "-" + ordinal;
    }

    /** The pod of this place, made from a template that has that revision. */
    Pod pod(PodTemplateSpec template, String revision) {
        // stateful_set_utils.go, newStatefulSetPod
        Pod pod = PodTemplates.pod(template, set);
        ObjectMeta named = pod.metadata()
                .withGenerateName(Option.none())
                .withName(podName())
                .withLabels(pod.metadata()
                        .labels()
                        .put(POD_NAME, podName())
                        .put(POD_INDEX, Integer.toString(ordinal))
                        .put(REVISION, revision));
        return pod.withMetadata(named)
                .withSpec(pod.spec()
                        .withHostname(Option.of(podName()))
                        .withSubdomain(Option.of(set.spec().serviceName()).filter(name -> !name.isEmpty()))
                        .withVolumes(volumes(pod)));
    }

    private Seq<Volume> volumes(Pod pod) {
        Seq<Volume> claimed = set.spec()
                .volumeClaimTemplates()
                .map(template -> Volume.builder()
                        .name(template.name())
                        .persistentVolumeClaim(PersistentVolumeClaimVolumeSource.builder()
                                .claimName(claimName(template))
                                .build())
                        .build());
        Seq<String> names = claimed.map(Volume::name);
        return claimed.appendAll(pod.spec().volumes().reject(volume -> names.contains(volume.name())));
    }

    private String claimName(PersistentVolumeClaim template) {
        return template.name() + "-" + podName();
    }

    /** The claims of this place. */
    Seq<PersistentVolumeClaim> claims() {
        // stateful_set_utils.go, getPersistentVolumeClaims
        return set.spec()
                .volumeClaimTemplates()
                .map(template -> template.withMetadata(template.metadata()
                        .withNamespace(set.namespace())
                        .withName(claimName(template))
                        .withLabels(set.spec()
                                .selector()
                                .matchLabels()
                                .foldLeft(template.metadata().labels(), (labels, label) -> labels.put(label)))));
    }
}
