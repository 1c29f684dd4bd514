package io.github.kubevalue.net.proxy;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.vavr.collection.Seq;
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
    public static Option<ServiceHealth> of(
            Service service, Seq<EndpointSlice> slices, ProxyNode node, IpFamily family) {
        Seq<ProxiedPort> ports = ProxiedServices.ports(service, family);
        // pkg/proxy/endpointschangetracker.go, LocalReadyEndpoints: an address with two ports is one endpoint
        int ready = ports.flatMap(port -> ProxiedEndpoints.of(slices, port))
                .filter(endpoint -> endpoint.ready() && endpoint.isLocalTo(node.name()))
                .map(endpoint -> endpoint.address().ip())
                .distinct()
                .size();
        return ports.flatMap(ProxiedPort::healthCheckNodePort)
                .headOption()
                .map(port -> new ServiceHealth(
                        new ServicePortName(service.namespace(), service.name(), ""), port, ready, true));
    }

    /** Returns the same from a kube-proxy that is not healthy: one that has not synchronised for long. */
    public ServiceHealth unhealthy() {
        return new ServiceHealth(service, port, localEndpoints, false);
    }

    /** Returns the status code. */
    public int status() {
        return localEndpoints > 0 && proxyHealthy ? OK : SERVICE_UNAVAILABLE;
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
