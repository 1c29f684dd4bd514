package io.github.kubevalue.model.controller.endpointslice;

import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.HashSet;
import java.util.Set;

/**
 * How the endpoints of one family lie in slices that all have the same ports, as they were found or are to be.
 *
 * @param ports the ports
 * @param placed the endpoints, by pod; at least one
 * @param settled the slices that are known to hold nothing else, by name
 */
record Layout(Seq<EndpointPort> ports, Map<String, Placed> placed, Map<String, EndpointSlice> settled) {

    /**
     * An endpoint, and where it is.
     *
     * @param endpoint the endpoint
     * @param slice the name of the slice; none if that will only be seen
     */
    record Placed(Endpoint endpoint, Option<String> slice) {}

    /** Returns the name of the pod for which an endpoint stands; empty if it stands for none. */
    static String pod(Endpoint endpoint) {
        return endpoint.targetRef().flatMap(ObjectReference::name).getOrElse("");
    }

    /**
     * Returns how endpoints lie in slices; none if the slices differ in their ports, or are empty.
     *
     * @param existing the slices that there are
     * @param wanted the slices that are to be
     */
    static Option<Layout> of(Seq<EndpointSlice> existing, Seq<EndpointSlice> wanted) {
        Seq<EndpointPort> ports = wanted.head().ports();
        java.util.Map<String, Placed> placed = new java.util.HashMap<>();
        for (EndpointSlice slice : wanted) {
            for (Endpoint endpoint : slice.endpoints()) {
                placed.put(pod(endpoint), new Placed(endpoint, slice.metadata().name()));
            }
        }
        return Option.when(
                !placed.isEmpty() && wanted.forAll(slice -> slice.ports().equals(ports)),
                () -> new Layout(ports, HashMap.ofAll(placed), HashMap.empty()).settled(existing, wanted));
    }

    /** Returns this layout, of which those slices are settled that are to stay as they are. */
    Layout settled(Seq<EndpointSlice> existing, Seq<EndpointSlice> wanted) {
        java.util.Map<String, EndpointSlice> named = new java.util.HashMap<>();
        wanted.forEach(slice -> slice.metadata().name().forEach(name -> named.put(name, slice)));
        Map<String, EndpointSlice> so = settled;
        for (EndpointSlice slice : existing) {
            boolean stays = slice.equals(named.get(slice.name()));
            boolean isSettled = so.containsKey(slice.name());
            if (stays != isSettled) {
                so = stays ? so.put(slice.name(), slice) : so.remove(slice.name());
            }
        }
        return new Layout(ports, placed, so);
    }

    /** Returns the slices that are not known yet. */
    Seq<EndpointSlice> unsettled(Seq<EndpointSlice> existing) {
        return existing.reject(slice -> settled.get(slice.name()).contains(slice));
    }

    /**
     * Returns this layout as it is found: all slices are settled, and of each endpoint it is known where it is. None if the slices
     * hold anything else. Only slices that are not known yet are looked at.
     */
    Option<Layout> found(Seq<EndpointSlice> existing) {
        Seq<EndpointSlice> fresh = unsettled(existing);
        Set<String> pods = new HashSet<>();
        Map<String, Placed> so = placed;
        Map<String, EndpointSlice> known = settled;
        for (EndpointSlice slice : fresh) {
            if (!slice.ports().equals(ports)) {
                return Option.none();
            }
            for (Endpoint endpoint : slice.endpoints()) {
                String pod = pod(endpoint);
                Option<Placed> said =
                        so.get(pod).filter(place -> place.endpoint().equals(endpoint));
                if (said.isEmpty() || !said.get().slice().forAll(slice.name()::equals) || !pods.add(pod)) {
                    return Option.none();
                }
                so = said.get().slice().isDefined() ? so : so.put(pod, placed(endpoint, slice));
            }
            known = known.put(slice.name(), slice);
        }
        int all = existing.map(slice -> slice.endpoints().size()).sum().intValue();
        return Option.when(all == so.size() && known.size() == existing.size(), new Layout(ports, so, known));
    }

    private static Placed placed(Endpoint endpoint, EndpointSlice slice) {
        return new Placed(endpoint, Option.of(slice.name()));
    }

    /** Returns the endpoint of a pod. */
    Option<Endpoint> endpoint(String pod) {
        return placed.get(pod).map(Placed::endpoint);
    }

    /** Returns this layout without a pod. */
    Layout without(String pod) {
        return new Layout(ports, placed.remove(pod), settled);
    }

    /** Returns this layout with another endpoint of a pod: in the place of the one that it has, or wherever there is room. */
    Layout with(String pod, Endpoint endpoint) {
        Option<String> slice = placed.get(pod)
                .filter(old -> Packing.areSame(old.endpoint(), endpoint))
                .flatMap(Placed::slice);
        return new Layout(ports, placed.put(pod, new Placed(endpoint, slice)), settled);
    }
}
