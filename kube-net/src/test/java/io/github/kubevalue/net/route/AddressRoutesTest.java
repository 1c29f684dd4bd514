package io.github.kubevalue.net.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ip route show table all} lists once a device has addresses. */
class AddressRoutesTest {

    private static Device device(DeviceKind kind, String addresses) {
        return Device.of(
                "e0", kind, Vector.of(addresses.split(" ")).map(Cidr::parse).toJavaArray(Cidr[]::new));
    }

    private static Seq<String> told(Seq<Route> routes) {
        return routes.map(route -> route.type() + " " + route.destination()
                + route.src().map(source -> " src " + source).getOrElse(""));
    }

    /** A point-to-point block has no broadcast address, and a host alone has no subnet. */
    @ParameterizedTest
    @CsvSource({
        "192.0.2.11/24,   unicast 192.0.2.0/24 src 192.0.2.11,     local 192.0.2.11/32 src 192.0.2.11;"
                + "broadcast 192.0.2.255/32 src 192.0.2.11",
        "198.51.100.5/30, unicast 198.51.100.4/30 src 198.51.100.5, local 198.51.100.5/32 src 198.51.100.5;"
                + "broadcast 198.51.100.7/32 src 198.51.100.5",
        "198.51.100.3/31, unicast 198.51.100.2/31 src 198.51.100.3, local 198.51.100.3/32 src 198.51.100.3",
        "198.51.100.9/32, '',                                     local 198.51.100.9/32 src 198.51.100.9",
        "2001:db8::1/64,  unicast 2001:db8::/64,                  local 2001:db8::1/128",
        // the second address of a subnet is told by the first
        "192.0.2.11/24 192.0.2.99/24, unicast 192.0.2.0/24 src 192.0.2.11, local 192.0.2.11/32 src 192.0.2.11;"
                + "broadcast 192.0.2.255/32 src 192.0.2.11;local 192.0.2.99/32 src 192.0.2.11;"
                + "broadcast 192.0.2.255/32 src 192.0.2.11",
    })
    void addressesOfADeviceMakeRoutes(String addresses, String main, String local) {
        Device device = device(DeviceKind.ETHERNET, addresses);
        assertThat(told(AddressRoutes.connected(device)).mkString(";")).isEqualTo(main);
        assertThat(told(AddressRoutes.local(device)).mkString(";")).isEqualTo(local);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1/8, local 127.0.0.0/8 src 127.0.0.1;broadcast 127.255.255.255/32 src 127.0.0.1",
        "::1/128,     local ::1/128",
    })
    void theLoopbackHasItsWholeBlockAndNoSubnet(String address, String local) {
        Device lo = device(DeviceKind.LOOPBACK, address);
        assertThat(AddressRoutes.connected(lo)).isEmpty();
        assertThat(told(AddressRoutes.local(lo)).mkString(";")).isEqualTo(local);
    }
}
