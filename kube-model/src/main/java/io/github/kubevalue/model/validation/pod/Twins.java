package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * What is to be said of new pods, by their annotations and their spec. Pods of one template come one after the other, and mostly
 * have these in common: if nothing is to be said of one, nothing is of the next.
 *
 * @param <T> what is said
 */
final class Twins<T> implements Function<Pod, Seq<T>> {
    private final Function<Pod, Seq<T>> judge;

    /** The last pod of which nothing was to be said. */
    private volatile Option<Pod> plain = Option.none();

    /** Asks somebody who goes by annotations and spec, and by the name of the pod only where a volume is made for it. */
    Twins(Function<Pod, Seq<T>> judge) {
        this.judge = judge;
    }

    @Override
    public Seq<T> apply(Pod pod) {
        if (plain.exists(other -> areTwins(pod, other))) {
            return Vector.empty();
        }
        Seq<T> said = judge.apply(pod);
        if (said.isEmpty() && !isNamesake(pod.spec())) {
            plain = Option.of(pod);
        }
        return said;
    }

    static boolean areTwins(Pod pod, Pod other) {
        return pod.metadata().annotations().equals(other.metadata().annotations())
                && pod.spec().equals(other.spec());
    }

    /** Whether something of the pod is to be called after it. */
    private static boolean isNamesake(PodSpec spec) {
        return spec.volumes().exists(volume -> volume.ephemeral().isDefined());
    }
}
