package io.github.kubevalue.net.proxy;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.LoadBalancerIPMode;
import io.github.kubevalue.model.core.LoadBalancerIngress;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Reads Services as kube-proxy does: which of their ports it serves in a family, and how. */
// pkg/proxy/serviceport.go, newBaseServiceInfo
public final class ProxiedServices {
    /** Services with this label are left to another proxy. */
    public static final String SERVICE_PROXY_NAME = "service.kubernetes.io/service-proxy-name";

    private ProxiedServices() {}

    /** Returns the ports of a Service that kube-proxy serves in a family; none if it serves the Service not at all. */
    public static Seq<ProxiedPort> ports(Service service, IpFamily family) {
        return isSkipped(service)
                ? Vector.empty()
                : clusterIp(service.spec(), family)
                        .toVector()
                        .flatMap(clusterIp -> service.spec().ports().flatMap(port -> port(service, port, clusterIp)));
    }

    /** Where no families are named, there is one cluster IP only. Headless Services and aliases have none. */
    // pkg/proxy/util/utils.go, GetClusterIPByFamily and ShouldSkipService
    private static Option<Ip> clusterIp(ServiceSpec spec, IpFamily family) {
        Seq<Ip> ips = spec.ipFamilies().isEmpty() ? spec.clusterIp().toVector() : spec.clusterIpList();
        return ips.find(ip -> ip.family() == family);
    }

    // cmd/kube-proxy/app/server.go, Run: the label selector for Services
    private static boolean isSkipped(Service service) {
        return service.metadata().labels().containsKey(SERVICE_PROXY_NAME);
    }

    private static Option<ProxiedPort> port(Service service, ServicePort port, Ip clusterIp) {
        return IpProtocol.tryParse(port.effectiveProtocol().text())
                .filter(IpProtocol::hasPorts)
                .map(protocol -> port(service, port, clusterIp, protocol));
    }

    private static ProxiedPort port(Service service, ServicePort port, Ip clusterIp, IpProtocol protocol) {
        ServiceSpec spec = service.spec();
        IpFamily family = clusterIp.family();
        return ProxiedPort.builder()
                .name(new ServicePortName(
                        service.namespace(), service.name(), port.name().getOrElse("")))
                .protocol(protocol)
                .clusterIp(clusterIp)
                .port(port.port())
                .nodePort(port.nodePort().filter(number -> number != 0))
                .externalIps(inFamily(spec.externalIpList(), family))
                .loadBalancerVips(loadBalancerVips(service, family))
                .sourceRanges(sourceRanges(spec, family))
                .externalPolicyLocal(isExternalLocal(spec))
                .internalPolicyLocal(spec.isInternalLocal())
                .affinitySeconds(spec.affinityTimeout().map(timeout -> (int) timeout.toSeconds()))
                .healthCheckNodePort(healthCheckNodePort(spec))
                .build();
    }

    // pkg/apis/core/v1/service/util.go, ExternalPolicyLocal
    private static boolean isExternalLocal(ServiceSpec spec) {
        ServiceType type = spec.effectiveType();
        boolean external = type.equals(ServiceType.NODE_PORT)
                || type.equals(ServiceType.LOAD_BALANCER)
                || type.equals(ServiceType.CLUSTER_IP) && !spec.externalIPs().isEmpty();
        return external && spec.isExternalLocal();
    }

    // pkg/apis/core/v1/service/util.go, NeedsHealthCheck
    private static Option<Integer> healthCheckNodePort(ServiceSpec spec) {
        return spec.effectiveType().equals(ServiceType.LOAD_BALANCER) && spec.isExternalLocal()
                ? spec.healthCheckNodePort().filter(number -> number != 0)
                : Option.none();
    }

    private static Seq<Ip> loadBalancerVips(Service service, IpFamily family) {
        Seq<LoadBalancerIngress> ingress =
                service.status().loadBalancer().ingress().filter(ProxiedServices::isVip);
        return inFamily(ingress.flatMap(LoadBalancerIngress::ip).flatMap(Ip::tryParseSloppy), family);
    }

    private static boolean isVip(LoadBalancerIngress ingress) {
        return ingress.ipMode().getOrElse(LoadBalancerIPMode.VIP).equals(LoadBalancerIPMode.VIP);
    }

    /** A range that holds all addresses refuses nobody, as if there were none. */
    private static Seq<Cidr> sourceRanges(ServiceSpec spec, IpFamily family) {
        Seq<Cidr> ranges = spec.loadBalancerSourceRanges()
                .flatMap(text -> Cidr.tryParseSloppy(text.trim()))
                .filter(cidr -> cidr.ip().family() == family)
                .map(Cidr::network);
        return ranges.exists(range -> range.prefix() == 0) ? Vector.empty() : ranges;
    }

    private static Seq<Ip> inFamily(Seq<Ip> ips, IpFamily family) {
        return ips.filter(ip -> ip.family() == family);
    }
}
