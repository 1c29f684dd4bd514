package io.github.kubevalue.net.proxy.iptables;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.choice.Fraction;
import io.github.kubevalue.net.netfilter.Chain;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.netfilter.NatTarget;
import io.github.kubevalue.net.netfilter.RateMatch;
import io.github.kubevalue.net.netfilter.Rule;
import io.github.kubevalue.net.netfilter.Target;
import io.github.kubevalue.net.proxy.ProxiedPort;
import io.github.kubevalue.net.proxy.ProxyEndpoint;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The chains KUBE-SVC and KUBE-SVL of a port, which choose an endpoint, and KUBE-SEP of each endpoint. */
final class PolicyChains {
    private final PortFacts facts;
    private final ProxiedPort port;
    private final Map<Endpoint, String> names;

    PolicyChains(PortFacts facts) {
        this.facts = facts;
        this.port = facts.port();
        this.names = HashMap.ofEntries(facts.endpoints()
                .reachable()
                .map(ProxyEndpoint::address)
                .map(address -> Tuple.of(address, ChainName.endpoint(facts.port(), address))));
    }

    Seq<Chain> chains() {
        return policy(ChainName.cluster(port), facts.endpoints().cluster())
                .toVector()
                .appendAll(policy(ChainName.local(port), facts.endpoints().local()))
                .appendAll(facts.endpoints().reachable().map(this::endpoint));
    }

    private Option<Chain> policy(String chain, Seq<ProxyEndpoint> endpoints) {
        return endpoints.isEmpty()
                ? Option.none()
                : Option.some(Chain.named(chain)
                        .withRules(masquerade(chain)
                                .toVector()
                                .appendAll(returning(endpoints))
                                .appendAll(choosing(endpoints))));
    }

    /** Traffic to the cluster IP from others than pods would not find its way back through this node. */
    private Option<Rule> masquerade(String chain) {
        if (!chain.equals(facts.internalChain())) {
            return Option.none();
        }
        Seq<Match> toClusterIp = facts.toAddress(port.clusterIp());
        Option<Seq<Match>> matches = facts.node().config().masqueradeAll()
                ? Option.some(toClusterIp)
                : facts.node().local().map(local -> toClusterIp.append(local.negated()));
        return matches.map(each -> facts.rule(port.name() + " cluster IP", each, ChainName.MARK_MASQ));
    }

    private Seq<Rule> returning(Seq<ProxyEndpoint> endpoints) {
        return port.affinitySeconds()
                .map(seconds -> endpoints.map(endpoint ->
                        toEndpoint(endpoint, Option.some(RateMatch.Recent.rcheck(chain(endpoint), seconds)))))
                .getOrElse(Vector.empty());
    }

    /** Each rule takes its share of what the ones before it left: 1/n, 1/(n-1), …, and the last one all. */
    private Seq<Rule> choosing(Seq<ProxyEndpoint> endpoints) {
        int n = endpoints.size();
        return endpoints.zipWithIndex((endpoint, i) -> toEndpoint(
                endpoint, i < n - 1 ? Option.some(new Match.Statistic(Fraction.of(1, n - i))) : Option.none()));
    }

    private Rule toEndpoint(ProxyEndpoint endpoint, Option<Match> condition) {
        return Rule.of(
                new Target.Jump(chain(endpoint)),
                facts.endpointComment(port.name() + " -> " + endpoint.address())
                        .toVector()
                        .appendAll(condition));
    }

    private Chain endpoint(ProxyEndpoint endpoint) {
        Option<Match> comment = facts.endpointComment(port.name().toString());
        Rule hairpin = Rule.of(
                new Target.Jump(ChainName.MARK_MASQ),
                comment.toVector()
                        .append(new Match.Source(Cidr.host(endpoint.address().ip()))));
        Rule translate = Rule.of(
                NatTarget.Dnat.to(
                        endpoint.address().ip(), endpoint.address().port().number()),
                comment.toVector()
                        .appendAll(port.affinitySeconds().map(seconds -> RateMatch.Recent.set(chain(endpoint))))
                        .appendAll(facts.transport()));
        return Chain.of(chain(endpoint), hairpin, translate);
    }

    private String chain(ProxyEndpoint endpoint) {
        return names.get(endpoint.address()).get();
    }
}
