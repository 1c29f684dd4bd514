package io.github.kubevalue.net.proxy.ipvs;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyNode;
import io.vavr.collection.Seq;

/**
 * What everything on a node depends on.
 *
 * @param config kube-proxy's configuration
 * @param node the node
 * @param family the address family
 */
record NodeFacts(ProxyConfig config, ProxyNode node, IpFamily family) {

    Ip nodeIp() {
        return config.nodeIp(node, family);
    }

    /** The addresses of the node's own devices. */
    Seq<Ip> own() {
        return node.interfaceAddresses().filter(ip -> ip.family() == family && !ip.isLoopback());
    }

    /** The addresses on which node ports are virtual servers. */
    Seq<Ip> nodePortIps() {
        return config.nodePortIps(node, family).getOrElse(this::own).reject(Ip::isLoopback);
    }
}
