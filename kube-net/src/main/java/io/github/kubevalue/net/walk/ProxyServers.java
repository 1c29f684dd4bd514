package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSliceIndexes;
import io.github.kubevalue.net.cni.NodeNetwork;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.proxy.ProxyHealth;
import io.github.kubevalue.net.proxy.ServiceHealth;
import io.github.kubevalue.net.trace.HttpAnswer;
import io.vavr.control.Option;
import java.time.Instant;

/** kube-proxy's own HTTP servers on each node: one for each health-check node port, and one that tells of kube-proxy itself. */
final class ProxyServers {
    private final Network network;

    ProxyServers(Network network) {
        this.network = network;
    }

    /** Returns which of its servers takes a packet that has come to a node, if one does. */
    Option<String> listener(String node, Flow flow) {
        if (flow.protocol() != IpProtocol.TCP) {
            return Option.none();
        }
        return flow.destination()
                .endpoint()
                .flatMap(at -> at.port().number() == ProxyHealth.PORT
                        ? Option.some("kube-proxy's health check of itself on node/" + node)
                        : service(node, at)
                                .map(service -> "kube-proxy's health check of " + service.key() + " on node/" + node));
    }

    /** Returns what kube-proxy on a node answers to a request for a path, if it listens there. */
    Option<HttpAnswer> answer(String node, Endpoint at, String path, Instant now) {
        return at.port().number() == ProxyHealth.PORT
                ? network.node(node).map(found -> answer(ProxyHealth.of(found.node()), path, now))
                : service(node, at)
                        .flatMap(service -> answer(node, service, at.ip().family()));
    }

    private static HttpAnswer answer(ProxyHealth health, String path, Instant now) {
        return new HttpAnswer(health.status(path), health.headers(path), health.body(path, now));
    }

    // pkg/proxy/healthcheck/service_health.go, hcHandler: it does not look at the path
    private Option<HttpAnswer> answer(String node, Service service, IpFamily family) {
        return ServiceHealth.of(
                        service,
                        network.snapshot()
                                .by(EndpointSliceIndexes.BY_SERVICE, service.namespace() + "/" + service.name()),
                        node,
                        family)
                .map(health -> new HttpAnswer(health.status(), health.headers(), health.body()));
    }

    private Option<Service> service(String node, Endpoint at) {
        IpFamily family = at.ip().family();
        return network.healthChecked(at.port().number())
                .filter(service -> ServiceHealth.port(service, family).isDefined())
                .filter(service -> network.node(node).exists(found -> isOpenOn(found, at)));
    }

    // pkg/proxy/healthcheck/service_health.go, newServiceHealthServer: the addresses that node ports are open on
    private boolean isOpenOn(NodeNetwork node, Endpoint at) {
        return network.config()
                .proxy()
                .nodePortIps(network.proxyNode(node), at.ip().family())
                .forAll(ips -> ips.contains(at.ip()));
    }
}
