package io.github.kubevalue.net.network;

import io.github.kubevalue.model.cluster.ProxyConntrack;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.net.conntrack.ConntrackSettings;
import io.github.kubevalue.net.conntrack.TcpState;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.vavr.control.Option;
import java.time.Duration;

/** How kube-proxy sets up connection tracking on a node. */
// pkg/proxy/conntrack/sysctls.go, setSysctls and getConntrackMax
final class ConntrackSysctls {
    private static final long LIMIT = 1_048_576;
    private static final ConntrackSettings KERNEL = ConntrackSettings.KERNEL;

    private ConntrackSysctls() {}

    static ConntrackSettings of(ProxyConfig config, Node node) {
        ProxyConntrack told = config.conntrack();
        int max = told.maxPerCore() == 0 ? KERNEL.max() : max(told, cores(node));
        return KERNEL.withTcpTimeouts(KERNEL.tcpTimeouts()
                        .put(
                                TcpState.ESTABLISHED,
                                timeout(told.tcpEstablishedTimeout(), KERNEL.tcpTimeout(TcpState.ESTABLISHED)))
                        .put(
                                TcpState.CLOSE_WAIT,
                                timeout(told.tcpCloseWaitTimeout(), KERNEL.tcpTimeout(TcpState.CLOSE_WAIT))))
                .withUdp(timeout(told.udpTimeout(), KERNEL.udp()))
                .withUdpStream(timeout(told.udpStreamTimeout(), KERNEL.udpStream()))
                .withTcpBeLiberal(config.tcpBeLiberal())
                .withMax(max)
                .withBuckets(Math.max(KERNEL.buckets(), max / 4));
    }

    private static long cores(Node node) {
        Option<Quantity> cpu = node.status().capacity().get("cpu");
        return cpu.map(Quantity::value).getOrElse(1L);
    }

    private static int max(ProxyConntrack told, long cores) {
        long scaled = told.maxPerCore() * cores;
        return (int) (scaled > LIMIT ? LIMIT : Math.max(scaled, told.min()));
    }

    /** Zero leaves what the kernel has; the kernel counts whole seconds. */
    private static Duration timeout(Duration told, Duration kernel) {
        return told.isZero() ? kernel : Duration.ofSeconds(told.toSeconds());
    }
}
