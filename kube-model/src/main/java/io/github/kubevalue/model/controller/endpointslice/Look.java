package io.github.kubevalue.model.controller.endpointslice;

import io.github.kubevalue.model.controller.selection.Backing;
import io.github.kubevalue.model.controller.selection.Roll;
import io.github.kubevalue.model.core.IPFamily;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.HashMap;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * A look at a Service, its pods and their nodes.
 *
 * @param service the Service
 * @param zones the zones of the nodes
 * @param pods among which the Service selects
 * @param before what came of the look before, unless something has changed that concerns all endpoints
 */
record Look(Service service, Roll<Option<String>> zones, Roll<Backing> pods, Option<Laid> before) {

    static Look at(Service service, Snapshot snapshot, Option<Laid> before) {
        Roll<Option<String>> zones = Zones.all(snapshot);
        Roll<Backing> pods = Backing.candidates(snapshot, service.namespace(), selector(service));
        return new Look(service, zones, pods, before.filter(laid -> laid.isOf(service, zones)));
    }

    private static LabelSelector selector(Service service) {
        return LabelSelector.of(service.spec().selector());
    }

    /** Returns what is to be remembered of it, but for the layouts. */
    Laid laid() {
        return new Laid(service, zones, pods, HashMap.empty());
    }

    /** Returns the slices that there should be of a family. */
    Packed packed(IPFamily family, Seq<EndpointSlice> existing) {
        PodEndpoints endpoints = new PodEndpoints(service, family, zones);
        return before.flatMap(laid -> laid.layouts()
                        .get(family)
                        .flatMap(layout ->
                                Repacking.of(endpoints, layout, existing, pods.differences(laid.pods()), pods)))
                .getOrElse(() -> anew(endpoints, existing));
    }

    private Packed anew(PodEndpoints endpoints, Seq<EndpointSlice> existing) {
        LabelSelector selector = selector(service);
        Seq<Pod> selected = pods.values()
                .map(Backing::pod)
                .filter(pod -> selector.matches(pod.metadata().labels()));
        Seq<EndpointSlice> slices =
                Packing.of(service, endpoints.family(), existing, Backends.of(endpoints, existing, selected));
        return new Packed(slices, Hints.isBalanced(service) ? Option.none() : Layout.of(existing, slices));
    }
}
