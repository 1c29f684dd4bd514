package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.cluster.ClusterConfig;
import io.github.kubevalue.net.proxy.NodePortAddresses;
import io.github.kubevalue.net.proxy.ProxyConfig;

/** kube-proxy's configuration as the cluster's has it. */
final class ProxyConfigs {
    private ProxyConfigs() {}

    static ProxyConfig of(ClusterConfig cluster) {
        return ProxyConfig.builder()
                .clusterCidrs(cluster.clusterCidrs())
                .masqueradeAll(cluster.masqueradeAll())
                .masqueradeBit(cluster.masqueradeBit())
                .nodePortAddresses(nodePortAddresses(cluster))
                .build();
    }

    // pkg/proxy/util/nodeport_addresses.go, NewNodePortAddresses: "primary" stands alone
    private static NodePortAddresses nodePortAddresses(ClusterConfig cluster) {
        return cluster.nodePortAddresses().contains("primary")
                ? NodePortAddresses.primary()
                : new NodePortAddresses(cluster.nodePortAddresses().flatMap(Cidr::tryParse), false);
    }
}
