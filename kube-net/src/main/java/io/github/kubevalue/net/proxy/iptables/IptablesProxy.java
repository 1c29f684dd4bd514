package io.github.kubevalue.net.proxy.iptables;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.net.netfilter.Chain;
import io.github.kubevalue.net.netfilter.Rule;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.Table;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyNode;
import io.github.kubevalue.net.proxy.ProxyProgram;
import io.github.kubevalue.net.proxy.ServiceMap;
import io.github.kubevalue.net.proxy.ServiceSlices;
import io.vavr.collection.Seq;
import java.util.function.Function;

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

    private IptablesProxy(NodeFacts facts, ServiceMap<CompiledService> services, int endpoints) {
        this.facts = facts;
        this.services = services;
        this.endpoints = endpoints;
    }

    /** Returns the proxy of a node that has seen no Service. */
    public static IptablesProxy on(ProxyNode node, ProxyConfig config, IpFamily family) {
        return new IptablesProxy(new NodeFacts(config, node, family, true), ServiceMap.empty(), 0);
    }

    /** Returns this proxy with a Service, new or changed, and the EndpointSlices that belong to it. */
    public IptablesProxy with(Service service, Seq<EndpointSlice> slices) {
        CompiledService compiled = CompiledService.of(service, slices, facts);
        int others = endpoints - endpointsOf(service.namespace(), service.name());
        return sized(services.with(service, compiled), others + compiled.endpoints());
    }

    /** Returns this proxy with those Services and their EndpointSlices. */
    public IptablesProxy withAll(Seq<Service> more, Seq<EndpointSlice> slices) {
        ServiceSlices owned = ServiceSlices.of(slices);
        return more.foldLeft(this, (proxy, service) -> proxy.with(service, owned.of(service)));
    }

    /** Returns this proxy without a Service. */
    public IptablesProxy without(String namespace, String name) {
        return sized(services.without(namespace, name), endpoints - endpointsOf(namespace, name));
    }

    private int endpointsOf(String namespace, String name) {
        return services.get(namespace, name).map(CompiledService::endpoints).getOrElse(0);
    }

    private IptablesProxy sized(ServiceMap<CompiledService> changed, int count) {
        boolean commented = count <= LARGE_CLUSTER;
        if (commented == facts.commentsEndpoints()) {
            return new IptablesProxy(facts, changed, count);
        }
        NodeFacts anew = new NodeFacts(facts.config(), facts.node(), facts.family(), commented);
        return new IptablesProxy(anew, changed.map(service -> service.on(anew)), count);
    }

    /** Returns all tables as kube-proxy leaves them on a node where nobody else writes rules. */
    public Ruleset ruleset() {
        FixedRules fixed = new FixedRules(facts);
        Table filter = Table.empty(TableName.FILTER)
                .with(chain(ChainName.SERVICES, all(ServiceRules::refusedServices)))
                .with(chain(ChainName.EXTERNAL_SERVICES, all(ServiceRules::refusedExternals)))
                .with(chain(ChainName.NODE_PORTS, all(ServiceRules::healthChecks)))
                .with(chain(ChainName.PROXY_FIREWALL, all(ServiceRules::firewall)))
                .with(chain(ChainName.FORWARD, fixed.forward()))
                .with(chain(ChainName.FIREWALL, fixed.firewall()))
                .with(Chain.named(ChainName.CANARY));
        Table nat = Table.empty(TableName.NAT)
                .with(chain(ChainName.SERVICES, all(ServiceRules::services).appendAll(fixed.nodePorts())))
                .with(chain(ChainName.NODE_PORTS, all(ServiceRules::nodePorts)))
                .with(chain(ChainName.POSTROUTING, fixed.postrouting()))
                .with(chain(ChainName.MARK_MASQ, fixed.markMasq()))
                .with(Chain.named(ChainName.CANARY))
                .withAll(all(ServiceRules::chains));
        Table mangle = Table.empty(TableName.MANGLE).with(Chain.named(ChainName.CANARY));
        return JumpRules.addTo(Ruleset.EMPTY.with(filter).with(nat).with(mangle));
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

    private <T> Seq<T> all(Function<ServiceRules, Seq<T>> part) {
        return services.values().flatMap(CompiledService::rules).flatMap(part);
    }

    private static Chain chain(String name, Seq<Rule> rules) {
        return Chain.named(name).withRules(rules);
    }
}
