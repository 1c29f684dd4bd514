package io.github.kubevalue.net.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a node takes what comes in, and what it does not believe: net/ipv4/route.c and fib_frontend.c. */
class InputRoutingTest {
    private static final NetworkNamespace NODE = NetworkNamespace.of(Vector.of(
                    Device.of("lo", DeviceKind.LOOPBACK, Cidr.parse("127.0.0.1/8")),
                    Device.of("eth0", DeviceKind.ETHERNET, Cidr.parse("192.0.2.11/24")),
                    Device.of("cni0", DeviceKind.BRIDGE, Cidr.parse("10.244.1.1/24"))))
            .withRoutes(Vector.of(Route.via(Cidr.parse("198.18.0.0/15"), Ip.parse("192.0.2.1"), "eth0")));

    private static String decided(DeviceSettings all, String in, String source, String destination) {
        RoutingDecision decision = NODE.with(IpSettings.DEFAULT.withAll(all))
                .input(RouteQuery.to(Ip.parse(destination))
                        .withSource(Option.some(Ip.parse(source)))
                        .cameInBy(in));
        if (decision instanceof RoutingDecision.Forward forward) {
            return "to " + forward.out().name() + ", next " + forward.nextHop();
        }
        if (decision instanceof RoutingDecision.Dropped dropped) {
            return dropped.reason();
        }
        return decision instanceof RoutingDecision.Local
                ? "taken"
                : decision.getClass().getSimpleName();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eth0 | 192.0.2.50      | 192.0.2.11  | taken",
                "eth0 | 192.0.2.50      | 10.244.1.1  | taken",
                "eth0 | 192.0.2.50      | 10.244.1.5  | to cni0, next 10.244.1.5",
                "cni0 | 10.244.1.5      | 198.18.0.9  | to eth0, next 192.0.2.1",
                "cni0 | 10.244.1.5      | 203.0.113.9 | Unreachable",
                "eth0 | 192.0.2.50      | 192.0.2.255 | NotModelled",
                "eth0 | 203.0.113.9     | 192.0.2.11  | taken",
                "eth0 | 10.244.1.9      | 192.0.2.11  | taken",
                "eth0 | 224.0.0.1       | 10.244.1.5  | martian source 224.0.0.1 on dev eth0: no host has that address",
                "eth0 | 255.255.255.255 | 10.244.1.5  | martian source 255.255.255.255 on dev eth0: no host has that"
                        + " address",
                "eth0 | 0.1.2.3         | 10.244.1.5  | martian source 0.1.2.3 on dev eth0: no host has that address",
                "eth0 | 192.0.2.50      | 0.0.0.1     | martian destination 0.0.0.1",
                "eth0 | 192.0.2.50      | 127.0.0.1   | martian destination 127.0.0.1: route_localnet is 0 on eth0",
                "eth0 | 127.0.0.5       | 10.244.1.5  | martian source 127.0.0.5 on dev eth0: route_localnet is 0 on"
                        + " eth0",
                "eth0 | 10.244.1.1      | 10.244.1.5  | martian source 10.244.1.1 on dev eth0: the address is this"
                        + " host's own",
                "eth0 | 192.0.2.11      | 10.244.1.1  | martian source 192.0.2.11 on dev eth0: the address is this"
                        + " host's own",
            })
    void whatComesInGoesWhereTheTableSaysUnlessItIsMartian(String in, String source, String to, String decided) {
        assertThat(decided(DeviceSettings.DEFAULT, in, source, to)).isEqualTo(decided);
    }

    /** Documentation/networking/ip-sysctl.rst, rp_filter: 1 is strict, 2 is loose. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STRICT | eth0 | 192.0.2.50  | taken",
                "LOOSE  | eth0 | 192.0.2.50  | taken",
                "STRICT | eth0 | 10.244.1.9  | rp_filter is 1 on eth0",
                "LOOSE  | eth0 | 10.244.1.9  | taken",
                "STRICT | eth0 | 203.0.113.9 | rp_filter is 1 on eth0: no route leads back to 203.0.113.9",
                "LOOSE  | eth0 | 203.0.113.9 | rp_filter is 2 on eth0: no route leads back to 203.0.113.9",
                "STRICT | cni0 | 198.18.0.9  | rp_filter is 1 on cni0",
                "LOOSE  | eth0 | 10.244.1.1  | martian source 10.244.1.1 on dev eth0: the address is this host's own",
            })
    void aSourceIsBelievedIfTheWayBackIsTheWayItCame(
            ReversePathFilter filter, String in, String source, String decided) {
        assertThat(decided(DeviceSettings.DEFAULT.withRpFilter(filter), in, source, "192.0.2.11"))
                .startsWith(decided);
    }

    @ParameterizedTest
    @CsvSource({"OFF, taken", "LOOSE, taken", "STRICT, rp_filter is 1 on eth0"})
    void itsOwnAddressIsBelievedWithAcceptLocal(ReversePathFilter filter, String decided) {
        DeviceSettings all = DeviceSettings.DEFAULT.withAcceptLocal(true).withRpFilter(filter);
        assertThat(decided(all, "eth0", "10.244.1.1", "192.0.2.11")).startsWith(decided);
    }

    @ParameterizedTest
    @CsvSource({
        "true,  false, 127.0.0.1,  taken",
        "false, true,  10.244.1.5, '10.244.1.5 is not this host''s, and forwarding is 0 on eth0'",
        "false, true,  203.0.113.9, '203.0.113.9 is not this host''s, and forwarding is 0 on eth0'",
        "false, true,  192.0.2.11, taken",
    })
    void localnetAndForwardingAreSettings(boolean localnet, boolean stays, String to, String decided) {
        DeviceSettings all = DeviceSettings.DEFAULT.withRouteLocalnet(localnet).withForwarding(!stays);
        assertThat(decided(all, "eth0", "192.0.2.50", to)).isEqualTo(decided);
    }
}
