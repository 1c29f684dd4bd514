package io.github.kubevalue.net.proxy.ipvs;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.net.ipset.IpSet;
import io.github.kubevalue.net.ipset.IpSetEntry;
import io.github.kubevalue.net.ipvs.Ipvs;
import io.github.kubevalue.net.proxy.ProxiedEndpoints;
import io.github.kubevalue.net.proxy.ProxiedServices;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyNode;
import io.github.kubevalue.net.proxy.ServiceMap;
import io.github.kubevalue.net.proxy.ServiceSlices;
import io.vavr.collection.Map;
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
    private final ServiceMap<Seq<PortObjects>> services;

    private IpvsProxy(NodeFacts facts, ServiceMap<Seq<PortObjects>> services) {
        this.facts = facts;
        this.services = services;
    }

    /** Returns the proxy of a node that has seen no Service. */
    public static IpvsProxy on(ProxyNode node, ProxyConfig config, IpFamily family) {
        return new IpvsProxy(new NodeFacts(config, node, family), ServiceMap.empty());
    }

    /** Returns this proxy with a Service, new or changed, and the EndpointSlices that belong to it. */
    public IpvsProxy with(Service service, Seq<EndpointSlice> slices) {
        Seq<PortObjects> objects = ProxiedServices.ports(service, facts.family())
                .map(port -> new CompiledPort(facts, port, ProxiedEndpoints.of(slices, port)).objects());
        return new IpvsProxy(facts, services.with(service, objects));
    }

    /** Returns this proxy with those Services and their EndpointSlices. */
    public IpvsProxy withAll(Seq<Service> more, Seq<EndpointSlice> slices) {
        ServiceSlices owned = ServiceSlices.of(slices);
        return more.foldLeft(this, (proxy, service) -> proxy.with(service, owned.of(service)));
    }

    /** Returns this proxy without a Service. */
    public IpvsProxy without(String namespace, String name) {
        return new IpvsProxy(facts, services.without(namespace, name));
    }

    /** Returns what is programmed. */
    public IpvsNode program() {
        Seq<PortObjects> all = services.values().flatMap(each -> each);
        Seq<Ip> bound = all.flatMap(PortObjects::bound).distinct();
        Seq<PortObjects.Member> members = all.flatMap(PortObjects::entries)
                .appendAll(bound.map(ip -> new PortObjects.Member(KubeSet.IPVS_IPS, new IpSetEntry.Host(ip))));
        Map<KubeSet, ? extends Seq<IpSetEntry>> entries =
                members.groupBy(PortObjects.Member::of).mapValues(each -> each.map(PortObjects.Member::entry));
        Seq<IpSet> sets = Vector.of(KubeSet.values())
                .map(set -> entries.get(set)
                        .map(each -> set.empty(facts.family()).withAll(each))
                        .getOrElse(() -> set.empty(facts.family())));
        return new IpvsNode(
                facts.family(),
                Ipvs.empty(facts.family()).withAll(all.flatMap(PortObjects::servers)),
                sets,
                new SetRules(facts, entries.keySet(), all.flatMap(PortObjects::closedToNode)).ruleset(),
                bound);
    }
}
