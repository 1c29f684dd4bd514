package io.github.kubevalue.net.proxy.iptables;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.netfilter.Rule;
import io.github.kubevalue.net.netfilter.Target;
import io.github.kubevalue.net.netfilter.TransportMatch;
import io.github.kubevalue.net.packet.PortRange;
import io.github.kubevalue.net.proxy.ProxiedPort;
import io.github.kubevalue.net.proxy.ServedPort;
import io.github.kubevalue.net.proxy.UsableEndpoints;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What the rules of one port depend on, and the questions that decide which of them are written.
 *
 * @param node the node and kube-proxy's configuration
 * @param served the port, with the endpoints that this node uses for it
 */
// pkg/proxy/iptables/proxier.go, syncProxyRules: the variables before the first rule of a port
record PortFacts(NodeFacts node, ServedPort served) {

    ProxiedPort port() {
        return served.port();
    }

    UsableEndpoints endpoints() {
        return served.endpoints();
    }

    boolean hasInternalEndpoints() {
        return served.hasInternalEndpoints();
    }

    boolean hasExternalEndpoints() {
        return served.hasExternalEndpoints();
    }

    boolean usesExternalChain() {
        return served.isServedExternally();
    }

    boolean usesFirewallChain() {
        return endpoints().existAnywhere() && served.isGuarded();
    }

    String internalChain() {
        return port().internalPolicyLocal() ? ChainName.local(port()) : ChainName.cluster(port());
    }

    String externalPolicyChain() {
        return port().externalPolicyLocal() ? ChainName.local(port()) : ChainName.cluster(port());
    }

    /** What becomes of packets for which there is no endpoint: dropped if another node has one, else refused. */
    Target withoutEndpoint() {
        return endpoints().existAnywhere() ? Target.DROP : Target.Reject.plain();
    }

    Match withoutEndpointComment() {
        return comment(port().name() + (endpoints().existAnywhere() ? " has no local endpoints" : " has no endpoints"));
    }

    Match comment(String text) {
        return new Match.Comment(text);
    }

    /** Comments that would be too many in a large cluster. */
    Option<Match> endpointComment(String text) {
        return node.commentsEndpoints() ? Option.some(comment(text)) : Option.none();
    }

    /** Matches {@code -m tcp -p tcp}. */
    Seq<Match> transport() {
        return Vector.of(new TransportMatch.Bare(port().protocol()), new Match.Protocol(port().protocol()));
    }

    /** Matches {@code -m tcp -p tcp --dport PORT}. */
    Seq<Match> toPort(int number) {
        return transport().append(new TransportMatch.DestinationPort(PortRange.of(number)));
    }

    /** Matches {@code -m tcp -p tcp -d IP --dport PORT}. */
    Seq<Match> toAddress(Ip ip) {
        return transport()
                .append(new Match.Destination(Cidr.host(ip)))
                .append(new TransportMatch.DestinationPort(PortRange.of(port().port())));
    }

    Rule rule(String comment, Seq<Match> matches, Target target) {
        return Rule.of(target, matches.prepend(comment(comment)));
    }

    Rule rule(String comment, Seq<Match> matches, String chain) {
        return rule(comment, matches, new Target.Jump(chain));
    }
}
