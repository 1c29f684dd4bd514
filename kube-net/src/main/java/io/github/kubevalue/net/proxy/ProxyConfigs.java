package io.github.kubevalue.net.proxy;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.cluster.ClusterConfig;
import io.github.kubevalue.net.ipvs.Scheduler;

/** kube-proxy's configuration as the cluster's has it. */
final class ProxyConfigs {
    private ProxyConfigs() {}

    static ProxyConfig of(ClusterConfig cluster) {
        ProxyMode mode = ProxyMode.tryParse(cluster.proxyMode()).getOrElse(ProxyMode.IPTABLES);
        return ProxyConfig.builder()
                .mode(mode)
                .serviceCidrs(cluster.serviceSubnets())
                .clusterCidrs(cluster.clusterCidrs())
                .detectLocalMode(DetectLocalMode.tryParse(cluster.proxy().detectLocalMode())
                        .getOrElse(DetectLocalMode.CLUSTER_CIDR))
                .bridgeInterface(cluster.proxy().bridgeInterface())
                .interfaceNamePrefix(cluster.proxy().interfaceNamePrefix())
                .localhostNodePorts(cluster.proxy().localhostNodePorts())
                .tcpBeLiberal(cluster.proxy().tcpBeLiberal())
                .conntrack(cluster.proxy().conntrack())
                .scheduler(Scheduler.tryParse(cluster.proxy().scheduler()).getOrElse(Scheduler.RR))
                .bindAddress(cluster.proxy().bindAddress())
                .strictArp(cluster.proxy().strictArp())
                .masqueradeAll(cluster.masqueradeAll())
                .masqueradeBit(cluster.masqueradeBit())
                .nodePortAddresses(nodePortAddresses(cluster, mode))
                .build();
    }

    // pkg/proxy/util/nodeport_addresses.go, NewNodePortAddresses: "primary" stands alone
    // cmd/kube-proxy/app/server_linux.go, platformApplyDefaults: in mode nftables that is the default
    private static NodePortAddresses nodePortAddresses(ClusterConfig cluster, ProxyMode mode) {
        boolean unset = cluster.nodePortAddresses().isEmpty();
        return cluster.nodePortAddresses().contains("primary") || unset && mode == ProxyMode.NFTABLES
                ? NodePortAddresses.primary()
                : new NodePortAddresses(cluster.nodePortAddresses().flatMap(Cidr::tryParseSloppy), false);
    }
}
