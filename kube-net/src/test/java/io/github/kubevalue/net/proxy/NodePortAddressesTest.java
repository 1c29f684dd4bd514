package io.github.kubevalue.net.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which addresses of a node node ports are open on. */
class NodePortAddressesTest {

    private static NodePortAddresses in(String cidrs) {
        return NodePortAddresses.in(words(cidrs).map(Cidr::parse).toJavaArray(Cidr[]::new));
    }

    private static Seq<String> words(String text) {
        return Vector.of(text.split(" ")).reject(String::isEmpty);
    }

    private static ProxyNode node(String addresses) {
        return ProxyNode.builder()
                .name("n1")
                .addresses(Vector.of("192.168.1.2", "2001:db8::1").map(Ip::parse))
                .interfaceAddresses(words(addresses).map(Ip::parse))
                .build();
    }

    private static String open(NodePortAddresses addresses, ProxyNode node, IpFamily family) {
        return ProxyConfig.of()
                .withNodePortAddresses(addresses)
                .nodePortIps(node, family)
                .map(ips -> ips.mkString(" "))
                .getOrElse("all");
    }

    /** Blocks, addresses of devices, and on which node ports are open in each family: pkg/proxy/util, TestGetNodeIPs. */
    @ParameterizedTest
    @CsvSource({
        "10.20.30.0/24, 10.20.30.51 100.200.201.1, 10.20.30.51, all",
        "0.0.0.0/0, 10.20.30.51 127.0.0.1, all, all",
        "2001:db8::/64 ::1/128, 2001:db8::1 ::1, all, 2001:db8::1 ::1",
        "::/0, 2001:db8::1 ::1, all, all",
        "127.0.0.1/32, 10.20.30.51 127.0.0.1, 127.0.0.1, all",
        "127.0.0.0/8, 127.0.1.1, 127.0.1.1, all",
        "10.20.30.0/24 100.200.201.0/24, 10.20.30.51 100.200.201.1, 10.20.30.51 100.200.201.1, all",
        "10.20.30.0/24 100.200.201.0/24, 192.168.1.2 127.0.0.1, '', all",
        "'', 192.168.1.2 127.0.0.1, all, all",
        "'', 2001:db8::1 ::1, all, all",
        "1.2.3.0/24 0.0.0.0/0, 1.2.3.4, all, all",
        "0.0.0.0/0 1.2.3.0/24 2001:db8::1/128, 1.2.3.4 2001:db8::1 127.0.0.1 ::1, all, 2001:db8::1",
        "::/0 1.2.3.0/24 2001:db8::1/128, 1.2.3.4 2001:db8::1 127.0.0.1 ::1, 1.2.3.4, all",
        "10.20.30.0/24, 10.20.30.51 10.20.30.51, 10.20.30.51, all",
    })
    void blocksChooseAmongTheAddressesOfTheDevices(String cidrs, String devices, String v4, String v6) {
        NodePortAddresses addresses = in(cidrs);
        assertThat(open(addresses, node(devices), IpFamily.IPV4)).isEqualTo(v4);
        assertThat(open(addresses, node(devices), IpFamily.IPV6)).isEqualTo(v6);
        assertThat(addresses.matchAll(IpFamily.IPV4)).isEqualTo(v4.equals("all"));
        assertThat(addresses.matchAll(IpFamily.IPV6)).isEqualTo(v6.equals("all"));
    }

    @Test
    void primaryIsTheNodesOwnAddressOfEachFamily() {
        NodePortAddresses primary = NodePortAddresses.primary();
        assertThat(open(primary, node("192.168.1.2 10.0.0.1"), IpFamily.IPV4)).isEqualTo("192.168.1.2");
        assertThat(open(primary, node("192.168.1.2 2001:db8::1"), IpFamily.IPV6))
                .isEqualTo("2001:db8::1");
    }

    @Test
    void aPrimaryAddressThatNoDeviceHasIsOpenNowhere() {
        assertThat(open(NodePortAddresses.primary(), node("10.0.0.1"), IpFamily.IPV4))
                .isEmpty();
    }

    @Test
    void aFamilyWithoutPrimaryAddressIsOpenOnAll() {
        ProxyNode single = node("192.168.1.2 2001:db8::1").withAddresses(Vector.of(Ip.parse("192.168.1.2")));
        assertThat(open(NodePortAddresses.primary(), single, IpFamily.IPV4)).isEqualTo("192.168.1.2");
        assertThat(open(NodePortAddresses.primary(), single, IpFamily.IPV6)).isEqualTo("all");
    }

    /** pkg/proxy/util, TestContainsIPv4Loopback. */
    @ParameterizedTest
    @CsvSource({
        "'', true",
        "224.0.0.0/24 192.168.0.0/16 fd00:1:d::/64 0.0.0.0/0, true",
        "224.0.0.0/24 192.168.0.0/16 fd00:1:d::/64 ::/0, false",
        "224.0.0.0/24 192.168.0.0/16 fd00:1:d::/64 127.0.0.0/8, true",
        "224.0.0.0/24 192.168.0.0/16 fd00:1:d::/64 ::1/128, false",
        "224.0.0.0/24 192.168.0.0/16 fd00:1:d::/64 127.0.2.0/28, true",
        "224.0.0.0/24 192.168.0.0/16 fd00:1:d::/64 64.0.0.0/2, true",
        "128.0.2.0/28 224.0.0.0/24 192.168.0.0/16 fd00:1:d::/64, false",
    })
    void blocksMayHoldALoopbackAddress(String cidrs, boolean loopback) {
        assertThat(in(cidrs).containLoopback()).isEqualTo(loopback);
    }
}
