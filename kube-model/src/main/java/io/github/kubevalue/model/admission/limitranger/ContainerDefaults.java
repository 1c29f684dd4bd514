package io.github.kubevalue.model.admission.limitranger;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.LimitRange;
import io.github.kubevalue.model.core.LimitRangeItem;
import io.github.kubevalue.model.core.LimitType;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * What containers get that do not say what they need.
 *
 * @param limits by resource
 * @param requests by resource
 */
record ContainerDefaults(SortedMap<String, Quantity> limits, SortedMap<String, Quantity> requests) {
    private static final SortedMap<String, Quantity> NONE = TreeMap.empty();
    private static final String ANNOTATION = "kubernetes.io/limit-ranger";

    /** Returns a pod with the defaults of a range, and a note of what it got. */
    static Pod applied(Pod pod, LimitRange range) {
        return of(range).applied(pod);
    }

    private static ContainerDefaults of(LimitRange range) {
        Seq<LimitRangeItem> items =
                range.spec().limits().filter(item -> item.type().equals(LimitType.CONTAINER));
        return new ContainerDefaults(
                last(items, LimitRangeItem::defaultLimit), last(items, LimitRangeItem::defaultRequest));
    }

    private static SortedMap<String, Quantity> last(
            Seq<LimitRangeItem> items, Function<LimitRangeItem, SortedMap<String, Quantity>> what) {
        return items.map(what).foldLeft(NONE, (so, defaults) -> defaults.merge(so, (later, earlier) -> later));
    }

    private Pod applied(Pod pod) {
        Seq<String> notes = pod.spec()
                .containers()
                .flatMap(container -> notes("container", container))
                .appendAll(pod.spec().initContainers().flatMap(container -> notes("init container", container)));
        if (notes.isEmpty()) {
            return pod;
        }
        ObjectMeta noted = pod.metadata()
                .withAnnotations(pod.metadata()
                        .annotations()
                        .put(ANNOTATION, "LimitRanger plugin set: " + notes.mkString("; ")));
        return pod.withMetadata(noted)
                .withSpec(pod.spec()
                        .withContainers(pod.spec().containers().map(this::filled))
                        .withInitContainers(pod.spec().initContainers().map(this::filled)));
    }

    private Seq<String> notes(String what, Container container) {
        return Vector.of(
                        note(requests, container.resources().requests(), " request for " + what, container),
                        note(limits, container.resources().limits(), " limit for " + what, container))
                .flatMap(note -> note);
    }

    private static Option<String> note(
            SortedMap<String, Quantity> defaults, SortedMap<String, Quantity> said, String what, Container container) {
        Seq<String> set = defaults.keySet().toVector().reject(said::containsKey);
        return Option.when(!set.isEmpty(), () -> set.mkString(", ") + what + " " + container.name());
    }

    private Container filled(Container container) {
        ResourceRequirements said = container.resources();
        return container.withResources(said.withLimits(said.limits().merge(limits, (own, other) -> own))
                .withRequests(said.requests().merge(requests, (own, other) -> own)));
    }
}
