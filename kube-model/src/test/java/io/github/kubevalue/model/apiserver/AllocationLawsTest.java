package io.github.kubevalue.model.apiserver;

import static io.github.kubevalue.model.apiserver.Servers.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.allocation.PortRange;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.vavr.Function1;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Addresses and ports that the API server gives to Services: each to one, of its range, and of the upper band first. */
class AllocationLawsTest {
    /** 30 and 31 addresses, of which the first 16 are the lower band. */
    private static final Cidr V4 = Cidr.parse("10.0.0.0/27");

    private static final Cidr V6 = Cidr.parse("fd00::/123");
    private static final PortRange PORTS = new PortRange(30000, 30031);

    /** What a request asks for, of its own will or not. */
    enum Ask {
        CLUSTER_IP("ports: [{port: 80}]"),
        BOTH_FAMILIES("ipFamilyPolicy: RequireDualStack, ports: [{port: 80}]"),
        NODE_PORT("type: NodePort, ports: [{port: 80}]"),
        TWO_NODE_PORTS("type: NodePort, ports: [{name: a, port: 80}, {name: b, port: 81}]"),
        LOCAL_LOAD_BALANCER("type: LoadBalancer, externalTrafficPolicy: Local, ports: [{port: 80}]"),
        THIS_CLUSTER_IP("clusterIP: 10.0.0.5, ports: [{port: 80}]"),
        THIS_NODE_PORT("type: NodePort, ports: [{port: 80, nodePort: 30003}]"),
        HEADLESS("clusterIP: None, ports: [{port: 80}]"),
        ALIAS("type: ExternalName, externalName: example.com"),
        DELETION("");

        private final String spec;

        Ask(String spec) {
            this.spec = spec;
        }
    }

    /** A request about one of a few Services. */
    record Request(Ask ask, int number) {
        Option<ApiServer> answered(ApiServer server) {
            return ask == Ask.DELETION
                    ? server.write(
                                    new Write.Delete(
                                            Service.KIND.key("demo", "s" + number), DeleteOptions.background()),
                                    NOW)
                            .toOption()
                    : Servers.apply(server, service("s" + number, ask.spec)).toOption();
        }

        @Override
        public String toString() {
            return ask + " of s" + number;
        }
    }

    private static String service(String name, String spec) {
        return "{apiVersion: v1, kind: Service, metadata: {namespace: demo, name: " + name + "}, spec: {" + spec + "}}";
    }

    @Provide
    Arbitrary<List<Request>> requests() {
        return Combinators.combine(
                        Arbitraries.of(Ask.values()), Arbitraries.integers().between(0, 3))
                .as(Request::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    /** A server with so many Services that that many addresses and ports of the upper band are left. */
    private static final Function1<Integer, ApiServer> CROWDED =
            Function1.of(AllocationLawsTest::crowded).memoized();

    private static ApiServer crowded(int left) {
        ApiServer empty = ApiServer.of(ApiServerFlags.DEFAULT
                        .withServiceClusterIpRange(Vector.of(V4, V6))
                        .withServiceNodePortRange(PORTS))
                .write(new Write.Create(Namespace.named("demo")), NOW)
                .get();
        return Vector.range(left, 14)
                .foldLeft(
                        empty,
                        (so, place) -> Servers.apply(
                                        so,
                                        service(
                                                "other" + place,
                                                "type: NodePort, ipFamilyPolicy: RequireDualStack, ports: [{port:"
                                                        + " 80}]"))
                                .get());
    }

    @Provide
    Arbitrary<Integer> left() {
        return Arbitraries.of(14, 2, 0);
    }

    /**
     * Invariant 26 of Services: no address and no node port is given to two of them, each is of its range, and what nobody asked for
     * is of the upper band as long as there is any left of it.
     */
    // pkg/registry/core/service/ipallocator and portallocator, calculateRangeOffset
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void invariant26OfServices(
            @ForAll("requests") List<Request> requests, @ForAll("left") int left, @ForAll long seed) {
        ApiServer crowded = CROWDED.apply(left);
        ApiServer server = new ApiServer(crowded.flags().withSeed(seed), crowded.store(), crowded.podAddresses());
        for (Request request : requests) {
            Taken before = Taken.of(server);
            server = request.answered(server).getOrElse(server);
            Taken after = Taken.of(server);

            assertThat(after.ips)
                    .as("26: cluster IPs after %s", request)
                    .doesNotHaveDuplicates()
                    .allMatch(ip -> V4.gives(ip) || V6.gives(ip));
            assertThat(after.ports)
                    .as("26: node ports after %s", request)
                    .doesNotHaveDuplicates()
                    .allMatch(port -> port >= 30000 && port <= 30031);
            after.assertUpperFirst(before, request);
        }
        Taken end = Taken.of(server);
        Statistics.label("of the lower band").collect(end.ips.exists(Taken::isLower));
        Statistics.label("of the lower band").coverage(seen -> seen.check(true).count(times -> times > 0));
    }

    /** The addresses and ports that Services have, each as often as it is given. */
    private record Taken(Seq<Ip> ips, Seq<Integer> ports) {
        private static final Seq<Ip> ASKED_IPS = Vector.of(Ip.parse("10.0.0.5"));
        private static final Seq<Integer> ASKED_PORTS = Vector.of(30003);

        static Taken of(ApiServer server) {
            Seq<Service> services = server.store().list(Service.KIND);
            return new Taken(
                    services.flatMap(service -> service.spec().clusterIPs())
                            .reject(ServiceSpec.NO_CLUSTER_IP::equals)
                            .map(Ip::parse),
                    services.flatMap(service -> service.spec()
                            .ports()
                            .flatMap(ServicePort::nodePort)
                            .appendAll(service.spec().healthCheckNodePort())));
        }

        static boolean isLower(Ip ip) {
            Cidr range = ip.isV4() ? V4 : V6;
            return ip.compareTo(range.first().plus(16)) <= 0;
        }

        static boolean isLower(int port) {
            return port < 30016;
        }

        /** What is new and nobody asked for is of the upper band, unless all of that was taken. */
        void assertUpperFirst(Taken before, Request request) {
            Seq<Ip> low = ips.removeAll(before.ips).removeAll(ASKED_IPS).filter(Taken::isLower);
            if (before.upper(true) < 14) {
                assertThat(low.filter(Ip::isV4))
                        .as("26: lower addresses for %s", request)
                        .isEmpty();
            }
            if (before.upper(false) < 15) {
                assertThat(low.reject(Ip::isV4))
                        .as("26: lower addresses for %s", request)
                        .isEmpty();
            }
            if (ports.count(port -> !isLower(port)) < 16) {
                assertThat(ports.removeAll(before.ports).removeAll(ASKED_PORTS).filter(Taken::isLower))
                        .as("26: lower ports for %s", request)
                        .isEmpty();
            }
        }

        private int upper(boolean isV4) {
            return ips.count(ip -> ip.isV4() == isV4 && !isLower(ip));
        }
    }
}
