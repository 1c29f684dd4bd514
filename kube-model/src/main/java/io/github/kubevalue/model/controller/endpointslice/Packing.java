package io.github.kubevalue.model.controller.endpointslice;

import io.github.kubevalue.model.core.IPFamily;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.AddressType;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.OwnerReference;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Comparator;

/**
 * How endpoints are laid into slices so that few slices are written: endpoints stay where they are, slices that change
 * anyway are filled first, what is left goes whole into one unchanged slice if it fits, and else into new slices.
 */
final class Packing {
    // endpointslice-controller, --max-endpoints-per-slice
    private static final int MOST = 100;

    private final Service service;
    private final AddressType family;
    private final Seq<EndpointPort> ports;

    private Packing(Service service, IPFamily family, Seq<EndpointPort> ports) {
        this.service = service;
        this.family = new AddressType(family.text());
        this.ports = ports;
    }

    /** Returns the slices that a Service should have in a family; those that exist keep their names. */
    static Seq<EndpointSlice> of(
            Service service,
            IPFamily family,
            Seq<EndpointSlice> existing,
            Map<Seq<EndpointPort>, Seq<Endpoint>> wanted) {
        Seq<EndpointSlice> slices = wanted.toVector()
                .flatMap(entry -> new Packing(service, family, entry._1)
                        .pack(existing.filter(slice -> slice.ports().equals(entry._1)), entry._2));
        return slices.isEmpty() ? placeholder(service, family, existing) : slices;
    }

    /** A Service without endpoints keeps one slice without ports, so that it is known to have none. */
    private static Seq<EndpointSlice> placeholder(Service service, IPFamily family, Seq<EndpointSlice> existing) {
        Packing empty = new Packing(service, family, Vector.empty());
        return Vector.of(existing.find(
                        slice -> slice.ports().isEmpty() && slice.endpoints().isEmpty())
                .map(slice -> empty.labelled(slice))
                .getOrElse(empty::create));
    }

    private Seq<EndpointSlice> pack(Seq<EndpointSlice> existing, Seq<Endpoint> wanted) {
        // endpointslice/reconciler.go, reconcileByPortMapping
        LinkedHashMap<Identity, Endpoint> left =
                LinkedHashMap.ofEntries(wanted.map(endpoint -> Tuple.of(Identity.of(endpoint), endpoint)));
        Vector<EndpointSlice> kept = Vector.empty();
        for (EndpointSlice slice : existing) {
            LinkedHashMap<Identity, Endpoint> waiting = left;
            LinkedHashMap<Identity, Endpoint> staying =
                    LinkedHashMap.ofEntries(slice.endpoints().flatMap(endpoint -> next(endpoint, waiting)));
            left = left.removeAll(staying.keySet());
            kept = staying.isEmpty()
                    ? kept
                    : kept.append(labelled(slice).withEndpoints(staying.values().toVector()));
        }
        Tuple2<Vector<EndpointSlice>, Vector<EndpointSlice>> slices = kept.partition(existing::contains);
        return fill(slices._2.sorted(FULLEST_FIRST), slices._1, left.values().toVector());
    }

    /** Returns what becomes of an endpoint that stays: that very one, if nothing of it changes. */
    private Option<Tuple2<Identity, Endpoint>> next(Endpoint endpoint, Map<Identity, Endpoint> wanted) {
        Identity identity = Identity.of(endpoint);
        return wanted.get(identity)
                .map(next -> Tuple.of(identity, next.equals(endpoint) ? endpoint : keepingHints(endpoint, next)));
    }

    /** Hints that depend on other endpoints too are kept for as long as nothing else of the endpoint changes. */
    private Endpoint keepingHints(Endpoint endpoint, Endpoint next) {
        // endpointslice/util/endpointset.go, EndpointsEqualBeyondHash
        boolean isSame = Hints.isBalanced(service) && next.equals(endpoint.withHints(Option.none()));
        return isSame ? endpoint : next;
    }

    private Seq<EndpointSlice> fill(
            Seq<EndpointSlice> changed, Seq<EndpointSlice> unchanged, Vector<Endpoint> endpoints) {
        Vector<EndpointSlice> filled = Vector.empty();
        Vector<Endpoint> left = endpoints;
        for (EndpointSlice slice : changed) {
            int room = MOST - slice.endpoints().size();
            filled = filled.append(with(slice, left.take(room)));
            left = left.drop(room);
        }
        return filled.appendAll(place(unchanged, left));
    }

    private Seq<EndpointSlice> place(Seq<EndpointSlice> unchanged, Vector<Endpoint> left) {
        if (left.isEmpty()) {
            return unchanged;
        }
        Option<EndpointSlice> best = unchanged
                .filter(slice -> slice.endpoints().size() + left.size() <= MOST)
                .sorted(FULLEST_FIRST)
                .headOption();
        return best.map(slice -> unchanged.replace(slice, with(slice, left)))
                .getOrElse(() -> place(unchanged, left.drop(MOST)).append(with(create(), left.take(MOST))));
    }

    private static EndpointSlice with(EndpointSlice slice, Seq<Endpoint> more) {
        return slice.withEndpoints(slice.endpoints().appendAll(more));
    }

    private EndpointSlice labelled(EndpointSlice slice) {
        return slice.withMetadata(slice.metadata().withLabels(SliceLabels.of(service)));
    }

    private EndpointSlice create() {
        return EndpointSlice.builder()
                .metadata(ObjectMeta.builder()
                        .namespace(service.namespace())
                        .generateName(service.name() + "-")
                        .labels(SliceLabels.of(service))
                        .ownerReferences(Vector.of(OwnerReference.controller(service)))
                        .build())
                .addressType(family)
                .ports(ports)
                .build();
    }

    private static final Comparator<EndpointSlice> FULLEST_FIRST = Comparator.<EndpointSlice>comparingInt(
                    slice -> slice.endpoints().size())
            .reversed();

    /** What makes two endpoints the same one: its address and its pod; conditions may differ. */
    private record Identity(Seq<String> addresses, Option<String> hostname, Option<String> target) {
        static Identity of(Endpoint endpoint) {
            // endpointslice/util/endpointset.go, hashEndpoint
            return new Identity(
                    endpoint.addresses(),
                    endpoint.hostname(),
                    endpoint.targetRef().flatMap(ObjectReference::name));
        }
    }
}
