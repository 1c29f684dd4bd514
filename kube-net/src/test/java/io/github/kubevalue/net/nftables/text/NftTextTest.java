package io.github.kubevalue.net.nftables.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.arbitrary.ProxyArbitraries;
import io.github.kubevalue.net.arbitrary.ProxyArbitraries.Served;
import io.github.kubevalue.net.nftables.NftTable;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyNode;
import io.github.kubevalue.net.proxy.nftables.NftablesProxy;
import io.github.kubevalue.net.text.TextProblem;
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
    @CsvSource(
            delimiter = '|',
            value = {
                "ip saddr 10.0.0.300 drop | column 12: no ipv4_addr: 10.0.0.300",
                "ip6 daddr { fd00::1, fd00::x } drop | column 24: no ipv6_addr: fd00::x",
                "tcp dport 80 jump | column 20: the line ends too early",
                "tcp dport { 80 443 } accept | column 18: an element ends here",
                "log prefix \"x | column 14: a quote that does not end",
                "update @seen ip saddr | column 16: { is expected, not ip",
                "dnat to 10.0.0.1.2 | column 11: no address: 10.0.0.1.2",
            })
    void whatCannotBeRightIsNamedWithLineAndColumn(String rule, String message) {
        String text = "table ip t {\n\tchain c {\n\t\tdrop\n\t\t" + rule + "\n\t}\n}\n";
        assertThat(NftText.parse(text).getLeft()).isEqualTo(new TextProblem(4, message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 1 | one table is expected, not 0",
                "'table ip t {' | 1 | column 1: the text ends too early",
                "'table ip t {\n\tchain c {\n\t\tdrop\n' | 3 | column 1: the text ends too early",
                "'table ipx t {\n}' | 1 | column 7: no family: ipx",
                "'nonsense' | 1 | column 1: a table is expected, not nonsense",
                "'table ip t {\n\tdrop\n}' | 2 | column 2: no object of a table: drop",
                "'table ip t {\n\tchain c {\n\t\ttype nat hook nowhere priority 0;\n\t}\n}' | 3 |"
                        + " column 1: no base chain: type nat hook nowhere priority 0;",
            })
    void aTextOfOtherFormIsRefused(String text, int line, String message) {
        assertThat(NftText.parse(text.replace("\\n", "\n").replace("\\t", "\t")).getLeft())
                .isEqualTo(new TextProblem(line, message));
    }
}
