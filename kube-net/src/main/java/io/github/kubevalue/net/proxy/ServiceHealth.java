package io.github.kubevalue.net.proxy;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;

/**
 * What kube-proxy answers a load balancer on the health-check node port of a Service: whether the node has an endpoint for
 * it.
 *
 * @param service the Service
 * @param port the health-check node port
 * @param localEndpoints how many addresses on this node are ready
 * @param proxyHealthy whether kube-proxy itself is
 */
// pkg/proxy/healthcheck/service_health.go, hcHandler
public record ServiceHealth(ServicePortName service, int port, int localEndpoints, boolean proxyHealthy) {
    private static final int OK = 200;
    private static final int SERVICE_UNAVAILABLE = 503;

    /** The header that says how many endpoints there are. */
    public static final String WEIGHT_HEADER = "X-Load-Balancing-Endpoint-Weight";

    /** Returns what a healthy kube-proxy answers on a node; nothing if the Service has no such port. */
    public static Option<ServiceHealth> of(Service service, Seq<EndpointSlice> slices, String node, IpFamily family) {
        return port(service, family)
                .map(port -> new ServiceHealth(
                        new ServicePortName(service.namespace(), service.name(), ""),
                        port,
                        readyEndpoints(slices, family).getOrElse(node, 0),
                        true));
    }

    /** Returns the health-check node port of a Service; only load balancers of policy Local have one. */
    public static Option<Integer> port(Service service, IpFamily family) {
        return ProxiedServices.ports(service, family)
                .flatMap(ProxiedPort::healthCheckNodePort)
                .headOption();
    }

    /**
     * Returns how many addresses are ready on each node that has one, by all slices of a Service. Of its ports nobody asks: an
     * endpoint counts whose port the Service does not have.
     */
    // pkg/proxy/endpointschangetracker.go, LocalReadyEndpoints: an address with two ports is one endpoint
    public static Map<String, Integer> readyEndpoints(Seq<EndpointSlice> slices, IpFamily family) {
        return ProxiedEndpoints.ofAllPorts(slices, family)
                .filter(ProxyEndpoint::ready)
                .flatMap(endpoint -> endpoint.node()
                        .map(node -> Tuple.of(node, endpoint.address().ip())))
                .distinct()
                .groupBy(Tuple2::_1)
                .mapValues(Seq::size);
    }

    /** Returns the same from a kube-proxy that is not healthy: one that has not synchronised for long. */
    public ServiceHealth unhealthy() {
        return new ServiceHealth(service, port, localEndpoints, false);
    }

    /** Returns the status code. */
    public int status() {
        return localEndpoints > 0 && proxyHealthy ? OK : SERVICE_UNAVAILABLE;
    }

    /** Returns the headers. */
    public SortedMap<String, String> headers() {
        return TreeMap.of(
                "Content-Type",
                "application/json",
                "X-Content-Type-Options",
                "nosniff",
                WEIGHT_HEADER,
                Integer.toString(localEndpoints));
    }

    /** Returns the body, of type {@code application/json}. */
    public String body() {
        return """
            {
            \t"service": {
            \t\t"namespace": "%s",
            \t\t"name": "%s"
            \t},
            \t"localEndpoints": %d,
            \t"serviceProxyHealthy": %s
            }\
            """.formatted(service.namespace(), service.service(), localEndpoints, proxyHealthy);
    }
}
