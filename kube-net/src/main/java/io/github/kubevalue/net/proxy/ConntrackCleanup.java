package io.github.kubevalue.net.proxy;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.address.Port;
import io.github.kubevalue.net.conntrack.UdpCleanup;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;

/**
 * Which connections kube-proxy forgets after a change of endpoints: UDP to a Service whose answers come from none of its
 * serving endpoints. Policies and topology do not matter, and Services without serving endpoints are left alone.
 */
// pkg/proxy/conntrack/cleanup.go, CleanStaleEntries
public final class ConntrackCleanup {
    private ConntrackCleanup() {}

    /** Returns what is stale in a family, by the ports that kube-proxy serves in it and all endpoints of each. */
    public static UdpCleanup of(IpFamily family, Iterable<Tuple2<ProxiedPort, Seq<ProxyEndpoint>>> ports) {
        Map<Endpoint, Set<Endpoint>> byAddress = HashMap.empty();
        Map<Integer, Set<Endpoint>> byNodePort = HashMap.empty();
        for (Tuple2<ProxiedPort, Seq<ProxyEndpoint>> one : ports) {
            ProxiedPort port = one._1;
            if (port.protocol() != IpProtocol.UDP) {
                continue;
            }
            Set<Endpoint> serving = one._2
                    .filter(ProxyEndpoint::serving)
                    .map(ProxyEndpoint::address)
                    .toSet();
            if (serving.isEmpty()) {
                continue;
            }
            for (Ip ip : port.loadBalancerVips().appendAll(port.externalIps()).prepend(port.clusterIp())) {
                byAddress = byAddress.put(new Endpoint(ip, Port.of(port.port())), serving);
            }
            byNodePort =
                    port.nodePort().isDefined() ? byNodePort.put(port.nodePort().get(), serving) : byNodePort;
        }
        return new UdpCleanup(family, byAddress, byNodePort);
    }
}
