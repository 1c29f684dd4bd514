package io.github.kubevalue.net.proxy.iptables;

import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.net.proxy.ProxiedEndpoints;
import io.github.kubevalue.net.proxy.ProxiedPort;
import io.github.kubevalue.net.proxy.ProxiedServices;
import io.github.kubevalue.net.proxy.ProxyEndpoint;
import io.github.kubevalue.net.proxy.ServedPort;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.Function;

/**
 * One Service and its rules on one node.
 *
 * @param ports its ports with all their endpoints
 * @param rules the rules of each port
 */
record CompiledService(Seq<Port> ports, Seq<ServiceRules> rules) {

    /** A Service that is not there. */
    static final CompiledService NONE = new CompiledService(Vector.empty(), Vector.empty());

    /** A port with its endpoints anywhere. */
    record Port(ProxiedPort port, Seq<ProxyEndpoint> endpoints) {}

    static CompiledService of(Service service, Seq<EndpointSlice> slices, NodeFacts node) {
        return of(
                ProxiedServices.ports(service, node.family())
                        .map(port -> new Port(port, ProxiedEndpoints.of(slices, port))),
                node);
    }

    private static CompiledService of(Seq<Port> ports, NodeFacts node) {
        return new CompiledService(ports, ports.map(port -> rules(port, node)));
    }

    /** Returns the same Service, compiled anew because something of the node changed. */
    CompiledService on(NodeFacts node) {
        return of(ports, node);
    }

    /** Returns something of the rules of all ports. */
    <T> Seq<T> all(Function<ServiceRules, Seq<T>> part) {
        return rules.flatMap(part);
    }

    int endpoints() {
        return ports.map(port -> port.endpoints().size()).sum().intValue();
    }

    private static ServiceRules rules(Port port, NodeFacts node) {
        PortFacts facts = new PortFacts(node, ServedPort.of(port.port(), port.endpoints(), node.node()));
        EntryRules entries = new EntryRules(facts);
        return ServiceRules.builder()
                .services(entries.services())
                .nodePorts(entries.nodePorts())
                .chains(new PolicyChains(facts).chains().appendAll(new ExternalChains(facts).chains()))
                .refusedServices(entries.refusedServices())
                .refusedExternals(entries.refusedExternals())
                .healthChecks(entries.healthChecks())
                .firewall(entries.firewall())
                .build();
    }
}
