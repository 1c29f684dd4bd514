package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.vavr.collection.Seq;

/** What of a pod can be resized. (pkg/registry/core/pod/strategy.go, dropNonResizeUpdates) */
final class PodResizing {
    private PodResizing() {}

    /** Returns the stored pod with the resources of the one that is sent; with its containers, if they are not the same. */
    static Pod resized(Pod sent, Pod stored) {
        PodSpec wanted = sent.spec();
        PodSpec spec = stored.spec();
        boolean isSame = wanted.containers().size() == spec.containers().size()
                && wanted.initContainers().size() == spec.initContainers().size();
        return isSame
                ? stored.withSpec(spec.withResources(wanted.resources())
                        .withContainers(resized(wanted.containers(), spec.containers()))
                        .withInitContainers(resized(wanted.initContainers(), spec.initContainers())))
                : sent.withStatus(stored.status());
    }

    private static Seq<Container> resized(Seq<Container> wanted, Seq<Container> stored) {
        boolean isSame = wanted.map(Container::name).equals(stored.map(Container::name));
        return isSame
                ? stored.zipWith(
                        wanted,
                        (old, sent) -> old.withResources(sent.resources()).withResizePolicy(sent.resizePolicy()))
                : wanted;
    }
}
