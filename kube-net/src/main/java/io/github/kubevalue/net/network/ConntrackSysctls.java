package io.github.kubevalue.net.network;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.net.conntrack.ConntrackSettings;
import io.github.kubevalue.net.proxy.ProxyConfig;

/** How kube-proxy sets up connection tracking on a node. */
// pkg/proxy/conntrack/sysctls.go, setSysctls and getConntrackMax, with the defaults of KubeProxyConntrackConfiguration
final class ConntrackSysctls {
    private static final long MAX_PER_CORE = 32_768;
    private static final long MIN = 131_072;
    private static final long LIMIT = 1_048_576;

    private ConntrackSysctls() {}

    static ConntrackSettings of(ProxyConfig config, Node node) {
        long cores = node.status().capacity().get("cpu").map(Quantity::value).getOrElse(1L);
        long max = Math.min(LIMIT, Math.max(MIN, MAX_PER_CORE * cores));
        return ConntrackSettings.KUBE_PROXY
                .withTcpBeLiberal(config.tcpBeLiberal())
                .withMax((int) max);
    }
}
