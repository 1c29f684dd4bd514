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
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

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
    private final SortedMap<String, String> labels;

    Packing(Service service, IPFamily family, Seq<EndpointPort> ports) {
        this.service = service;
        this.family = new AddressType(family.text());
        this.ports = ports;
        this.labels = SliceLabels.of(service);
    }

    /** Returns the slices that a Service should have in a family; those that exist keep their names. */
    static Seq<EndpointSlice> of(
            Service service,
            IPFamily family,
            Seq<EndpointSlice> existing,
            io.vavr.collection.Map<Seq<EndpointPort>, Seq<Endpoint>> wanted) {
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
        return pack(existing, wanted, slice -> true, endpoint -> true);
    }

    /**
     * Returns the slices where some endpoints change.
     *
     * @param existing the slices of these ports
     * @param wanted what becomes of the endpoints that change, in order; the others stay where they are
     * @param isOpen whether a slice may hold one that changes
     * @param changes whether an endpoint changes
     */
    Seq<EndpointSlice> pack(
            Seq<EndpointSlice> existing,
            Iterable<Endpoint> wanted,
            Predicate<EndpointSlice> isOpen,
            Predicate<Endpoint> changes) {
        // endpointslice/reconciler.go, reconcileByPortMapping
        Map<Identity, Endpoint> left = new LinkedHashMap<>();
        wanted.forEach(endpoint -> left.put(Identity.of(endpoint), endpoint));
        Vector<EndpointSlice> unchanged = Vector.empty();
        Vector<EndpointSlice> changed = Vector.empty();
        for (EndpointSlice slice : existing) {
            if (!isOpen.test(slice)) {
                unchanged = unchanged.append(slice);
                continue;
            }
            Vector<Endpoint> staying = slice.endpoints()
                    .toVector()
                    .flatMap(endpoint -> changes.test(endpoint) ? next(endpoint, left) : Option.of(endpoint));
            EndpointSlice next = labelled(slice).withEndpoints(staying);
            boolean isSame = next.equals(slice);
            unchanged = isSame && !staying.isEmpty() ? unchanged.append(slice) : unchanged;
            changed = isSame || staying.isEmpty() ? changed : changed.append(next);
        }
        return fill(changed.sorted(FULLEST_FIRST), unchanged, Vector.ofAll(left.values()));
    }

    /** Takes out what becomes of an endpoint that stays: that very one, if nothing of it changes. */
    private Option<Endpoint> next(Endpoint endpoint, Map<Identity, Endpoint> left) {
        return Option.of(left.remove(Identity.of(endpoint)))
                .map(next -> next.equals(endpoint) ? endpoint : keepingHints(endpoint, next));
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
        return slice.withMetadata(slice.metadata().withLabels(labels));
    }

    private EndpointSlice create() {
        return EndpointSlice.builder()
                .metadata(ObjectMeta.builder()
                        .namespace(service.namespace())
                        .generateName(service.name() + "-")
                        .labels(labels)
                        .ownerReferences(Vector.of(OwnerReference.controller(service)))
                        .build())
                .addressType(family)
                .ports(ports)
                .build();
    }

    private static final Comparator<EndpointSlice> FULLEST_FIRST = Comparator.<EndpointSlice>comparingInt(
                    slice -> slice.endpoints().size())
            .reversed();

    /** Whether two endpoints are the same one. */
    static boolean areSame(Endpoint one, Endpoint other) {
        return Identity.of(one).equals(Identity.of(other));
    }

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
