package io.github.kubevalue.model.defaulting;

import io.github.kubevalue.model.core.ClientIPConfig;
import io.github.kubevalue.model.core.LoadBalancerIPMode;
import io.github.kubevalue.model.core.LoadBalancerIngress;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceAffinity;
import io.github.kubevalue.model.core.ServiceExternalTrafficPolicy;
import io.github.kubevalue.model.core.ServiceInternalTrafficPolicy;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceStatus;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.core.SessionAffinityConfig;
import io.github.kubevalue.model.meta.IntOrString;
import io.vavr.control.Option;

/** Defaults of Services. (pkg/apis/core/v1/defaults.go, SetDefaults_Service) */
public final class ServiceDefaults {
    private static final int THREE_HOURS = 10800;

    private ServiceDefaults() {}

    /** Returns the Service with its defaults; families and addresses are allocated, not defaulted. */
    public static Service service(Service service) {
        ServiceSpec spec = service.spec();
        ServiceType type = spec.type().getOrElse(ServiceType.CLUSTER_IP);
        boolean balanced = type.equals(ServiceType.LOAD_BALANCER);
        // pkg/api/v1/service/util.go, ExternallyAccessible
        boolean external = balanced
                || type.equals(ServiceType.NODE_PORT)
                || type.equals(ServiceType.CLUSTER_IP) && !spec.externalIPs().isEmpty();
        boolean internal = !type.equals(ServiceType.EXTERNAL_NAME);
        ServiceSpec filled = affinity(spec)
                .withType(Option.of(type))
                .withPorts(spec.ports().map(ServiceDefaults::port))
                .withExternalTrafficPolicy(spec.externalTrafficPolicy()
                        .orElse(Option.when(external, ServiceExternalTrafficPolicy.CLUSTER)))
                .withInternalTrafficPolicy(spec.internalTrafficPolicy()
                        .orElse(Option.when(internal, ServiceInternalTrafficPolicy.CLUSTER)))
                .withAllocateLoadBalancerNodePorts(
                        spec.allocateLoadBalancerNodePorts().orElse(Option.when(balanced, true)));
        return service.withSpec(filled).withStatus(balanced ? status(service.status()) : service.status());
    }

    private static ServiceSpec affinity(ServiceSpec spec) {
        ServiceAffinity affinity = spec.sessionAffinity().getOrElse(ServiceAffinity.NONE);
        ServiceSpec said = spec.withSessionAffinity(Option.of(affinity));
        if (affinity.equals(ServiceAffinity.NONE)) {
            return said.withSessionAffinityConfig(Option.none());
        }
        boolean timed = spec.sessionAffinityConfig()
                .flatMap(SessionAffinityConfig::clientIP)
                .flatMap(ClientIPConfig::timeoutSeconds)
                .isDefined();
        return timed || !affinity.equals(ServiceAffinity.CLIENT_IP)
                ? said
                : said.withSessionAffinityConfig(Option.of(SessionAffinityConfig.builder()
                        .clientIP(ClientIPConfig.builder()
                                .timeoutSeconds(THREE_HOURS)
                                .build())
                        .build()));
    }

    private static ServicePort port(ServicePort port) {
        Option<IntOrString> target =
                port.targetPort().filter(said -> !said.equals(IntOrString.of(0)) && !said.equals(IntOrString.of("")));
        return port.withProtocol(port.protocol().orElse(Option.of(Protocol.TCP)))
                .withTargetPort(target.orElse(Option.of(IntOrString.of(port.port()))));
    }

    private static ServiceStatus status(ServiceStatus status) {
        return status.withLoadBalancer(status.loadBalancer()
                .withIngress(status.loadBalancer().ingress().map(ServiceDefaults::ingress)));
    }

    private static LoadBalancerIngress ingress(LoadBalancerIngress ingress) {
        boolean addressed = ingress.ip().exists(ip -> !ip.isEmpty());
        return ingress.withIpMode(ingress.ipMode().orElse(Option.when(addressed, LoadBalancerIPMode.VIP)));
    }
}
