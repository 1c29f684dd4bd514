package io.github.kubevalue.net.arbitrary;

import io.github.kubevalue.model.core.IPFamily;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.discovery.AddressType;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointConditions;
import io.github.kubevalue.model.discovery.EndpointHints;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.discovery.ForNode;
import io.github.kubevalue.model.discovery.ForZone;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.net.proxy.ProxiedEndpoints;
import io.github.kubevalue.net.proxy.ProxiedServices;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generators of the EndpointSlices of a Service: none, one or several of each family, in whatever condition their endpoints
 * are and wherever.
 */
final class SliceArbitraries {
    private static final Vector<String> V4 =
            Vector.of("10.244.1.2", "10.244.1.3", "10.244.1.10", "10.244.2.2", "10.244.2.3", "192.0.2.11");
    private static final Vector<String> V6 =
            Vector.of("fd00:10:244:1::2", "fd00:10:244:1::10", "fd00:10:244:2::2", "2001:db8::11");

    private SliceArbitraries() {}

    /** Returns slices for the ports of a Service, not yet named. */
    static Arbitrary<Seq<EndpointSlice>> of(Service service) {
        Arbitrary<Seq<EndpointSlice>> none = Arbitraries.just(Vector.empty());
        return service.spec()
                .ipFamilies()
                .map(family -> slices(service, family))
                .foldLeft(none, (all, some) -> Combinators.combine(all, some).as(Seq::appendAll));
    }

    private static Arbitrary<Seq<EndpointSlice>> slices(Service service, IPFamily family) {
        return Arbitraries.frequency(Tuple.of(1, 0), Tuple.of(6, 1), Tuple.of(2, 2))
                .flatMap(size -> slice(service, family).list().ofSize(size))
                .map(slices -> Vector.ofAll(slices).foldLeft(Vector.empty(), SliceArbitraries::add));
    }

    /** Of two endpoints with one address, the one that is not terminating wins; which of two alike does, is undefined. */
    // pkg/proxy/endpointslicecache.go, addEndpoints
    private static Vector<EndpointSlice> add(Vector<EndpointSlice> before, EndpointSlice slice) {
        Seq<Endpoint> taken = before.flatMap(EndpointSlice::endpoints);
        return before.append(slice.withEndpoints(
                slice.endpoints().reject(endpoint -> taken.exists(other -> isAlike(other, endpoint)))));
    }

    private static boolean isAlike(Endpoint one, Endpoint other) {
        return one.addresses().equals(other.addresses()) && isTerminating(one) == isTerminating(other);
    }

    private static boolean isTerminating(Endpoint endpoint) {
        return endpoint.conditions().terminating().getOrElse(false);
    }

    /** Returns the slices with names and the label of their owner; the label of headless Services stays. */
    static Seq<EndpointSlice> owned(Seq<EndpointSlice> slices, String namespace, String service) {
        return slices.zipWithIndex((slice, i) ->
                slice.withMetadata(ObjectMeta.named(namespace, (service.length() > 60 ? "long" : service) + "-" + i)
                        .withLabels(slice.metadata().labels().put(EndpointSlice.SERVICE_NAME, service))));
    }

    private static Arbitrary<EndpointSlice> slice(Service service, IPFamily family) {
        boolean v4 = family.equals(IPFamily.IPV4);
        Arbitrary<Option<String>> labels = Arbitraries.frequency(
                Tuple.of(20, Option.none()),
                Tuple.of(1, Option.some(ProxiedEndpoints.HEADLESS)),
                Tuple.of(1, Option.some(ProxiedServices.SERVICE_PROXY_NAME)));
        return Combinators.combine(labels, ports(service), endpoints(v4 ? V4 : V6))
                .as((label, ports, endpoints) -> EndpointSlice.builder()
                        .metadata(ObjectMeta.of()
                                .withLabels(TreeMap.ofEntries(label.map(name -> io.vavr.Tuple.of(name, "other")))))
                        .addressType(v4 ? AddressType.IPV4 : AddressType.IPV6)
                        .ports(ports)
                        .endpoints(endpoints)
                        .build());
    }

