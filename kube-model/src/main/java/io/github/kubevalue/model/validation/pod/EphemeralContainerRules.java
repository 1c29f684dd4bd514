package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.EphemeralContainer;
import io.github.kubevalue.model.core.VolumeMount;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The rules on containers that join a running pod. (validateEphemeralContainers) */
final class EphemeralContainerRules {
    private static final String UNFIT = "cannot be set for an Ephemeral Container";
    private static final Seq<String> UNFIT_FIELDS = Vector.of(
            "ports",
            "resources",
            "resizePolicy",
            "restartPolicy",
            "restartPolicyRules",
            "livenessProbe",
            "readinessProbe",
            "startupProbe",
            "lifecycle");

    private EphemeralContainerRules() {}

    static Seq<FieldError> faults(PodScope pod, FieldPath path) {
        Seq<EphemeralContainer> containers = pod.spec().ephemeralContainers();
        Seq<String> others =
                pod.spec().containers().appendAll(pod.spec().initContainers()).map(Container::name);
        Seq<String> names = containers.map(EphemeralContainer::name);
        return containers.zipWithIndex().flatMap(each -> {
            EphemeralContainer container = each._1;
            FieldPath at = path.index(each._2);
            boolean taken = others.contains(container.name()) || names.indexOf(container.name()) < each._2;
            return Faults.NONE
                    .and(ContainerRules.common(Containers.common(container), pod, at))
                    .and(ContainerRules.image(Containers.common(container), at))
                    .when(taken, () -> at.child("name").duplicate(container.name()))
                    .given(
                            container.targetContainerName().filter(name -> !name.isEmpty() && !others.contains(name)),
                            name -> Vector.of(at.child("targetContainerName").notFound(name)))
                    .and(UNFIT_FIELDS
                            .filter(field -> container.otherFields().containsKey(field))
                            .map(field -> at.child(field).forbidden(UNFIT)))
                    .each(container.volumeMounts(), at.child("volumeMounts"), EphemeralContainerRules::mount)
                    .found();
        });
    }

    private static Seq<FieldError> mount(VolumeMount mount, FieldPath path) {
        return Faults.NONE
                .when(
                        mount.subPath().exists(text -> !text.isEmpty()),
                        () -> path.child("subPath").forbidden(UNFIT))
                .when(
                        mount.subPathExpr().exists(text -> !text.isEmpty()),
                        () -> path.child("subPathExpr").forbidden(UNFIT))
                .found();
    }
}
