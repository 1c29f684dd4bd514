package io.github.kubevalue.model.controller.topologycache;

import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointHints;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.discovery.ForZone;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The slices of a Service with hints for zones, or without if there can be none, and what is told of it.
 *
 * @param slices the slices
 * @param event that hints are given for the first time, or why there are none
 */
public record TopologyHints(Seq<EndpointSlice> slices, Option<Event> event) {
    private static final String DISABLED = "TopologyAwareHintsDisabled";

    /**
     * Returns slices with hints. Those that stay as they are keep theirs, as long as no zone has too many.
     *
     * @param existing the slices as they are
     * @param wanted the slices as they are to be; those that change have endpoints without hints
     */
    public static TopologyHints of(
            Service service, Option<CpuRatios> ratios, Seq<EndpointSlice> existing, Seq<EndpointSlice> wanted) {
        // endpointslice/topologycache/topologycache.go, AddHints
        int endpoints = wanted.map(slice -> ready(slice).size()).sum().intValue();
        Option<String> obstacle = obstacle(ratios, endpoints)
                .orElse(() -> Option.when(
                        wanted.flatMap(TopologyHints::ready)
                                .exists(endpoint -> zone(endpoint).isEmpty()),
                        "One or more endpoints do not have a zone specified"));
        if (obstacle.isDefined()) {
            return new TopologyHints(
                    wanted.map(TopologyHints::bare), Option.of(event(service, wanted, DISABLED, obstacle.get())));
        }
        boolean isNew = !existing.exists(
                slice -> slice.endpoints().exists(endpoint -> endpoint.hints().isDefined()));
        Seq<EndpointSlice> hinted = hinted(existing, wanted, ratios.get().allocations(endpoints));
        return new TopologyHints(
                hinted,
                Option.when(
                        isNew,
                        () -> event(
                                service,
                                wanted,
                                "TopologyAwareHintsEnabled",
                                "Topology Aware Hints has been enabled")));
    }

    private static Option<String> obstacle(Option<CpuRatios> ratios, int endpoints) {
        if (ratios.isEmpty()) {
            return Option.of(
                    "Insufficient Node information: allocatable CPU or zone not specified on one or more nodes");
        }
        int zones = ratios.get().zones().size();
        String numbers = " (" + endpoints + " endpoints, " + zones + " zones)";
        if (zones > endpoints) {
            return Option.of("Insufficient number of endpoints" + numbers);
        }
        int least = ratios.get()
                .allocations(endpoints)
                .values()
                .map(Allocation::minimum)
                .sum()
                .intValue();
        return Option.when(
                least > endpoints,
                () -> "Unable to allocate minimum required endpoints to each zone without exceeding overload threshold"
                        + numbers);
    }

    private static Event event(Service service, Seq<EndpointSlice> slices, String reason, String message) {
        String text = message + ", addressType: " + slices.head().addressType();
        return reason.equals(DISABLED) ? Event.warning(service, reason, text) : Event.normal(service, reason, text);
    }

    private static Seq<Endpoint> ready(EndpointSlice slice) {
        return slice.endpoints().filter(TopologyHints::isReady);
    }

    private static boolean isReady(Endpoint endpoint) {
        return endpoint.conditions().ready().getOrElse(false);
    }

    private static Option<String> zone(Endpoint endpoint) {
        return endpoint.zone().filter(zone -> !zone.isEmpty());
    }

    /** Returns a slice without hints. */
    public static EndpointSlice bare(EndpointSlice slice) {
        return slice.withEndpoints(slice.endpoints().map(endpoint -> endpoint.withHints(Option.none())));
    }

    private static Seq<EndpointSlice> hinted(
            Seq<EndpointSlice> existing, Seq<EndpointSlice> wanted, SortedMap<String, Allocation> allocations) {
        SortedMap<String, Integer> allocated = TreeMap.empty();
        Vector<EndpointSlice> kept = Vector.empty();
        for (EndpointSlice slice : wanted.filter(existing::contains)) {
            Option<SortedMap<String, Integer>> more = kept(slice, allocated, allocations);
            kept = more.isDefined() ? kept.append(slice) : kept;
            allocated = more.getOrElse(allocated);
        }
        Seq<EndpointSlice> changed = wanted.removeAll(kept).map(TopologyHints::ownZones);
        SortedMap<String, Integer> all = changed.flatMap(TopologyHints::ready)
                .flatMap(TopologyHints::zone)
                .foldLeft(allocated, (sum, zone) -> sum.put(zone, 1, Integer::sum));
        Redistribution left = Redistribution.of(allocations.mapValues(Allocation::desired), all);
        return kept.appendAll(redistributed(changed, left));
    }

    /** Returns the allocations with those of a slice; none if a hint is missing or a zone has too many. */
    private static Option<SortedMap<String, Integer>> kept(
            EndpointSlice slice, SortedMap<String, Integer> allocated, SortedMap<String, Allocation> allocations) {
        // endpointslice/topologycache/utils.go, getHintsByZone
        Seq<Seq<String>> hints = ready(slice)
                .map(endpoint -> endpoint.hints()
                        .toVector()
                        .flatMap(EndpointHints::forZones)
                        .map(ForZone::name));
        SortedMap<String, Integer> all =
                hints.flatMap(zones -> zones).foldLeft(allocated, (sum, zone) -> sum.put(zone, 1, Integer::sum));
        boolean isFine = hints.forAll(zones -> !zones.isEmpty() && zones.forAll(allocations::containsKey))
                && hints.flatMap(zones -> zones)
                        .forAll(zone -> all.get(zone).get()
                                <= allocations.get(zone).get().maximum());
        return Option.when(isFine, all);
    }

    private static EndpointSlice ownZones(EndpointSlice slice) {
        return slice.withEndpoints(slice.endpoints()
                .map(endpoint ->
                        isReady(endpoint) ? hinted(endpoint, zone(endpoint).get()) : endpoint));
    }

    private static Endpoint hinted(Endpoint endpoint, String zone) {
        return endpoint.withHints(Option.of(
                EndpointHints.builder().forZones(Vector.of(ForZone.named(zone))).build()));
    }

    private static Seq<EndpointSlice> redistributed(Seq<EndpointSlice> slices, Redistribution redistribution) {
        Redistribution left = redistribution;
        Vector<EndpointSlice> done = Vector.empty();
        for (EndpointSlice slice : slices) {
            Vector<Endpoint> endpoints = Vector.empty();
            for (Endpoint endpoint : slice.endpoints()) {
                Option<String> from = zone(endpoint).filter(zone -> isReady(endpoint));
                Option<String> to = from.flatMap(left::receiver);
                endpoints =
                        endpoints.append(to.map(zone -> hinted(endpoint, zone)).getOrElse(endpoint));
                left = to.isDefined() ? left.given(from.get(), to.get()) : left;
            }
            done = done.append(slice.withEndpoints(endpoints));
        }
        return done;
    }
}
