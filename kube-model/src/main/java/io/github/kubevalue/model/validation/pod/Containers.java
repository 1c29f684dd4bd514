package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.EphemeralContainer;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import java.util.function.BiFunction;

/** All containers of a pod, in the order in which upstream visits them. (pkg/apis/core/pods/helpers.go) */
final class Containers {
    private Containers() {}

    /** Returns the init containers, the regular ones, and the ephemeral ones. */
    static Seq<Container> of(PodSpec spec) {
        return spec.initContainers()
                .appendAll(spec.containers())
                .appendAll(spec.ephemeralContainers().map(Containers::common));
    }

    /** Returns the faults of each container, with its path in the spec. */
    static Seq<FieldError> visit(
            PodSpec spec, FieldPath path, BiFunction<Container, FieldPath, ? extends Seq<FieldError>> faults) {
        return places(spec, path).flatMap(container -> faults.apply(container._1, container._2));
    }

    /** Returns each container with its path. */
    static Seq<Tuple2<Container, FieldPath>> places(PodSpec spec, FieldPath path) {
        return placed(spec.initContainers(), path.child("initContainers"))
                .appendAll(placed(spec.containers(), path.child("containers")))
                .appendAll(
                        placed(spec.ephemeralContainers().map(Containers::common), path.child("ephemeralContainers")));
    }

    private static Seq<Tuple2<Container, FieldPath>> placed(Seq<Container> containers, FieldPath path) {
        return containers.zipWithIndex().map(container -> container.map2(path::index));
    }

    /** Returns what an ephemeral container has in common with the others. */
    static Container common(EphemeralContainer container) {
        return Container.builder()
                .name(container.name())
                .image(container.image())
                .command(container.command())
                .args(container.args())
                .workingDir(container.workingDir())
                .envFrom(container.envFrom())
                .env(container.env())
                .volumeMounts(container.volumeMounts())
                .terminationMessagePath(container.terminationMessagePath())
                .terminationMessagePolicy(container.terminationMessagePolicy())
                .imagePullPolicy(container.imagePullPolicy())
                .securityContext(container.securityContext())
                .stdin(container.stdin())
                .stdinOnce(container.stdinOnce())
                .tty(container.tty())
                .build();
    }
}
