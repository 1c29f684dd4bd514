package io.github.kubevalue.model.runtime;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import org.immutables.value.Value;

/**
 * How the containers of a pod behave, as its {@code kubevalue.io/} annotations and its spec say: {@code
 * PodBehaviour.of(pod).container("web").listening()}.
 *
 * <p>Unless annotated, a server runs on; an init container, and a container of a Job's pod, ends at once with 0; and a
 * sidecar runs on. An annotation that cannot be read counts as absent and is among the {@link #problems()}.
 */
@Value.Immutable
public interface PodBehaviour {
    /** What the keys of all annotations that speak of behaviour begin with. */
    String PREFIX = "kubevalue.io/";

    /** Reads the behaviour off a pod. */
    static PodBehaviour of(Pod pod) {
        return BehaviourReader.read(pod);
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The behaviour of each container, init containers included, by name. */
    SortedMap<String, ContainerBehaviour> containers();

    /** What its emptyDir volumes hold, by name, counted from when the pod started; nothing, if nothing is said. */
    SortedMap<String, Usage> emptyDirs();

    /** The annotations that cannot be read. */
    Seq<Problem> problems();

    /** Returns the behaviour of the container of that name; that of a server that runs on, if there is none. */
    default ContainerBehaviour container(String name) {
        return containers().get(name).getOrElse(ContainerBehaviour::of);
    }

    /** Returns the behaviour of that container. */
    default ContainerBehaviour of(Container container) {
        return container(container.name());
    }

    /** Builds a {@link PodBehaviour}. */
    final class Builder extends ImmutablePodBehaviour.Builder {
        Builder() {}
    }
}
