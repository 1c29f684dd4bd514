package io.github.kubevalue.model.apiserver;

import static io.github.kubevalue.model.apiserver.Servers.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.allocation.PortRange;
import io.github.kubevalue.model.core.IPFamily;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.errors.ApiError;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ServiceAllocationLawsTest {
    private static final Seq<Cidr> SMALL = Vector.of(Cidr.parse("10.0.0.0/29"));
    private static final Seq<Cidr> DUAL = Vector.of(Cidr.parse("10.0.0.0/24"), Cidr.parse("fd00::/112"));

    @Property(tries = 50)
    void noAddressIsHandedOutTwiceUntilTheRangeIsFull(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int count) {
        ApiServer server = filled(server(SMALL, seed), count);

        Seq<String> given = server.store()
                .list(Service.KIND)
                .flatMap(service -> service.spec().clusterIPs());
        assertThat(given.distinct()).hasSize(count);
        Either<ApiError, ApiServer> more = apply(server, "more", "ports: [{port: 80}]");
        assertThat(more.isRight()).isEqualTo(count < 6);
        if (more.isLeft()) {
            assertThat(more.getLeft().message())
                    .isEqualTo("Internal error occurred: failed to allocate a serviceIP for Service \"more\": "
                            + "range is full");
        }
    }

    @Property(tries = 50)
    void whatIsReleasedCanBeAllocatedAgain(@ForAll long seed, @ForAll @IntRange(max = 5) int which) {
        ApiServer full = filled(server(SMALL, seed), 6);
        Service gone = full.store().get(Service.KIND, "demo", "s" + which).get();
        ApiServer less = full.write(Write.delete(gone), NOW).get();

        Service back = applied(less, "back", "ports: [{port: 80}]");
        assertThat(back.spec().clusterIPs()).isEqualTo(gone.spec().clusterIPs());
        assertThat(applied(
                                less,
                                "asked",
                                "clusterIP: " + gone.spec().clusterIP().get() + ", ports: [{port: 80}]")
                        .spec()
                        .clusterIP())
                .isEqualTo(gone.spec().clusterIP());
    }

    @Example
    void aServiceThatBecomesAnExternalNameReleasesItsAddressAndItsPorts() {
        ApiServer server = Servers.apply(
                        server(SMALL, 0), service("web", "type: NodePort, ports: [{port: 80, nodePort: 30000}]"))
                .get();
        Service before = server.store().get(Service.KIND, "demo", "web").get();
        ApiServer after = Servers.apply(server, service("web", "type: ExternalName, externalName: example.com"))
                .get();

        Service taker = applied(
                after,
                "taker",
                "type: NodePort, clusterIP: " + before.spec().clusterIP().get()
                        + ", ports: [{port: 80, nodePort: 30000}]");
        assertThat(taker.spec().clusterIPs()).isEqualTo(before.spec().clusterIPs());
        assertThat(nodePorts(taker)).containsExactly(30000);
    }

    @Example
    void dualStackServicesHaveTheirFamiliesInOrder() {
        ApiServer server = server(DUAL, 0);

        assertThat(applied(server, "single", "ports: [{port: 80}]").spec().ipFamilies())
                .containsExactly(IPFamily.IPV4);
        ServiceSpec both = applied(server, "both", "ipFamilyPolicy: RequireDualStack, ports: [{port: 80}]")
                .spec();
        assertThat(both.ipFamilies()).containsExactly(IPFamily.IPV4, IPFamily.IPV6);
        assertThat(both.clusterIPs().map(ip -> ip.contains(":"))).containsExactly(false, true);
        ServiceSpec turned = applied(
                        server, "turned", "ipFamilyPolicy: PreferDualStack, ipFamilies: [IPv6], ports: [{port: 80}]")
                .spec();
        assertThat(turned.ipFamilies()).containsExactly(IPFamily.IPV6, IPFamily.IPV4);
        assertThat(turned.clusterIP()).isEqualTo(turned.clusterIPs().headOption());
        assertThat(turned.clusterIPs().map(ip -> ip.contains(":"))).containsExactly(true, false);
    }

    @Example
    void protocolsOfOnePortShareItsNodePort() {
        Service dns = applied(
                server(SMALL, 0),
                "dns",
                "type: NodePort, ports: [{name: udp, port: 53, protocol: UDP}, {name: tcp, port: 53, protocol: TCP}]");

        assertThat(nodePorts(dns).distinct()).hasSize(1);
    }

    @Example
    void nodePortsRunOutAndAreToldSo() {
        ApiServer server = Servers.apply(narrow(), service("one", "type: NodePort, ports: [{port: 80}]"))
                .get();

        assertThat(apply(server, "two", "type: NodePort, ports: [{port: 80, nodePort: 30000}]")
                        .getLeft()
                        .message())
                .endsWith("spec.ports[0].nodePort: Invalid value: 30000: provided port is already allocated");
        assertThat(apply(server, "two", "type: NodePort, ports: [{port: 80}]")
                        .getLeft()
                        .message())
                .isEqualTo("Internal error occurred: failed to allocate a nodePort: range is full");
        assertThat(apply(
                                server,
                                "two",
                                "type: LoadBalancer, externalTrafficPolicy: Local, "
                                        + "allocateLoadBalancerNodePorts: false, ports: [{port: 80}]")
                        .getLeft()
                        .message())
                .isEqualTo("Internal error occurred: failed to allocate a HealthCheck NodePort 0: range is full");
    }

    @Example
    void anAddressOfNoRangeIsRefusedAsSuch() {
        assertThat(apply(server(SMALL, 0), "web", "clusterIP: 10.0.0.7, ports: [{port: 80}]")
                        .getLeft()
                        .message())
                .endsWith("spec.clusterIPs: Invalid value: [\"10.0.0.7\"]: failed to allocate IP 10.0.0.7: "
                        + "the provided network does not match the current range");
    }

    private static ApiServer filled(ApiServer server, int count) {
        return Vector.range(0, count)
                .foldLeft(
                        server,
                        (so, i) -> apply(so, "s" + i, "ports: [{port: 80}]").get());
    }

    private static Service applied(ApiServer server, String name, String spec) {
        return apply(server, name, spec)
                .getOrElseThrow(error -> new AssertionError(error.message()))
                .store()
                .get(Service.KIND, "demo", name)
                .get();
    }

    private static Either<ApiError, ApiServer> apply(ApiServer server, String name, String spec) {
        return Servers.apply(server, service(name, spec));
    }

    private static String service(String name, String spec) {
        return "{apiVersion: v1, kind: Service, metadata: {namespace: demo, name: " + name + "}, spec: {" + spec + "}}";
    }

    private static Seq<Integer> nodePorts(Service service) {
        return service.spec().ports().flatMap(ServicePort::nodePort);
    }

    private static ApiServer server(Seq<Cidr> ranges, long seed) {
        return started(ApiServerFlags.DEFAULT.withServiceClusterIpRange(ranges).withSeed(seed));
    }

    private static ApiServer narrow() {
        return started(ApiServerFlags.DEFAULT.withServiceNodePortRange(new PortRange(30000, 30000)));
    }

    private static ApiServer started(ApiServerFlags flags) {
        return ApiServer.of(flags)
                .write(new Write.Create(Namespace.named("demo")), NOW)
                .get();
    }
}
