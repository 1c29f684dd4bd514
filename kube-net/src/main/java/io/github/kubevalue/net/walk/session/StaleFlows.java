package io.github.kubevalue.net.walk.session;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.discovery.EndpointSliceIndexes;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.net.conntrack.UdpCleanup;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.proxy.ConntrackCleanup;
import io.github.kubevalue.net.proxy.ProxiedEndpoints;
import io.github.kubevalue.net.proxy.ProxiedPort;
import io.github.kubevalue.net.proxy.ProxiedServices;
import io.github.kubevalue.net.proxy.ProxyEndpoint;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;

/** Which flows of UDP kube-proxy takes for stale, by the Services and EndpointSlices that it knows. */
final class StaleFlows {
    private StaleFlows() {}

    /** Returns what the network remembers once kube-proxy has deleted what became stale between two states of a cluster. */
    // pkg/proxy/iptables/proxier.go, syncProxyRules: the last thing that is done
    static NetworkState cleaned(NetworkState state, Snapshot before, Snapshot after) {
        Seq<UdpCleanup> cleanups = Vector.of(IpFamily.values())
                .filter(family -> mayHaveChanged(before, after, family))
                .map(family -> of(after, family));
        return cleanups.isEmpty()
                ? state
                : state.withStacks(state.stacks().mapValues(stack -> cleaned(stack, cleanups)));
    }

    private static NetfilterState cleaned(NetfilterState stack, Seq<UdpCleanup> cleanups) {
        return stack.withConntrack(cleanups.foldLeft(stack.conntrack(), (table, stale) -> stale.apply(table)));
    }

    /** Whether kube-proxy looks for stale flows: the endpoints of a Service with a UDP port have changed. */
    // pkg/proxy/endpointschangetracker.go, UpdateEndpointsMapResult.ConntrackCleanupRequired
    private static boolean mayHaveChanged(Snapshot before, Snapshot after, IpFamily family) {
        return !before.equals(after) && haveChanged(slices(before, family), slices(after, family));
    }

    private static boolean haveChanged(
            Map<Tuple2<String, String>, Set<Slice>> before, Map<Tuple2<String, String>, Set<Slice>> after) {
        return before.keySet()
                .union(after.keySet())
                .filter(service -> !before.get(service).equals(after.get(service)))
                .exists(service -> HashSet.ofAll(before.get(service))
                        .addAll(after.get(service))
                        .exists(slices -> slices.exists(Slice::hasUdp)));
    }

    /** What kube-proxy has read of all slices, by namespace and name of their Service. */
    private static Map<Tuple2<String, String>, Set<Slice>> slices(Snapshot snapshot, IpFamily family) {
        return snapshot.list(EndpointSlice.KIND)
                .filter(slice -> ProxiedEndpoints.isOf(slice, family))
                .groupBy(
                        slice -> Tuple.of(slice.namespace(), slice.serviceName().getOrElse("")))
                .mapValues(slices -> HashSet.ofAll(slices.map(slice -> new Slice(slice.ports(), slice.endpoints()))));
    }

    /** What of a slice matters. */
    private record Slice(Seq<EndpointPort> ports, Seq<Endpoint> endpoints) {
        boolean hasUdp() {
            return !endpoints.isEmpty() && ports.exists(port -> port.protocol().contains(Protocol.UDP));
        }
    }

    private static UdpCleanup of(Snapshot snapshot, IpFamily family) {
        return ConntrackCleanup.of(
                family,
                snapshot.list(Service.KIND)
                        .flatMap(service -> ProxiedServices.ports(service, family)
                                .map(port -> Tuple.of(port, endpoints(snapshot, service, port)))));
    }

    private static Seq<ProxyEndpoint> endpoints(Snapshot snapshot, Service service, ProxiedPort port) {
        Seq<EndpointSlice> slices =
                snapshot.by(EndpointSliceIndexes.BY_SERVICE, service.namespace() + "/" + service.name());
        return ProxiedEndpoints.of(slices, port);
    }
}
