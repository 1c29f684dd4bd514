package io.github.kubevalue.net.proxy.iptables;

import io.github.kubevalue.net.netfilter.AddressType;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.netfilter.Rule;
import io.github.kubevalue.net.netfilter.Target;
import io.github.kubevalue.net.netfilter.TransportMatch;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.PortRange;
import io.github.kubevalue.net.proxy.ProxiedPort;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The rules by which packets to a Service port find its chains, or are refused. */
final class EntryRules {
    private final PortFacts facts;
    private final ProxiedPort port;

    EntryRules(PortFacts facts) {
        this.facts = facts;
        this.port = facts.port();
    }

    /** KUBE-SERVICES in table nat. */
    Seq<Rule> services() {
        Vector<Rule> internal = facts.hasInternalEndpoints()
                ? Vector.of(facts.rule(
                        port.name() + " cluster IP", facts.toAddress(port.clusterIp()), facts.internalChain()))
                : Vector.empty();
        return facts.usesExternalChain() ? internal.appendAll(externalIps()).appendAll(loadBalancerIps()) : internal;
    }

    private Seq<Rule> externalIps() {
        return port.externalIps()
                .map(ip -> facts.rule(port.name() + " external IP", facts.toAddress(ip), ChainName.external(port)));
    }

    private Seq<Rule> loadBalancerIps() {
        String chain = facts.usesFirewallChain() ? ChainName.firewall(port) : ChainName.external(port);
        return port.loadBalancerVips()
                .map(ip -> facts.rule(port.name() + " loadbalancer IP", facts.toAddress(ip), chain));
    }

    /** KUBE-NODEPORTS in table nat. */
    Seq<Rule> nodePorts() {
        return facts.usesExternalChain()
                ? port.nodePort()
                        .map(number ->
                                facts.rule(port.name().toString(), facts.toPort(number), ChainName.external(port)))
                        .toVector()
                : Vector.empty();
    }

    /** KUBE-SERVICES in table filter: packets to the cluster IP that table nat did not translate. */
    Seq<Rule> refusedServices() {
        return facts.hasInternalEndpoints() ? Vector.empty() : Vector.of(refuse(facts.toAddress(port.clusterIp())));
    }

    /** KUBE-EXTERNAL-SERVICES in table filter: packets from outside that table nat did not translate. */
    Seq<Rule> refusedExternals() {
        if (facts.hasExternalEndpoints()) {
            return Vector.empty();
        }
        Match local = new Match.Addrtype(Match.End.DESTINATION, AddressType.LOCAL);
        return port.externalIps()
                .appendAll(port.loadBalancerVips())
                .map(facts::toAddress)
                .appendAll(port.nodePort().map(number -> facts.toPort(number).prepend(local)))
                .map(this::refuse);
    }

    private Rule refuse(Seq<Match> matches) {
        return Rule.of(facts.withoutEndpoint(), matches.prepend(facts.withoutEndpointComment()));
    }

    /** KUBE-PROXY-FIREWALL in table filter: what the source ranges left untranslated. */
    Seq<Rule> firewall() {
        return facts.usesFirewallChain()
                ? port.loadBalancerVips()
                        .map(ip -> facts.rule(
                                port.name() + " traffic not accepted by " + ChainName.firewall(port),
                                facts.toAddress(ip),
                                Target.DROP))
                : Vector.empty();
    }

    /** KUBE-NODEPORTS in table filter: load balancers may ask nodes for their health. */
    Seq<Rule> healthChecks() {
        return port.healthCheckNodePort()
                .map(number -> facts.rule(
                        port.name() + " health check node port",
                        Vector.of(
                                new TransportMatch.Bare(IpProtocol.TCP),
                                new Match.Protocol(IpProtocol.TCP),
                                new TransportMatch.DestinationPort(PortRange.of(number))),
                        Target.ACCEPT))
                .toVector();
    }
}
