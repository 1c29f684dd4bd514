package io.github.kubevalue.net.proxy;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.address.Port;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.discovery.EndpointHints;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Predicate;

/** Reads the EndpointSlices of a Service as kube-proxy does. */
// pkg/proxy/endpointslicecache.go, addEndpoints
public final class ProxiedEndpoints {
    /** Slices with this label are not looked at. */
    // cmd/kube-proxy/app/server.go, Run: the label selector for EndpointSlices
    public static final String HEADLESS = "service.kubernetes.io/headless";

    private ProxiedEndpoints() {}

    /**
     * Returns the endpoints of one port of the Service that the slices belong to. Of two with one address, one that is
     * not terminating wins.
     */
    public static Seq<ProxyEndpoint> of(Seq<EndpointSlice> slices, ProxiedPort port) {
        IpFamily family = port.clusterIp().family();
        return of(slices.filter(slice -> isOf(slice, family)), family, each -> isOf(each, port));
    }

    /** Returns the endpoints of each port that the slices name, also of ports that their Service does not have. */
    static Seq<ProxyEndpoint> ofAllPorts(Seq<EndpointSlice> slices, IpFamily family) {
        Seq<EndpointSlice> read = slices.filter(slice -> isOf(slice, family));
        return read.flatMap(EndpointSlice::ports)
                .map(ProxiedEndpoints::key)
                .distinct()
                .flatMap(key -> of(read, family, each -> key(each).equals(key)));
    }

    private static Seq<ProxyEndpoint> of(Seq<EndpointSlice> slices, IpFamily family, Predicate<EndpointPort> wanted) {
        return slices.flatMap(slice -> slice.ports().filter(wanted).flatMap(each -> of(slice, each, family)))
                .foldLeft(LinkedHashMap.<Endpoint, ProxyEndpoint>empty(), ProxiedEndpoints::add)
                .values()
                .toVector();
    }

    private static LinkedHashMap<Endpoint, ProxyEndpoint> add(
            LinkedHashMap<Endpoint, ProxyEndpoint> seen, ProxyEndpoint endpoint) {
        return seen.containsKey(endpoint.address()) && endpoint.terminating()
                ? seen
                : seen.put(endpoint.address(), endpoint);
    }

    /** Whether kube-proxy looks at the slice when it works for that family. */
    public static boolean isOf(EndpointSlice slice, IpFamily family) {
        return slice.addressType().text().equals(family.toString())
                && !slice.metadata().labels().containsKey(HEADLESS);
    }

    private static boolean isOf(EndpointPort each, ProxiedPort port) {
        return name(each).equals(port.name().port())
                && protocol(each).text().equalsIgnoreCase(port.protocol().toString());
    }

    // pkg/proxy/types.go, ServicePortName
    private static Tuple2<String, Protocol> key(EndpointPort port) {
        return Tuple.of(name(port), protocol(port));
    }

    // pkg/apis/discovery/v1/defaults.go: a name that is absent is empty, a protocol that is absent is TCP
    private static String name(EndpointPort port) {
        return port.name().getOrElse("");
    }

    private static Protocol protocol(EndpointPort port) {
        return port.protocol().getOrElse(Protocol.TCP);
    }

    private static Seq<ProxyEndpoint> of(EndpointSlice slice, EndpointPort port, IpFamily family) {
        Option<Port> number =
                port.port().filter(value -> value >= 1 && value <= 65535).map(Port::of);
        return number.toVector()
                .flatMap(value -> slice.endpoints()
                        .flatMap(endpoint -> endpoint.address()
                                .flatMap(Ip::tryParseSloppy)
                                .filter(ip -> ip.family() == family)
                                .map(ip -> of(endpoint, new Endpoint(ip, value)))));
    }

    private static ProxyEndpoint of(io.github.kubevalue.model.discovery.Endpoint endpoint, Endpoint address) {
        Seq<EndpointHints> hints = endpoint.hints().toVector();
        return ProxyEndpoint.builder()
                .address(address)
                .node(endpoint.nodeName())
                .ready(endpoint.conditions().ready().getOrElse(true))
                .serving(endpoint.conditions().serving().getOrElse(true))
                .terminating(endpoint.conditions().terminating().getOrElse(false))
                .zoneHints(hints.flatMap(EndpointHints::forZones)
                        .map(zone -> zone.name())
                        .toSet())
                .nodeHints(hints.flatMap(EndpointHints::forNodes)
                        .map(node -> node.name())
                        .toSet())
                .build();
    }
}
