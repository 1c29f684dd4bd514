package io.github.kubevalue.net.netfilter.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.netfilter.AddressType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalAddressesTest {
    private final LocalAddresses node = LocalAddresses.NONE
            .with("lo", Cidr.parse("127.0.0.1/8"))
            .with("eth0", Cidr.parse("192.0.2.11/24"))
            .with("eth0", Cidr.parse("198.51.100.11/24"))
            .with("eth0", Cidr.parse("2001:db8::11/64"))
            .with("cni0", Cidr.parse("10.244.1.1/24"))
            .with("p2p", Cidr.parse("203.0.113.0/31"))
            .with("kube-ipvs0", Cidr.parse("10.96.0.10/32"));

    /** net/ipv4/fib_frontend.c, __inet_dev_addr_type. */
    @ParameterizedTest
    @CsvSource({
        "192.0.2.11, LOCAL",
        "10.96.0.10, LOCAL",
        "127.0.0.1, LOCAL",
        "127.9.9.9, LOCAL",
        "::1, LOCAL",
        "2001:db8::11, LOCAL",
        "192.0.2.255, BROADCAST",
        "198.51.100.255, BROADCAST",
        "203.0.113.1, UNICAST",
        "255.255.255.255, BROADCAST",
        "0.0.0.0, BROADCAST",
        "224.0.0.1, MULTICAST",
        "239.255.255.255, MULTICAST",
        "240.0.0.1, UNICAST",
        "ff02::1, MULTICAST",
        "2001:db8::12, UNICAST",
        "2001:db8::ffff:ffff:ffff:ffff, UNICAST",
        "192.0.2.12, UNICAST",
    })
    void anAddressIsLocalOrOneOfOthers(String ip, AddressType type) {
        assertThat(node.typeOf(Ip.parse(ip))).isEqualTo(type);
        assertThat(node.isLocal(Ip.parse(ip))).isEqualTo(type == AddressType.LOCAL);
    }

    /** net/ipv4/fib_frontend.c, inet_dev_addr_type: an address of another interface is that of some host. */
    @ParameterizedTest
    @CsvSource({
        "192.0.2.11, eth0, LOCAL",
        "192.0.2.11, cni0, UNICAST",
        "192.0.2.255, eth0, BROADCAST",
        "192.0.2.255, cni0, UNICAST",
        "10.244.1.1, cni0, LOCAL",
        "10.244.1.1, eth9, UNICAST",
        "10.96.0.10, kube-ipvs0, LOCAL",
        "10.96.0.10, eth0, UNICAST",
        "127.0.0.1, lo, LOCAL",
        "127.9.9.9, lo, LOCAL",
        "127.9.9.9, eth0, UNICAST",
        "192.0.2.11, lo, UNICAST",
        "2001:db8::11, eth0, LOCAL",
        "2001:db8::11, lo, UNICAST",
        "::1, lo, LOCAL",
        "192.0.2.12, eth0, UNICAST",
        "224.0.0.1, eth0, MULTICAST",
    })
    void anAddressIsOneOfAnInterfaceOrOfOthers(String ip, String device, AddressType type) {
        assertThat(node.typeOf(Ip.parse(ip), device)).isEqualTo(type);
    }

    /** net/ipv4/devinet.c, inet_select_addr. */
    @ParameterizedTest
    @CsvSource({
        "eth0, 192.0.2.1, 192.0.2.11",
        "eth0, 198.51.100.1, 198.51.100.11",
        "eth0, 8.8.8.8, 192.0.2.11",
        "eth0, 2001:db8:1::1, 2001:db8::11",
        "cni0, 10.244.1.2, 10.244.1.1",
        "cni0, 8.8.8.8, 10.244.1.1",
        "cni0, 2001:db8:1::1, 2001:db8::11",
        "lo, 127.0.0.1, 192.0.2.11",
        "veth9, 10.0.0.1, 192.0.2.11",
    })
    void towardsANextHopOneAddressStandsForTheHost(String device, String nextHop, String source) {
        assertThat(node.sourceTowards(device, Ip.parse(nextHop))).contains(Ip.parse(source));
    }

    @Test
    void aHostWithoutAddressesHasNone() {
        assertThat(LocalAddresses.NONE.sourceTowards("eth0", Ip.parse("10.0.0.1")))
                .isEmpty();
        assertThat(LocalAddresses.NONE
                        .with("lo", Cidr.parse("127.0.0.1/8"))
                        .sourceTowards("eth0", Ip.parse("10.0.0.1")))
                .isEmpty();
        assertThat(LocalAddresses.NONE.typeOf(Ip.parse("127.0.0.1"))).isEqualTo(AddressType.LOCAL);
    }

    @Test
    void theFirstAddressOfADeviceIsItsPrimaryOne() {
        assertThat(node.primary("eth0", Ip.parse("8.8.8.8"))).contains(Ip.parse("192.0.2.11"));
        assertThat(node.primary("eth0", Ip.parse("::1"))).contains(Ip.parse("2001:db8::11"));
        assertThat(node.primary("cni0", Ip.parse("::1"))).isEmpty();
        assertThat(node.primary("lo", Ip.parse("8.8.8.8"))).contains(Ip.parse("127.0.0.1"));
    }

    /** RFC 6724 picks among all addresses of the interface; see there. */
    @Test
    void anAddressOfIpv6StandsForTheHostTowardsItsLikes() {
        LocalAddresses six =
                LocalAddresses.NONE.with("eth0", Cidr.parse("fd00::11/64")).with("eth0", Cidr.parse("2001:db8::11/64"));
        assertThat(six.sourceForV6("eth0", Ip.parse("2001:db8::12"))).contains(Ip.parse("2001:db8::11"));
        assertThat(six.sourceForV6("eth0", Ip.parse("fd00::12"))).contains(Ip.parse("fd00::11"));
        assertThat(LocalAddresses.NONE.sourceForV6("eth0", Ip.parse("fd00::12")))
                .isEmpty();
    }

    @Test
    void isPrintedInOrder() {
        assertThat(LocalAddresses.NONE
                        .with("eth0", Cidr.parse("192.0.2.11/24"))
                        .with("cni0", Cidr.parse("10.244.1.1/24")))
                .hasToString("eth0 192.0.2.11/24, cni0 10.244.1.1/24");
    }

    @Test
    void addressesAreEqualInOrder() {
        LocalAddresses one = LocalAddresses.NONE.with("a", Cidr.parse("10.0.0.1/8"));
        assertThat(one).isEqualTo(LocalAddresses.NONE.with("a", Cidr.parse("10.0.0.1/8")));
        assertThat(one).isNotEqualTo(LocalAddresses.NONE.with("b", Cidr.parse("10.0.0.1/8")));
        assertThat(one.equals((Object) "a 10.0.0.1/8")).isFalse();
        assertThat(one.addresses()).hasSize(1);
    }
}
