package io.github.kubevalue.net.proxy.iptables;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyNode;
import io.github.kubevalue.net.proxy.ProxyProgram;
import io.github.kubevalue.net.proxy.ServiceMap;
import io.github.kubevalue.net.proxy.ServiceSlices;
import io.vavr.collection.Seq;

/**
 * kube-proxy in iptables mode on one node, for one address family, as a value: give it Services with their EndpointSlices,
 * and it has the rules. A Service that changes is compiled anew, and only that one.
 *
 * <pre>{@code
 * Ruleset rules = IptablesProxy.on(node, config, IpFamily.IPV4).with(web, slices).ruleset();
 * }</pre>
 */
public final class IptablesProxy {
    /** Beyond so many endpoints the rules of endpoints have no comments. */
    // pkg/proxy/iptables/proxier.go, largeClusterEndpointsThreshold
    private static final int LARGE_CLUSTER = 1000;

    private final NodeFacts facts;
    private final ServiceMap<CompiledService> services;
    private final int endpoints;
    private final NodeRules rules;

    private IptablesProxy(NodeFacts facts, ServiceMap<CompiledService> services, int endpoints, NodeRules rules) {
        this.facts = facts;
        this.services = services;
        this.endpoints = endpoints;
        this.rules = rules;
    }

    /** Returns the proxy of a node that has seen no Service. */
    public static IptablesProxy on(ProxyNode node, ProxyConfig config, IpFamily family) {
        NodeFacts facts = new NodeFacts(config, node, family, true);
        return new IptablesProxy(facts, ServiceMap.empty(), 0, NodeRules.of(facts));
    }

    /** Returns this proxy with a Service, new or changed, and the EndpointSlices that belong to it. */
    public IptablesProxy with(Service service, Seq<EndpointSlice> slices) {
        CompiledService compiled = CompiledService.of(service, slices, facts);
        return changed(service.namespace(), service.name(), compiled, services.with(service, compiled));
    }

    /** Returns this proxy with those Services and their EndpointSlices. */
    public IptablesProxy withAll(Seq<Service> more, Seq<EndpointSlice> slices) {
        ServiceSlices owned = ServiceSlices.of(slices);
        return more.foldLeft(this, (proxy, service) -> proxy.with(service, owned.of(service)));
    }

    /** Returns this proxy without a Service. */
    public IptablesProxy without(String namespace, String name) {
        return changed(namespace, name, CompiledService.NONE, services.without(namespace, name));
    }

    private IptablesProxy changed(
            String namespace, String name, CompiledService after, ServiceMap<CompiledService> changed) {
        CompiledService before = services.get(namespace, name).getOrElse(CompiledService.NONE);
        int count = endpoints - before.endpoints() + after.endpoints();
        boolean commented = count <= LARGE_CLUSTER;
        if (commented != facts.commentsEndpoints()) {
            NodeFacts anew = facts.commenting(commented);
            ServiceMap<CompiledService> all = changed.map(service -> service.on(anew));
            return new IptablesProxy(anew, all, count, NodeRules.of(anew).withAll(all));
        }
        String key = ServiceMap.key(namespace, name);
        return new IptablesProxy(facts, changed, count, rules.replacing(key, before, after));
    }

    /** Returns all tables as kube-proxy leaves them on a node where nobody else writes rules. */
    public Ruleset ruleset() {
        return rules.ruleset();
    }

    /** Returns what is programmed: the rules, in the stack's tables of iptables. */
    public ProxyProgram program() {
        return new Program(ruleset(), facts.family());
    }

    private record Program(Ruleset rules, IpFamily family) implements ProxyProgram {
        @Override
        public NetfilterState addTo(NetfilterState stack) {
            return stack.withRuleset(family, rules);
        }

        @Override
        public String text() {
            return IptablesText.saved(rules, family);
        }
    }
}
