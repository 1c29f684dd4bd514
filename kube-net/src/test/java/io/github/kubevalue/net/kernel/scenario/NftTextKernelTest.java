package io.github.kubevalue.net.kernel.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.kernel.lab.Kernel;
import io.github.kubevalue.net.kernel.lab.KernelRouter;
import io.github.kubevalue.net.kernel.lab.KernelTools;
import io.github.kubevalue.net.nftables.NftTable;
import io.github.kubevalue.net.nftables.text.NftText;
import io.github.kubevalue.net.proxy.DetectLocalMode;
import io.github.kubevalue.net.proxy.NodePortAddresses;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyNode;
import io.github.kubevalue.net.proxy.ServiceLines;
import io.github.kubevalue.net.proxy.nftables.NftablesProxy;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** nft accepts every table that we write, and lists it as we say it does. */
@Tag("kernel")
class NftTextKernelTest {
    private static final CniConfig CNI = CniConfig.of(ExampleCluster.POD_CIDR);

    @Test
    void everyTableIsAcceptedAndListedAsWePrintIt() {
        KernelTools.require();
        try (Kernel kernel = Kernel.open(ExampleCluster.network(CNI), Kernel.Backend.NFT)) {
            for (NftTable table : tables()) {
                String[] tested = kernel.test("n1", table);
                assertThat(tested[0]).as(tested[1]).isEqualTo("0");
                kernel.load("n1", table);
                assertThat(kernel.list("n1", table)).isEqualTo(NftText.listed(table));
            }
        }
    }

    private static final String IPV6 = """
        demo/web fd00:96::10 http:80/TCP:30080 dns:53/UDP:30053 sip:5060/SCTP type=LoadBalancer external=Local lb=2001:db8:1::10 ranges=2001:db8::/32,fd00:10:244::/48 health=32000 -> fd00:10:244:1::2@n1:8080,53,5060 fd00:10:244:2::2@n2:8080,53,5060
        demo/kept fd00:96::11 http:80/TCP ips=2001:db8:2::7 affinity=93784 -> fd00:10:244:1::2@n1:8080 fd00:10:244:2::2@n2:8080
        demo/none fd00:96::12 http:80/TCP:30082 type=NodePort
        """;

    @Test
    void tablesOfIpv6WithEveryDetectorToo() {
        KernelTools.require();
        ProxyConfig plain =
                ProxyConfig.of(Cidr.parse("fd00:10:244::/48")).withServiceCidrs(Vector.of(Cidr.parse("fd00:96::/108")));
        Seq<ProxyConfig> configs = Vector.of(
                plain,
                plain.withMasqueradeAll(true).withMasqueradeBit(31).withNodePortAddresses(NodePortAddresses.primary()),
                plain.withDetectLocalMode(DetectLocalMode.BRIDGE_INTERFACE).withBridgeInterface("cni0"),
                plain.withDetectLocalMode(DetectLocalMode.INTERFACE_NAME_PREFIX).withInterfaceNamePrefix("veth"),
                plain.withClusterCidrs(Vector.empty()));
        ProxyNode node = ProxyNode.builder()
                .name("n1")
                .addresses(Vector.of(Ip.parse("2001:db8::11")))
                .podCidrs(Vector.empty())
                .interfaceAddresses(Vector.of(Ip.parse("2001:db8::11")))
                .build();
        try (KernelRouter router = KernelRouter.open("iptables-nft")) {
            for (ProxyConfig config : configs) {
                NftTable table = NftablesProxy.on(node, config, IpFamily.IPV6)
                        .withAll(ServiceLines.services(IPV6), ServiceLines.slices(IPV6))
                        .table();
                router.load(table);
                assertThat(router.list()).isEqualTo(NftText.listed(table));
            }
        }
    }

    private static Seq<NftTable> tables() {
        return Scenarios.nftables()
                .filter(scenario -> !scenario.id().matches(".*[a-z]"))
                .flatMap(scenario -> new NodeRules(scenario.setup(), CNI).table("n1", IpFamily.IPV4))
                .distinct();
    }
}
