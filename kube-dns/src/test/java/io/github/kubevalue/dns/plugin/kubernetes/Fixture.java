package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Server;
import io.github.kubevalue.dns.plugin.ServerBlock;
import io.github.kubevalue.dns.plugin.forward.Forward;
import io.github.kubevalue.dns.zone.Zone;
import io.github.kubevalue.dns.zone.Zones;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointConditions;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/** The objects that the tables of this package ask about; each shows one row of the DNS specification. */
final class Fixture {
    static final DomainName CLUSTER = DomainName.parse("cluster.local.");
    static final Instant MODIFIED = Instant.ofEpochSecond(1499347823);
    static final KubernetesOptions KUBEADM = KubernetesOptions.kubeadm(CLUSTER);

    static final Zones OUTSIDE = Zones.of(Zone.of("interwebs.test")
            .with("ext", Ip.parse("1.2.3.4"))
            .with("alias", new RecordData.Cname(DomainName.parse("ext.interwebs.test."))));

    static final Store STORE = Vector.<KubeObject>of(
                    Namespace.named("demo"),
                    Namespace.named("other"),
                    Namespace.named("kube-system"),
                    clusterIp("svc1", "10.0.0.1").withSpec(spec("10.0.0.1").withPorts(Vector.of(port("http", 80)))),
                    slice("svc1", "svc1-a", Vector.of(endpoint("172.0.0.1")), slicePort("http", 8080)),
                    clusterIp("svcempty", "10.0.0.2"),
                    clusterIp("dual", "10.0.0.3")
                            .withSpec(spec("10.0.0.3", "1234:abcd::1").withPorts(Vector.of(port("http", 80)))),
                    clusterIp("six", "1234:abcd::2"),
                    clusterIp("ports", "10.0.0.4")
                            .withSpec(spec("10.0.0.4")
                                    .withPorts(Vector.of(
                                            port("dns", 53).withProtocol(Option.of(Protocol.UDP)),
                                            port("dns-tcp", 53),
                                            port("metrics", 9153)))),
                    clusterIp("portless", "10.0.0.5").withSpec(spec("10.0.0.5")),
                    headless("hdls"),
                    slice(
                            "hdls",
                            "hdls-v4",
                            Vector.of(
                                    endpoint("172.0.0.2"),
                                    endpoint("172.0.0.3"),
                                    endpoint("172.0.0.4").withHostname(Option.of("twin")),
                                    endpoint("172.0.0.5").withHostname(Option.of("twin")),
                                    endpoint("172.0.0.9").withConditions(EndpointConditions.of(false, true, true))),
                            slicePort("http", 8080)),
                    slice("hdls", "hdls-v6", Vector.of(endpoint("5678:abcd::1")), slicePort("http", 8080)),
                    headless("four"),
                    slice("four", "four-a", Vector.of(endpoint("172.0.0.30")), slicePort("http", 80)),
                    headless("hdlsportless"),
                    slice("hdlsportless", "hdlsportless-a", Vector.of(endpoint("172.0.0.20"))),
                    headless("hdlsempty"),
                    slice(
                            "hdlsempty",
                            "hdlsempty-a",
                            Vector.of(endpoint("172.0.0.21").withConditions(EndpointConditions.of(false, true, false))),
                            slicePort("http", 80)),
                    external("outside", "ext.interwebs.test"),
                    external("outsidealias", "alias.interwebs.test"),
                    external("outsidemissing", "nothing.interwebs.test"),
                    external("inside", "svc1.demo.svc.cluster.local"),
                    external("insidemissing", "nothing.demo.svc.cluster.local"),
                    external("loop", "loop2.demo.svc.cluster.local"),
                    external("loop2", "loop.demo.svc.cluster.local"),
                    external("self", "self.demo.svc.cluster.local"),
                    external("literal", "1.2.3.4"),
                    pod("runner", "10.240.0.1", PodPhase.RUNNING),
                    pod("done", "10.240.0.2", PodPhase.SUCCEEDED),
                    Service.named("kube-system", "kube-dns")
                            .withSpec(spec("10.0.0.10").withPorts(Vector.of(port("dns", 53)))),
                    coreDns())
            .foldLeft(Store.empty(Indexes.CATALOG), Store::put);

    private Fixture() {}

    static Server server(KubernetesOptions options) {
        return server(options, STORE);
    }

    static Server server(KubernetesOptions options, Store store) {
        return Server.of(new ServerBlock(
                        Vector.of(DomainName.ROOT),
                        Vector.of(Kubernetes.of(options, store, MODIFIED), Forward.all(Ip.parse("172.31.0.2")))))
                .through((server, query, channel) -> new Transport.Replied(OUTSIDE.answer(query)));
    }

    static Response ask(KubernetesOptions options, String name, String type) {
        return server(options).answer(Query.of(name, RecordType.parse(type)), Choice.first());
    }

    /** {@code NOERROR}, {@code NODATA}, or a code. */
    static String status(Response response) {
        return response.isNoData() ? "NODATA" : response.rcode().toString();
    }

    static ServiceSpec spec(String... clusterIps) {
        return ServiceSpec.builder()
                .clusterIP(clusterIps[0])
                .clusterIPs(Vector.of(clusterIps))
                .build();
    }

    static Service clusterIp(String name, String ip) {
        return Service.named("demo", name).withSpec(spec(ip).withPorts(Vector.of(port("http", 80))));
    }

    static Service headless(String name) {
        return Service.named("demo", name).withSpec(spec("None").withPorts(Vector.of(port("http", 80))));
    }

    static Service external(String name, String target) {
        return Service.named("demo", name)
                .withSpec(ServiceSpec.builder()
                        .type(ServiceType.EXTERNAL_NAME)
                        .externalName(target)
                        .build());
    }

    static ServicePort port(String name, int number) {
        return ServicePort.builder()
                .name(name)
                .port(number)
                .protocol(Protocol.TCP)
                .build();
    }

    static EndpointPort slicePort(String name, int number) {
        return EndpointPort.builder()
                .name(name)
                .port(number)
                .protocol(Protocol.TCP)
                .build();
    }

    static Endpoint endpoint(String address) {
        return Endpoint.builder()
                .addAddress(address)
                .conditions(EndpointConditions.of(true, true, false))
                .build();
    }

    static EndpointSlice slice(String service, String name, Seq<Endpoint> endpoints, EndpointPort... ports) {
        return slice("demo", service, name, endpoints, ports);
    }

    private static EndpointSlice slice(
            String namespace, String service, String name, Seq<Endpoint> endpoints, EndpointPort... ports) {
        ObjectMeta metadata = ObjectMeta.named(namespace, name);
        return EndpointSlice.builder()
                .metadata(metadata.withLabels(metadata.labels().put(EndpointSlice.SERVICE_NAME, service)))
                .endpoints(endpoints)
                .ports(Vector.of(ports))
                .build();
    }

    private static EndpointSlice coreDns() {
        return slice(
                "kube-system",
                "kube-dns",
                "kube-dns-a",
                Vector.of(endpoint("10.244.0.2"), endpoint("10.244.0.3")),
                slicePort("dns", 53));
    }

    private static Pod pod(String name, String ip, PodPhase phase) {
        return Pod.named("demo", name)
                .withStatus(PodStatus.builder().phase(phase).podIP(ip).build());
    }
}
