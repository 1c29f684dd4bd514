package io.github.kubevalue.net.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.cluster.ClusterConfig;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.net.ipvs.Scheduler;
import io.github.kubevalue.net.netfilter.Rule;
import io.github.kubevalue.net.netfilter.Target;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyConfigTest {
    private static final ProxyNode NODE = ProxyNode.builder()
            .name("n1")
            .addresses(Vector.of(Ip.parse("192.0.2.11")))
            .podCidrs(Vector.of("10.244.1.0/24", "fd00:1:1::/64").map(Cidr::parse))
            .interfaceAddresses(Vector.empty())
            .build();

    /** Without a CIDR of the family there is no detection: cmd/kube-proxy/app/server_linux_test.go. */
    @ParameterizedTest
    @CsvSource({
        "ClusterCIDR, 10.244.0.0/16, IPV4, -s 10.244.0.0/16",
        "ClusterCIDR, 10.244.0.0/16, IPV6, ",
        "ClusterCIDR, 10.244.0.0/16 fd00:1::/48, IPV6, -s fd00:1::/48",
        "ClusterCIDR, 10.244.0.0/16 10.245.0.0/16, IPV4, -s 10.244.0.0/16",
        "ClusterCIDR, 10.244.3.4/16, IPV4, -s 10.244.0.0/16",
        "ClusterCIDR, '', IPV4, ",
        "NodeCIDR, 10.244.0.0/16, IPV4, -s 10.244.1.0/24",
        "NodeCIDR, '', IPV6, -s fd00:1:1::/64",
        "BridgeInterface, '', IPV4, -i cbr0",
        "InterfaceNamePrefix, '', IPV6, -i veth+",
    })
    void localTrafficIsKnownByWhatTheModeSays(String mode, String cidrs, IpFamily family, String match) {
        ProxyConfig config = ProxyConfig.builder()
                .clusterCidrs(
                        Vector.of(cidrs.split(" ")).reject(String::isEmpty).map(Cidr::parse))
                .detectLocalMode(DetectLocalMode.tryParse(mode).get())
                .bridgeInterface("cbr0")
                .interfaceNamePrefix("veth")
                .build();
        assertThat(config.localDetector(NODE, family)
                        .match()
                        .map(local -> Rule.of(Target.NONE, local).toString())
                        .getOrNull())
                .isEqualTo(match);
    }

    /** pkg/proxy/apis/config/v1alpha1/defaults.go, and what proxiers take where nothing is said. */
    @Test
    void theDefaultsAreThoseOfKubeProxy() {
        ProxyConfig config = ProxyConfig.of(Cidr.parse("10.244.0.0/16"));
        assertThat(config.mode()).isEqualTo(ProxyMode.IPTABLES);
        assertThat(config.detectLocalMode()).isEqualTo(DetectLocalMode.CLUSTER_CIDR);
        assertThat(config.masqueradeAll()).isFalse();
        assertThat(config.masqueradeMark()).isEqualTo(0x4000);
        assertThat(config.localhostNodePorts()).isTrue();
        assertThat(config.tcpBeLiberal()).isFalse();
        assertThat(config.randomFully()).isTrue();
        assertThat(config.strictArp()).isFalse();
        assertThat(config.bridgeInterface()).isEmpty();
        assertThat(config.interfaceNamePrefix()).isEmpty();
        assertThat(config.withMasqueradeBit(15).masqueradeMark()).isEqualTo(0x8000);
    }

    /** The node's addresses, the bind address, and what the node is known by: cmd/kube-proxy/app, Test_detectNodeIPs. */
    @ParameterizedTest
    @CsvSource({
        "192.168.1.1, '', 192.168.1.1, ::1",
        "fd00:1234::1, '', 127.0.0.1, fd00:1234::1",
        "'', '', 127.0.0.1, ::1",
        "192.168.1.1, 0.0.0.0, 192.168.1.1, ::1",
        "'', 80.80.80.80, 80.80.80.80, ::1",
        "fd00:1234::1, 80.80.80.80, 80.80.80.80, fd00:1234::1",
        "90.90.90.90, fd00:4321::2, 90.90.90.90, fd00:4321::2",
        "90.90.90.90 fd00:1234::1, fd00:4321::2, 90.90.90.90, fd00:4321::2",
        "90.90.90.90 fd00:1234::1, ::, 90.90.90.90, fd00:1234::1",
        "127.0.0.1, '', 127.0.0.1, ::1",
    })
    void aNodeIsKnownByTheBindAddressOrItsOwn(String addresses, String bound, String v4, String v6) {
        ProxyConfig config = ProxyConfig.of().withBindAddress(Ip.tryParse(bound));
        ProxyNode node = NODE.withAddresses(
                Vector.of(addresses.split(" ")).reject(String::isEmpty).map(Ip::parse));
        assertThat(config.nodeIp(node, IpFamily.IPV4)).hasToString(v4);
        assertThat(config.nodeIp(node, IpFamily.IPV6)).hasToString(v6);
    }

    private static ProxyConfig read(String said) {
        String document = "{apiVersion: kubeproxy.config.k8s.io/v1alpha1, kind: KubeProxyConfiguration, " + said + "}";
        return ProxyConfig.of(ClusterConfig.read(ManifestReader.kubernetes()
                        .parse("test.yaml", document)
                        .get()
                        .objects())
                .get());
    }

    /** cmd/kube-proxy/app/server_linux.go, platformApplyDefaults. */
    @ParameterizedTest
    @CsvSource({
        "'mode: nftables', true",
        "'mode: iptables', false",
        "'mode: iptables, nodePortAddresses: [primary]', true",
        "'mode: ipvs, nodePortAddresses: [primary]', true",
        "'mode: nftables, nodePortAddresses: [0.0.0.0/0]', false",
    })
    void nodePortsOfModeNftablesAreOpenOnThePrimaryAddressUnlessItSaysOtherwise(String said, boolean primary) {
        assertThat(read(said).nodePortAddresses().primaryOnly()).isEqualTo(primary);
    }

    @Test
    void whatTheClusterSaysIsTaken() {
        ProxyConfig config = read("mode: ipvs, clusterCIDR: 10.1.0.0/16, ipvs: {strictARP: true, scheduler: wlc},"
                + " conntrack: {maxPerCore: 7}, nodePortAddresses: [10.2.0.0/16]");
        assertThat(config.clusterCidrs()).containsExactly(Cidr.parse("10.1.0.0/16"));
        assertThat(config.serviceCidrs()).isNotEmpty();
        assertThat(config.strictArp()).isTrue();
        assertThat(config.scheduler()).isEqualTo(Scheduler.WLC);
        assertThat(config.conntrack().maxPerCore()).isEqualTo(7);
        assertThat(config.nodePortAddresses()).isEqualTo(NodePortAddresses.in(Cidr.parse("10.2.0.0/16")));
    }

    @ParameterizedTest
    @CsvSource({
        "true, 127.0.0.0/8, IPV4, true",
        "true, 192.0.2.0/24, IPV4, false",
        "false, 127.0.0.0/8, IPV4, false",
        "true, 127.0.0.0/8, IPV6, false",
    })
    void nodePortsAreOpenOnLocalhostInIpv4Alone(boolean wanted, String cidr, IpFamily family, boolean open) {
        ProxyConfig config = ProxyConfig.of()
                .withLocalhostNodePorts(wanted)
                .withNodePortAddresses(NodePortAddresses.in(Cidr.parse(cidr)));
        assertThat(config.hasLocalhostNodePorts(NODE, family)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({"'', IPTABLES", "iptables, IPTABLES", "nftables, NFTABLES", "ipvs, IPVS", "kernelspace, ", "IPVS, "})
    void modesAreReadByTheirNames(String text, ProxyMode mode) {
        assertThat(ProxyMode.tryParse(text).getOrNull()).isEqualTo(mode);
    }

    @Test
    void anUnknownModeOfDetectionIsNone() {
        assertThat(DetectLocalMode.tryParse("clustercidr")).isEmpty();
        assertThat(Vector.of(DetectLocalMode.values()).map(Object::toString))
                .allSatisfy(text -> assertThat(DetectLocalMode.tryParse(text).map(Object::toString))
                        .contains(text));
    }
}
