package io.github.kubevalue.net.proxy.ipvs;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.net.proxy.ProxiedEndpoints;
import io.github.kubevalue.net.proxy.ProxiedServices;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyNode;
import io.github.kubevalue.net.proxy.ServiceMap;
import io.github.kubevalue.net.proxy.ServiceSlices;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * kube-proxy in ipvs mode on one node, for one address family, as a value: give it Services with their EndpointSlices, and
 * it has the virtual servers, sets and rules. A Service that changes is compiled anew, and only that one.
 *
 * <pre>{@code
 * Ipvs servers = IpvsProxy.on(node, config, IpFamily.IPV4).with(web, slices).program().ipvs();
 * }</pre>
 */
public final class IpvsProxy {
    private final NodeFacts facts;
    private final NodeObjects objects;

    private IpvsProxy(NodeFacts facts, NodeObjects objects) {
        this.facts = facts;
        this.objects = objects;
    }

    /** Returns the proxy of a node that has seen no Service. */
    public static IpvsProxy on(ProxyNode node, ProxyConfig config, IpFamily family) {
        NodeFacts facts = new NodeFacts(config, node, family);
        return new IpvsProxy(facts, NodeObjects.of(facts));
    }

    /** Returns this proxy with a Service, new or changed, and the EndpointSlices that belong to it. */
    public IpvsProxy with(Service service, Seq<EndpointSlice> slices) {
        Seq<PortObjects> compiled = ProxiedServices.ports(service, facts.family())
                .map(port -> new CompiledPort(facts, port, ProxiedEndpoints.of(slices, port)).objects());
        return changed(service.namespace(), service.name(), compiled);
    }

    /** Returns this proxy with those Services and their EndpointSlices. */
    public IpvsProxy withAll(Seq<Service> more, Seq<EndpointSlice> slices) {
        ServiceSlices owned = ServiceSlices.of(slices);
        return more.foldLeft(this, (proxy, service) -> proxy.with(service, owned.of(service)));
    }

    /** Returns this proxy without a Service. */
    public IpvsProxy without(String namespace, String name) {
        return changed(namespace, name, Vector.empty());
    }

    private IpvsProxy changed(String namespace, String name, Seq<PortObjects> compiled) {
        return new IpvsProxy(facts, objects.with(ServiceMap.key(namespace, name), compiled));
    }

    /** Returns what is programmed. */
    public IpvsNode program() {
        return objects.program();
    }
}
