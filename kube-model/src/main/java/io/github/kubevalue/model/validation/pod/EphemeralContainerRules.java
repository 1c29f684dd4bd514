package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.EphemeralContainer;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.core.VolumeMount;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The rules on containers that join a running pod. (validateEphemeralContainers) */
final class EphemeralContainerRules {
    private static final String UNFIT = "cannot be set for an Ephemeral Container";

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
                    .and(unfit(container, at))
                    .each(container.volumeMounts(), at.child("volumeMounts"), EphemeralContainerRules::mount)
                    .found();
        });
    }

    private static Seq<FieldError> unfit(EphemeralContainer container, FieldPath path) {
        ResourceRequirements none = ResourceRequirements.builder().build();
        return Faults.NONE
                .and(unfit(container.ports().nonEmpty(), path.child("ports")))
                .and(unfit(!container.resources().equals(none), path.child("resources")))
                .and(unfit(container.resizePolicy().nonEmpty(), path.child("resizePolicy")))
                .and(unfit(container.restartPolicy().isDefined(), path.child("restartPolicy")))
                .and(unfit(container.restartPolicyRules().nonEmpty(), path.child("restartPolicyRules")))
                .and(unfit(container.livenessProbe().isDefined(), path.child("livenessProbe")))
                .and(unfit(container.readinessProbe().isDefined(), path.child("readinessProbe")))
                .and(unfit(container.startupProbe().isDefined(), path.child("startupProbe")))
                .and(unfit(container.lifecycle().isDefined(), path.child("lifecycle")))
                .found();
    }

    private static Seq<FieldError> unfit(boolean given, FieldPath path) {
        return given ? Vector.of(path.forbidden(UNFIT)) : Vector.empty();
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
