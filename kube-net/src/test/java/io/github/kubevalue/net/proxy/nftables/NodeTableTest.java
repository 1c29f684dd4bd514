package io.github.kubevalue.net.proxy.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.nftables.NftTable;
import io.github.kubevalue.net.nftables.text.NftText;
import io.github.kubevalue.net.proxy.DetectLocalMode;
import io.github.kubevalue.net.proxy.NodePortAddresses;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyNode;
import io.github.kubevalue.net.proxy.ServiceLines;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules of mode nftables that depend on the node and on the configuration: pkg/proxy/nftables/proxier.go, setupNFTables. */
class NodeTableTest {
    private static final ProxyNode NODE = ProxyNode.builder()
            .name("test-node")
            .addresses(Vector.of("192.168.0.2", "2001:db8::1").map(Ip::parse))
            .podCidrs(Vector.empty())
            .interfaceAddresses(Vector.of("192.168.0.2", "2001:db8::1").map(Ip::parse))
            .build();
    private static final ProxyConfig CONFIG = ProxyConfig.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("fd00:10::/64"));
    private static final String BALANCED =
            "ns1/svc1 172.30.0.45 p80:80/TCP type=LoadBalancer lb=5.6.7.8 ranges=%s -> 10.180.0.3@test-node:80";

    private static Seq<String> chain(NftTable table, String name) {
        return Vector.of(NftText.written(table).split("\n"))
                .filter(line -> line.contains("add rule") && line.contains(" kube-proxy " + name + " "))
                .map(line -> line.replaceFirst(".* kube-proxy " + name + " ", ""));
    }

    private static NftablesProxy proxy(ProxyConfig config, String services) {
        return NftablesProxy.on(NODE, config, IpFamily.IPV4)
                .withAll(ServiceLines.services(services), ServiceLines.slices(services));
    }

    @ParameterizedTest
    @CsvSource({
        "IPV4, fib daddr type local ip daddr != 127.0.0.0/8 meta l4proto . th dport vmap @service-nodeports",
        "IPV6, fib daddr type local ip6 daddr != ::1 meta l4proto . th dport vmap @service-nodeports",
    })
    void nodePortsOnAllAddressesAreOpenOnAllButLocalhost(IpFamily family, String rule) {
        ProxyConfig config = CONFIG.withNodePortAddresses(NodePortAddresses.all());
        NftTable table = NftablesProxy.on(NODE, config, family).table();
        assertThat(chain(table, "services").last().replace("::1/128", "::1")).isEqualTo(rule);
        assertThat(chain(table, "nodeport-endpoints-check").last().replace("::1/128", "::1"))
                .isEqualTo(rule.replace("fib daddr type local ", "")
                        .replace("service-nodeports", "no-endpoint-nodeports"));
    }

    /** A chain is listed where it was made first: those of Services after those that are always there. */
    @Test
    void whatIsThereWithNoServiceStaysFirst() {
        Seq<String> without = listedChains(proxy(CONFIG, "").table());
        Seq<String> with =
                listedChains(proxy(CONFIG, BALANCED.formatted("10.0.0.0/8")).table());
        assertThat(without.head()).isEqualTo("filter-prerouting-pre-dnat");
        assertThat(with.size()).isGreaterThan(without.size());
        assertThat(with.take(without.size())).isEqualTo(without);
    }

    private static Seq<String> listedChains(NftTable table) {
        return Vector.of(NftText.listed(table).split("\n"))
                .filter(line -> line.startsWith("\tchain "))
                .map(line -> line.split(" ")[1]);
    }

    @Test
    void clusterIpsAreMasqueradedAsTheDetectorSays() {
        NftTable all = proxy(CONFIG.withMasqueradeAll(true), "").table();
        assertThat(chain(all, "services").head())
                .isEqualTo("ip daddr @cluster-ips mark set mark or 0x00004000 comment \"masquerade all clusterIP"
                        + " traffic\"");
        NftTable undetected = proxy(ProxyConfig.of(), "").table();
        assertThat(chain(undetected, "services").filter(rule -> rule.contains("@cluster-ips")))
                .isEmpty();
    }

    /** pkg/proxy/util/localdetector.go, the fields ifNotLocalNFT. */
    @ParameterizedTest
    @CsvSource({
        "CLUSTER_CIDR, ip saddr != 10.0.0.0/8",
        "BRIDGE_INTERFACE, iifname != cbr0",
        "INTERFACE_NAME_PREFIX, iifname != veth*",
    })
    void trafficFromOthersThanPodsIsKnownByWhatTheModeSays(DetectLocalMode mode, String match) {
        ProxyConfig config =
                CONFIG.withDetectLocalMode(mode).withBridgeInterface("cbr0").withInterfaceNamePrefix("veth");
        assertThat(chain(proxy(config, "").table(), "services").head().replace("\"", ""))
                .startsWith("ip daddr @cluster-ips " + match + " mark set");
    }

    @Test
    void chosenNodePortAddressesAreThoseOutsideOfTheLoopback() {
        ProxyConfig config = CONFIG.withNodePortAddresses(
                NodePortAddresses.in(Cidr.parse("127.0.0.0/8"), Cidr.parse("192.168.0.0/24")));
        ProxyNode node = NODE.withInterfaceAddresses(NODE.interfaceAddresses().prepend(Ip.parse("127.0.0.1")));
        String text =
                NftText.written(NftablesProxy.on(node, config, IpFamily.IPV4).table());
        assertThat(text)
                .contains("add element ip kube-proxy nodeport-ips { 192.168.0.2 }")
                .doesNotContain("127.0.0.1");
    }

    @Test
    void theProgramIsTheTableAsNftPrintsIt() {
        NftablesProxy proxy = proxy(CONFIG, "");
        assertThat(proxy.program().text()).contains("chain cluster-ips-check {").startsWith("table ip kube-proxy {");
    }

    @Test
    void withoutServiceCidrsNoAddressIsKnownToBeUnallocated() {
        assertThat(chain(proxy(CONFIG, "").table(), "cluster-ips-check"))
                .containsExactly(
                        "ip daddr @cluster-ips reject comment \"Reject traffic to invalid ports of ClusterIPs\"");
    }

    /** The node has 192.168.0.2: if it is allowed, then under the load balancer's address too. */
    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/25, { 203.0.113.0/25 }",
        "192.168.0.0/24, '{ 192.168.0.0/24, 5.6.7.8 }'",
    })
    void theNodeItselfIsAllowedUnderTheAddressOfTheLoadBalancer(String ranges, String allowed) {
        NftTable table = proxy(CONFIG, BALANCED.formatted(ranges)).table();
        String rules = NftText.written(table)
                .lines()
                .filter(line -> line.contains(" drop"))
                .toList()
                .toString();
        assertThat(rules.replace(" , ", ", ")).contains("ip saddr != " + allowed + " drop");
    }

    @Test
    void aServiceThatIsGoneLeavesNothing() {
        NftablesProxy one = proxy(CONFIG, BALANCED.formatted("203.0.113.0/25"));
        assertThat(one.without("ns1", "svc1").table())
                .isEqualTo(proxy(CONFIG, "").table());
        assertThat(one.without("ns1", "other").table()).isEqualTo(one.table());
    }
}
