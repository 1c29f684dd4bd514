package io.github.kubevalue.net.proxy.iptables;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyNode;
import io.vavr.control.Option;

/**
 * What all rules of a node depend on.
 *
 * @param config kube-proxy's configuration
 * @param node the node
 * @param family the address family that the rules are for
 * @param commentsEndpoints whether rules of endpoints have comments; not in a large cluster
 */
record NodeFacts(ProxyConfig config, ProxyNode node, IpFamily family, boolean commentsEndpoints) {

    NodeFacts commenting(boolean endpoints) {
        return new NodeFacts(config, node, family, endpoints);
    }

    Option<Match> local() {
        return config.localDetector(node, family).match();
    }

    Ip nodeIp() {
        return config.nodeIp(node, family);
    }

    boolean hasLocalhostNodePorts() {
        return config.hasLocalhostNodePorts(node, family);
    }
}
