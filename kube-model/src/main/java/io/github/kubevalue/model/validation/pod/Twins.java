package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * What is to be said of new pods, by their annotations and their spec. Pods of one template come one after the other, and differ in
 * nothing but their names and that of the volume with their token: if nothing is to be said of one, nothing is of the next.
 *
 * @param <T> what is said
 */
final class Twins<T> implements Function<Pod, Seq<T>> {
    private static final String TOKEN = "kube-api-access-";

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
        if (said.isEmpty() && isCommon(pod.spec())) {
            plain = Option.of(pod);
        }
        return said;
    }

    private static boolean isCommon(PodSpec spec) {
        return spec.ephemeralContainers().isEmpty()
                && spec.volumes().forAll(volume -> volume.ephemeral().isEmpty());
    }

    static boolean areTwins(Pod pod, Pod other) {
        return pod.metadata().annotations().equals(other.metadata().annotations())
                && alike(pod.spec(), token(other.spec())).equals(other.spec());
    }

    private static Option<String> token(PodSpec spec) {
        return spec.volumes()
                .find(volume -> volume.projected().isDefined() && volume.name().startsWith(TOKEN))
                .map(Volume::name);
    }

    /** The spec with its token in a volume of that name; if another volume has that name, that takes the name of the token's. */
    private static PodSpec alike(PodSpec spec, Option<String> name) {
        Option<String> own = token(spec).filter(Names.DNS_LABEL::accepts);
        return own.isEmpty() || name.isEmpty() ? spec : swapped(spec, own.get(), name.get());
    }

    private static PodSpec swapped(PodSpec spec, String one, String other) {
        return spec.withVolumes(spec.volumes().map(volume -> volume.withName(swapped(volume.name(), one, other))))
                .withInitContainers(spec.initContainers().map(container -> swapped(container, one, other)))
                .withContainers(spec.containers().map(container -> swapped(container, one, other)));
    }

    private static Container swapped(Container container, String one, String other) {
        return container.withVolumeMounts(
                container.volumeMounts().map(mount -> mount.withName(swapped(mount.name(), one, other))));
    }

    private static String swapped(String name, String one, String other) {
        return name.equals(one) ? other : name.equals(other) ? one : name;
    }
}
