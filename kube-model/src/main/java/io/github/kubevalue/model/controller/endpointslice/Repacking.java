package io.github.kubevalue.model.controller.endpointslice;

import io.github.kubevalue.model.controller.selection.Backing;
import io.github.kubevalue.model.controller.selection.Roll;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Slices are brought up to date where pods have changed since it was last known how the endpoints lie: the others stay where they
 * are, and slices without any that has changed are not opened. What comes of it is what {@link Packing} makes of all pods.
 */
final class Repacking {
    private final PodEndpoints endpoints;
    private final LabelSelector selector;
    private final Set<String> opened = new HashSet<>();
    private final Set<String> moved = new HashSet<>();
    private final List<Endpoint> wanted = new ArrayList<>();

    private Repacking(PodEndpoints endpoints) {
        this.endpoints = endpoints;
        this.selector = LabelSelector.of(endpoints.service().spec().selector());
    }

    /**
     * Returns the slices; none if that takes a look at all pods.
     *
     * @param before how the endpoints were laid out
     * @param changed the pods that have changed since, in order
     * @param pods all of them
     */
    static Option<Packed> of(
            PodEndpoints endpoints,
            Layout before,
            Seq<EndpointSlice> existing,
            Seq<String> changed,
            Roll<Backing> pods) {
        return before.found(existing)
                .flatMap(found -> new Repacking(endpoints).of(before, found, existing, changed, pods));
    }

    private Option<Packed> of(
            Layout before, Layout found, Seq<EndpointSlice> existing, Seq<String> changed, Roll<Backing> pods) {
        before.unsettled(existing).forEach(slice -> opened.add(slice.name()));
        Layout so = found;
        for (String name : changed) {
            Option<Pod> pod = pods.get(name).map(Backing::pod).filter(this::isSelected);
            Option<Endpoint> next = pod.flatMap(each -> endpoints.of(each, found.endpoint(name)));
            if (next.isDefined() && !endpoints.ports(pod.get()).equals(found.ports())) {
                return Option.none();
            }
            so = next.equals(found.endpoint(name)) ? so : moved(so, name, next);
        }
        return so.placed().isEmpty() ? Option.none() : Option.of(packed(so, existing));
    }

    private boolean isSelected(Pod pod) {
        return selector.matches(pod.metadata().labels());
    }

    private Layout moved(Layout so, String pod, Option<Endpoint> next) {
        so.placed().get(pod).flatMap(Layout.Placed::slice).forEach(opened::add);
        moved.add(pod);
        wanted.addAll(next.toJavaList());
        return next.fold(() -> so.without(pod), endpoint -> so.with(pod, endpoint));
    }

    private Packed packed(Layout layout, Seq<EndpointSlice> existing) {
        Seq<EndpointSlice> slices = new Packing(endpoints.service(), endpoints.family(), layout.ports())
                .pack(
                        existing,
                        wanted,
                        slice -> opened.contains(slice.name()),
                        endpoint -> moved.contains(Layout.pod(endpoint)));
        return new Packed(slices, Option.of(layout.settled(existing, slices)));
    }
}
