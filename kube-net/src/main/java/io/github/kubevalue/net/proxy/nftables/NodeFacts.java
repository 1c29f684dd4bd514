package io.github.kubevalue.net.proxy.nftables;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.MarkOperation;
import io.github.kubevalue.net.nftables.ProxyStatement;
import io.github.kubevalue.net.nftables.Statement;
import io.github.kubevalue.net.proxy.LocalDetector;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyNode;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * What all rules of a node depend on.
 *
 * @param config kube-proxy's configuration
 * @param node the node
 * @param family the address family that the rules are for
 */
record NodeFacts(ProxyConfig config, ProxyNode node, IpFamily family) {

    /** The addresses that take node ports; none if all of the node's do. Those of the loopback never do. */
    Option<Seq<Ip>> nodePortIps() {
        return config.nodePortIps(node, family).map(ips -> ips.reject(Ip::isLoopback));
    }

    Ip nodeIp() {
        return config.nodeIp(node, family);
    }

    Seq<Cidr> serviceCidrs() {
        return config.serviceCidrs().filter(cidr -> cidr.ip().family() == family);
    }

    Statement masquerade() {
        return new ProxyStatement.SetMark(MarkOperation.OR, config.masqueradeMark());
    }

    Option<Statement> local() {
        return detect(false);
    }

    Option<Statement> notLocal() {
        return detect(true);
    }

    // pkg/proxy/util/localdetector.go, the fields ifLocalNFT and ifNotLocalNFT
    private Option<Statement> detect(boolean negated) {
        LocalDetector detector = config.localDetector(node, family);
        if (detector instanceof LocalDetector.ByCidr by) {
            return Option.some(new ProxyStatement.Prefix(ProxyStatement.End.SADDR, negated, by.cidr()));
        }
        if (detector instanceof LocalDetector.ByBridge by) {
            return Option.some(new ProxyStatement.InInterface(negated, by.name()));
        }
        return detector instanceof LocalDetector.ByInterfacePrefix by
                ? Option.some(new ProxyStatement.InInterface(negated, by.prefix() + "*"))
                : Option.none();
    }
}
