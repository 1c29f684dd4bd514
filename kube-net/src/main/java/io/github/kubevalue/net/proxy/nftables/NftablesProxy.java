package io.github.kubevalue.net.proxy.nftables;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.nftables.NftTable;
import io.github.kubevalue.net.nftables.text.NftText;
import io.github.kubevalue.net.proxy.ProxiedEndpoints;
import io.github.kubevalue.net.proxy.ProxiedPort;
import io.github.kubevalue.net.proxy.ProxiedServices;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyNode;
import io.github.kubevalue.net.proxy.ProxyProgram;
import io.github.kubevalue.net.proxy.ServedPort;
import io.github.kubevalue.net.proxy.ServiceMap;
import io.github.kubevalue.net.proxy.ServiceSlices;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * kube-proxy in nftables mode on one node, for one address family, as a value: give it Services with their EndpointSlices,
 * and it has the table. A Service that changes is compiled anew, and only that one.
 *
 * <pre>{@code
 * NftTable table = NftablesProxy.on(node, config, IpFamily.IPV4).with(web, slices).table();
 * }</pre>
 */
public final class NftablesProxy {
    private final NodeFacts facts;
    private final ServiceMap<Seq<ServiceObjects>> services;
    private final NodeTable node;

    private NftablesProxy(NodeFacts facts, ServiceMap<Seq<ServiceObjects>> services, NodeTable node) {
        this.facts = facts;
        this.services = services;
        this.node = node;
    }

    /** Returns the proxy of a node that has seen no Service. */
    public static NftablesProxy on(ProxyNode node, ProxyConfig config, IpFamily family) {
        NodeFacts facts = new NodeFacts(config, node, family);
        return new NftablesProxy(facts, ServiceMap.empty(), NodeTable.of(facts));
    }

    /** Returns this proxy with a Service, new or changed, and the EndpointSlices that belong to it. */
    public NftablesProxy with(Service service, Seq<EndpointSlice> slices) {
        Seq<ServiceObjects> objects =
                ProxiedServices.ports(service, facts.family()).map(port -> compiled(port, slices));
        return changed(service.namespace(), service.name(), objects, services.with(service, objects));
    }

    /** Returns this proxy with those Services and their EndpointSlices. */
    public NftablesProxy withAll(Seq<Service> more, Seq<EndpointSlice> slices) {
        ServiceSlices owned = ServiceSlices.of(slices);
        return more.foldLeft(this, (proxy, service) -> proxy.with(service, owned.of(service)));
    }

    /** Returns this proxy without a Service. */
    public NftablesProxy without(String namespace, String name) {
        return changed(namespace, name, Vector.empty(), services.without(namespace, name));
    }

    private NftablesProxy changed(
            String namespace, String name, Seq<ServiceObjects> after, ServiceMap<Seq<ServiceObjects>> changed) {
        Seq<ServiceObjects> before = services.get(namespace, name).getOrElse(Vector.empty());
        return new NftablesProxy(facts, changed, node.replacing(ServiceMap.key(namespace, name), before, after));
    }

    private ServiceObjects compiled(ProxiedPort port, Seq<EndpointSlice> slices) {
        ServedPort served = ServedPort.of(port, ProxiedEndpoints.of(slices, port), facts.node());
        ServiceChains chains = new ServiceChains(facts, served);
        return new ServiceObjects(chains.chains(), chains.affinities(), new ServiceMembers(facts.node(), served).all());
    }

    /** Returns the table as kube-proxy leaves it. */
    public NftTable table() {
        return node.table();
    }

    /** Returns what is programmed: the table. */
    public ProxyProgram program() {
        return new Program(table());
    }

    private record Program(NftTable table) implements ProxyProgram {
        @Override
        public NetfilterState addTo(NetfilterState stack) {
            return stack.with(table);
        }

        @Override
        public String text() {
            return NftText.listed(table);
        }
    }
}