    /** All ports, or all but the first, or the first without its number. */
    private static Arbitrary<Seq<EndpointPort>> ports(Service service) {
        Vector<EndpointPort> all =
                service.spec().ports().map(SliceArbitraries::port).toVector();
        return Arbitraries.frequency(
                Tuple.of(10, all),
                Tuple.of(1, all.drop(1)),
                Tuple.of(1, all.update(0, port -> port.withPort(Option.none()))));
    }

    private static EndpointPort port(ServicePort port) {
        return EndpointPort.builder()
                .name(Option.some(port.name().getOrElse("")))
                .protocol(port.protocol())
                .port(Option.some(port.port() + 8000))
                .build();
    }

    private static Arbitrary<Seq<Endpoint>> endpoints(Vector<String> addresses) {
        return Combinators.combine(hintings(), Arbitraries.integers().between(0, 4))
                .flatAs((hinting, size) -> endpoint(addresses, hinting)
                        .list()
                        .uniqueElements(Endpoint::address)
                        .ofMinSize(Math.min(size, 1))
                        .ofMaxSize(size))
                .map(Vector::ofAll);
    }

    private static Arbitrary<Endpoint> endpoint(Vector<String> addresses, Hinting hinting) {
        Arbitrary<Boolean> somewhere = Arbitraries.of(true, true, true, true, true, true, true, false);
        return Combinators.combine(Arbitraries.of(addresses.asJava()), conditions(), hinting.hints(), somewhere)
                .as((ip, conditions, hints, known) -> Endpoint.builder()
                        .addresses(Vector.of(ip))
                        .nodeName(Option.when(known, isHere(ip) ? "n1" : "n2"))
                        .conditions(conditions)
                        .hints(hints)
                        .build());
    }

    private static boolean isHere(String ip) {
        return !ip.startsWith("10.244.2.") && !ip.startsWith("fd00:10:244:2:");
    }

    private static Arbitrary<EndpointConditions> conditions() {
        EndpointConditions unsaid = EndpointConditions.builder().build();
        return Arbitraries.frequency(
                Tuple.of(8, EndpointConditions.of(true, true, false)),
                Tuple.of(2, unsaid),
                Tuple.of(3, EndpointConditions.of(false, true, true)),
                Tuple.of(1, unsaid.withReady(Option.some(false)).withTerminating(Option.some(true))),
                Tuple.of(1, EndpointConditions.of(false, false, true)),
                Tuple.of(1, EndpointConditions.of(false, false, false)),
                Tuple.of(1, EndpointConditions.of(true, true, true)));
    }

    /** Whether the endpoints of a slice have hints. */
    private enum Hinting {
        NONE,
        SOME,
        ALL_FOR_ZONES,
        ALL_FOR_NODES;

        Arbitrary<Option<EndpointHints>> hints() {
            EndpointHints zone1 =
                    EndpointHints.builder().addForZone(ForZone.named("z1")).build();
            EndpointHints zone2 = EndpointHints.builder()
                    .addForZone(ForZone.named("z2"))
                    .addForZone(ForZone.named("z3"))
                    .build();
            EndpointHints here = zone1.withForNodes(Vector.of(ForNode.named("n1")));
            EndpointHints there = zone2.withForNodes(Vector.of(ForNode.named("n2"), ForNode.named("n3")));
            return switch (this) {
                case NONE -> Arbitraries.just(Option.none());
                case SOME -> Arbitraries.of(Option.none(), Option.some(zone1), Option.some(here));
                case ALL_FOR_ZONES -> Arbitraries.of(Option.some(zone1), Option.some(zone2), Option.some(there));
                case ALL_FOR_NODES -> Arbitraries.of(Option.some(here), Option.some(there));
            };
        }
    }

    private static Arbitrary<Hinting> hintings() {
        return Arbitraries.frequency(
                Tuple.of(4, Hinting.NONE),
                Tuple.of(1, Hinting.SOME),
                Tuple.of(3, Hinting.ALL_FOR_ZONES),
                Tuple.of(3, Hinting.ALL_FOR_NODES));
    }
}
