package io.github.kubevalue.net.nftables.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.arbitrary.ProxyArbitraries;
import io.github.kubevalue.net.arbitrary.ProxyArbitraries.Served;
import io.github.kubevalue.net.netfilter.text.TextProblem;
import io.github.kubevalue.net.nftables.NftTable;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyNode;
import io.github.kubevalue.net.proxy.nftables.NftablesProxy;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NftTextTest {
    private static final ProxyNode NODE = ProxyNode.builder()
            .name("n1")
            .addresses(Vector.of(Ip.parse("192.0.2.11")))
            .podCidrs(Vector.of(Cidr.parse("10.244.1.0/24")))
            .interfaceAddresses(Vector.of(Ip.parse("192.0.2.11")))
            .build();

    @Provide
    Arbitrary<Served> served() {
        return ProxyArbitraries.served();
    }

    @Provide
    Arbitrary<ProxyConfig> configs() {
        return ProxyArbitraries.configs();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void roundTrip(@ForAll("served") Served served, @ForAll("configs") ProxyConfig config) {
        String listed = NftText.listed(NftablesProxy.on(NODE, config, IpFamily.IPV4)
                .withAll(served.services(), served.slices())
                .table());
        NftTable read = NftText.parse(listed).get();
        assertThat(NftText.listed(read)).isEqualTo(listed);
        assertThat(NftText.parse(NftText.listed(read)).get()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0-10.0.0.191, 10.0.0.0/25 10.0.0.128/26",
        "192.0.2.64-192.0.2.255, 192.0.2.64/26 192.0.2.128/25",
        "10.0.0.1-10.0.0.1, 10.0.0.1/32",
        "0.0.0.0-255.255.255.255, 0.0.0.0/0",
        "255.255.255.254-255.255.255.255, 255.255.255.254/31",
    })
    void aRangeIsTheFewestBlocks(String range, String blocks) {
        String[] ends = range.split("-");
        assertThat(Blocks.of(Ip.parse(ends[0]), Ip.parse(ends[1])).mkString(" "))
                .isEqualTo(blocks);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tcp dport 80 accept | not modelled: tcp",
                "ip saddr 10.0.0.0/8 counter packets 0 bytes 0 drop | not modelled: counter",
                "ct state established,related accept | not modelled: ,",
                "meta mark set 0x1 | not modelled: 0x1",
                "jump | the line ends too early",
                "ip daddr nowhere drop | not modelled: nowhere",
            })
    void whatIsNotModelledIsNamedWithItsLine(String rule, String message) {
        String text = "table ip t {\n\tchain c {\n\t\tdrop\n\t\t" + rule + "\n\t}\n}\n";
        assertThat(NftText.parse(text).getLeft()).isEqualTo(new TextProblem(4, message));
    }

    @ParameterizedTest
    @CsvSource({"'', 1", "'table ip t {', 1", "'table ip t {\n\tflowtable f {', 2"})
    void aTextThatEndsOrHasOtherObjectsIsRefused(String text, int line) {
        assertThat(NftText.parse(text).getLeft().line()).isEqualTo(line);
    }
}
