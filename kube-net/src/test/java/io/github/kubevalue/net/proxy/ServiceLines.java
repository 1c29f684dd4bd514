package io.github.kubevalue.net.proxy;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.ClientIPConfig;
import io.github.kubevalue.model.core.LoadBalancerIPMode;
import io.github.kubevalue.model.core.LoadBalancerIngress;
import io.github.kubevalue.model.core.LoadBalancerStatus;
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
import io.github.kubevalue.model.discovery.AddressType;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointConditions;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Services and their endpoints, one a line:
 *
 * <pre>
 * ns2/svc2 172.30.0.42 p80:80/TCP:3001 type=LoadBalancer external=Local lb=1.2.3.4 -> 10.180.0.2@node2:80
 * </pre>
 *
 * <p>Before the arrow: name, cluster IP, ports (name:port/protocol:nodePort), then what else the Service has, with commas
 * between several values; after it the endpoints with their node, {@code !terminating} and the like, and after the last colon the ports in the order of the Service's.
 */
public final class ServiceLines {
    private final Seq<String> words;
    private final Seq<String> endpoints;

    private ServiceLines(String line) {
        String[] sides = line.split("->", 2);
        this.words = Vector.of(sides[0].trim().split("\\s+"));
        this.endpoints = sides.length == 1 || sides[1].isBlank()
                ? Vector.empty()
                : Vector.of(sides[1].trim().split("\\s+"));
    }

    private static Seq<ServiceLines> lines(String text) {
        return Vector.of(text.split("\n")).reject(String::isBlank).map(ServiceLines::new);
    }

    /** Returns the Services. */
    public static Seq<Service> services(String text) {
        return lines(text).map(ServiceLines::service);
    }

    /** Returns their EndpointSlices. */
    public static Seq<EndpointSlice> slices(String text) {
        return lines(text).map(ServiceLines::slice);
    }

    private ObjectMeta meta(String suffix) {
        String[] name = words.head().split("/");
        return ObjectMeta.named(name[0], name[1] + suffix);
    }

    private Option<String> value(String key) {
        return words.find(word -> word.startsWith(key + "=")).map(word -> word.substring(key.length() + 1));
    }

    private Seq<String> values(String key) {
        return value(key).toVector().flatMap(text -> Vector.of(text.split(",")));
    }

    private Seq<String> ports() {
        return words.drop(2).filter(word -> word.contains(":") && !word.contains("="));
    }

    private Service service() {
        ServiceSpec.Builder spec = ServiceSpec.builder();
        spec.clusterIP(words.get(1))
                .clusterIPs(Vector.of(words.get(1)))
                .type(new ServiceType(value("type").getOrElse("ClusterIP")))
                .ports(ports().map(ServiceLines::port))
                .externalIPs(values("ips"))
                .loadBalancerSourceRanges(values("ranges"))
                .externalTrafficPolicy(value("external").map(ServiceExternalTrafficPolicy::new))
                .internalTrafficPolicy(value("internal").map(ServiceInternalTrafficPolicy::new))
                .healthCheckNodePort(value("health").map(Integer::valueOf))
                .sessionAffinity(value("affinity").map(seconds -> ServiceAffinity.CLIENT_IP))
                .sessionAffinityConfig(value("affinity").map(ServiceLines::affinity));
        Seq<LoadBalancerIngress> ingress = values("lb")
                .map(LoadBalancerIngress::atIp)
                .map(each -> each.withIpMode(value("mode").map(LoadBalancerIPMode::new)));
        return Service.builder()
                .metadata(meta(""))
                .spec(spec.build())
                .status(ServiceStatus.builder()
                        .loadBalancer(
                                LoadBalancerStatus.builder().ingress(ingress).build())
                        .build())
                .build();
    }

    private static SessionAffinityConfig affinity(String seconds) {
        return SessionAffinityConfig.builder()
                .clientIP(Option.some(ClientIPConfig.builder()
                        .timeoutSeconds(Option.some(Integer.valueOf(seconds)))
                        .build()))
                .build();
    }

    private static ServicePort port(String text) {
        String[] parts = text.split("[:/]");
        ServicePort port =
                ServicePort.of(parts[0], Integer.parseInt(parts[1])).withProtocol(Option.some(new Protocol(parts[2])));
        return parts.length > 3 ? port.withNodePort(Integer.parseInt(parts[3])) : port;
    }

    private EndpointSlice slice() {
        boolean v6 = Ip.tryParse(words.get(1)).exists(ip -> !ip.isV4());
        Seq<String> targets = endpoints.isEmpty()
                ? Vector.empty()
                : Vector.of(after(endpoints.head(), ':').split(","));
        return EndpointSlice.builder()
                .metadata(meta("-1")
                        .withLabels(TreeMap.of(
                                EndpointSlice.SERVICE_NAME, words.head().split("/")[1])))
                .addressType(v6 ? AddressType.IPV6 : AddressType.IPV4)
                .ports(ports().zip(targets).map(pair -> target(pair._1, pair._2)))
                .endpoints(endpoints.map(ServiceLines::endpoint))
                .build();
    }

    private static EndpointPort target(String port, String target) {
        String[] parts = port.split("[:/]");
        return EndpointPort.builder()
                .name(parts[0])
                .protocol(new Protocol(parts[2]))
                .port(Integer.parseInt(target))
                .build();
    }

    private static String after(String text, char sign) {
        return text.substring(text.lastIndexOf(sign) + 1);
    }

    /** {@code 10.180.0.1@node1:80}, {@code 10.180.0.1@node1!terminating:80}, {@code 10.180.0.1@node1!gone:80}. */
    private static Endpoint endpoint(String text) {
        String where = text.substring(0, text.lastIndexOf(':'));
        String[] parts = where.split("[@!]");
        EndpointConditions conditions = switch (parts.length == 2 ? "ready" : parts[2]) {
            case "ready" -> EndpointConditions.of(true, true, false);
            case "terminating" -> EndpointConditions.of(false, true, true);
            case "gone" -> EndpointConditions.of(false, false, true);
            default -> EndpointConditions.of(false, false, false);
        };
        return Endpoint.builder()
                .addresses(Vector.of(parts[0]))
                .nodeName(Option.some(parts[1]))
                .conditions(conditions)
                .build();
    }
}
