package io.github.kubevalue.net.proxy.iptables;

import static io.github.kubevalue.net.proxy.iptables.Shapes.chain;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.IPFamily;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of a node, to the letter. */
class IptablesProxyTest {
    private static final Service NODE_PORT = Shapes.web(
            spec -> spec.withType(ServiceType.NODE_PORT).withPorts(spec.ports().map(port -> port.withNodePort(30080))));

    @Test
    void nodePortServiceWithTwoEndpoints() {
        Ruleset rules = Shapes.rules(NODE_PORT, "10.244.2.2@node2", "10.244.1.2@node1");
        Seq<String> lines =
                Vector.of(IptablesText.written(rules).split("\n")).filter(line -> line.matches("-A KUBE-.*"));
        assertThat(lines).containsExactlyInAnyOrder(WORKED_EXAMPLE.strip().split("\n"));
        // one chain's lines keep their order; that of chains among each other means nothing
        Seq<String> expected = Vector.of(WORKED_EXAMPLE.strip().split("\n"));
        lines.map(IptablesProxyTest::chainOf)
                .distinct()
                .forEach(chain -> assertThat(lines.filter(line -> chainOf(line).equals(chain)))
                        .isEqualTo(expected.filter(line -> chainOf(line).equals(chain))));
    }

    private static String chainOf(String line) {
        return line.split(" ")[1];
    }

    private static final String WORKED_EXAMPLE = """
        -A KUBE-FIREWALL -m comment --comment "block incoming localnet connections" -d 127.0.0.0/8 ! -s 127.0.0.0/8 -m conntrack ! --ctstate RELATED,ESTABLISHED,DNAT -j DROP
        -A KUBE-FORWARD -m conntrack --ctstate INVALID -j DROP
        -A KUBE-FORWARD -m comment --comment "kubernetes forwarding rules" -m mark --mark 0x00004000/0x00004000 -j ACCEPT
        -A KUBE-FORWARD -m comment --comment "kubernetes forwarding conntrack rule" -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
        -A KUBE-POSTROUTING -m mark ! --mark 0x00004000/0x00004000 -j RETURN
        -A KUBE-POSTROUTING -j MARK --xor-mark 0x00004000
        -A KUBE-POSTROUTING -m comment --comment "kubernetes service traffic requiring SNAT" -j MASQUERADE --random-fully
        -A KUBE-MARK-MASQ -j MARK --or-mark 0x00004000
        -A KUBE-SERVICES -m comment --comment "demo/web:http cluster IP" -m tcp -p tcp -d 10.96.0.10 --dport 80 -j KUBE-SVC-XRY76EGRC3BSCIIJ
        -A KUBE-NODEPORTS -m comment --comment demo/web:http -m tcp -p tcp --dport 30080 -j KUBE-EXT-XRY76EGRC3BSCIIJ
        -A KUBE-SVC-XRY76EGRC3BSCIIJ -m comment --comment "demo/web:http cluster IP" -m tcp -p tcp -d 10.96.0.10 --dport 80 ! -s 10.244.0.0/16 -j KUBE-MARK-MASQ
        -A KUBE-EXT-XRY76EGRC3BSCIIJ -m comment --comment "masquerade traffic for demo/web:http external destinations" -j KUBE-MARK-MASQ
        -A KUBE-EXT-XRY76EGRC3BSCIIJ -j KUBE-SVC-XRY76EGRC3BSCIIJ
        -A KUBE-SVC-XRY76EGRC3BSCIIJ -m comment --comment "demo/web:http -> 10.244.1.2:8080" -m statistic --mode random --probability 0.5000000000 -j KUBE-SEP-PPQSH3RHU5NVL3F3
        -A KUBE-SVC-XRY76EGRC3BSCIIJ -m comment --comment "demo/web:http -> 10.244.2.2:8080" -j KUBE-SEP-X77QEHRBAUGFM3SK
        -A KUBE-SEP-PPQSH3RHU5NVL3F3 -m comment --comment demo/web:http -s 10.244.1.2 -j KUBE-MARK-MASQ
        -A KUBE-SEP-PPQSH3RHU5NVL3F3 -m comment --comment demo/web:http -m tcp -p tcp -j DNAT --to-destination 10.244.1.2:8080
        -A KUBE-SEP-X77QEHRBAUGFM3SK -m comment --comment demo/web:http -s 10.244.2.2 -j KUBE-MARK-MASQ
        -A KUBE-SEP-X77QEHRBAUGFM3SK -m comment --comment demo/web:http -m tcp -p tcp -j DNAT --to-destination 10.244.2.2:8080
        -A KUBE-SERVICES -m comment --comment "kubernetes service nodeports; NOTE: this must be the last rule in this chain" -m addrtype --dst-type LOCAL -j KUBE-NODEPORTS
        """;

    /** The jumps of the built-in chains: which chain, and whether for new connections only. */
    @ParameterizedTest
    @CsvSource({
        "FILTER, INPUT, KUBE-FIREWALL KUBE-PROXY-FIREWALL:new KUBE-NODEPORTS KUBE-EXTERNAL-SERVICES:new",
        "FILTER, FORWARD, KUBE-PROXY-FIREWALL:new KUBE-FORWARD KUBE-SERVICES:new KUBE-EXTERNAL-SERVICES:new",
        "FILTER, OUTPUT, KUBE-FIREWALL KUBE-PROXY-FIREWALL:new KUBE-SERVICES:new",
        "NAT, PREROUTING, KUBE-SERVICES",
        "NAT, OUTPUT, KUBE-SERVICES",
        "NAT, POSTROUTING, KUBE-POSTROUTING",
    })
    void builtInChainsJumpInUpstreamsOrder(TableName table, String chain, String jumps) {
        Seq<String> lines = chain(Shapes.rules(NODE_PORT), table, chain);
        assertThat(lines.map(line -> line.replaceAll(".* ?-j ", "") + (line.contains("--ctstate NEW") ? ":new" : ""))
                        .mkString(" "))
                .isEqualTo(jumps);
    }

    @Test
    void chainsAreThereWithoutServices() {
        Ruleset rules =
                IptablesProxy.on(Shapes.NODE, Shapes.CONFIG, IpFamily.IPV4).ruleset();
        assertThat(IptablesText.written(rules))
                .contains(
                        ":KUBE-SERVICES - [0:0]\n",
                        ":KUBE-EXTERNAL-SERVICES - [0:0]\n",
                        ":KUBE-PROXY-CANARY - [0:0]\n");
    }

    @Test
    void twoFamiliesAreTwoIndependentRuleSets() {
        Service dual = Shapes.web(spec -> spec.withClusterIPs(Vector.of("10.96.0.10", "fd00:96::10"))
                .withIpFamilies(Vector.of(IPFamily.IPV4, IPFamily.IPV6)));
        Ruleset v6 = Shapes.rules(
                Shapes.CONFIG,
                IpFamily.IPV6,
                dual,
                Shapes.slice(dual, "10.244.1.2@node1"),
                Shapes.slice(dual, "fd00:10:244:1::2@node1"));
        String text = IptablesText.written(v6);
        assertThat(text).doesNotContain("10.244.").doesNotContain("127.0.0.0/8");
        assertThat(chain(v6, TableName.NAT, "KUBE-SVC-XRY76EGRC3BSCIIJ").mkString("\n"))
                .contains("-d fd00:96::10 --dport 80 ! -s fd00:10:244::/48 -j KUBE-MARK-MASQ")
                .contains("\"demo/web:http -> [fd00:10:244:1::2]:8080\"");
        assertThat(text)
                .contains("-j DNAT --to-destination [fd00:10:244:1::2]:8080")
                .contains("-m addrtype --dst-type LOCAL ! -d ::1 -j KUBE-NODEPORTS");
    }

    @Test
    void aServiceThatChangesLeavesTheOthersAsTheyAre() {
        Service other = NODE_PORT.withMetadata(NODE_PORT.metadata().withName("other"));
        IptablesProxy one = IptablesProxy.on(Shapes.NODE, Shapes.CONFIG, IpFamily.IPV4)
                .with(other, Vector.of(Shapes.slice(other, "10.244.1.7@node1")));
        IptablesProxy both = one.with(NODE_PORT, Vector.of(Shapes.slice(NODE_PORT, "10.244.1.2@node1")));
        assertThat(both.without("demo", "web").ruleset()).isEqualTo(one.ruleset());
        assertThat(both.with(NODE_PORT, Vector.empty())
                        .with(NODE_PORT, Vector.of(Shapes.slice(NODE_PORT, "10.244.1.2@node1")))
                        .ruleset())
                .isEqualTo(both.ruleset());
    }

    @Test
    void theOrderOfServicesDoesNotMatter() {
        Service other = NODE_PORT.withMetadata(NODE_PORT.metadata().withName("other"));
        Vector<Service> services = Vector.of(NODE_PORT, other);
        Vector<io.github.kubevalue.model.discovery.EndpointSlice> slices =
                Vector.of(Shapes.slice(NODE_PORT, "10.244.1.2@node1"), Shapes.slice(other, "10.244.1.7@node1"));
        IptablesProxy empty = IptablesProxy.on(Shapes.NODE, Shapes.CONFIG, IpFamily.IPV4);
        assertThat(empty.withAll(services.reverse(), slices.reverse()).ruleset())
                .isEqualTo(empty.withAll(services, slices).ruleset());
    }

    @Test
    void aLargeClusterLeavesOutTheCommentsOfEndpoints() {
        String[] many = Vector.range(0, 1001)
                .map(i -> "10.244." + (i / 200) + "." + (i % 200 + 2) + "@node2")
                .toJavaArray(String[]::new);
        Ruleset rules = Shapes.rules(NODE_PORT, many);
        assertThat(chain(rules, TableName.NAT, "KUBE-SVC-XRY76EGRC3BSCIIJ").last())
                .matches("-j KUBE-SEP-[A-Z2-7]{16}");
        assertThat(chain(
                                Shapes.rules(NODE_PORT, Vector.of(many).tail().toJavaArray(String[]::new)),
                                TableName.NAT,
                                "KUBE-SVC-XRY76EGRC3BSCIIJ")
                        .last())
                .startsWith("-m comment --comment \"demo/web:http -> ");
    }

    @Test
    void endpointsComeInTheOrderOfTheirText() {
        Ruleset rules = Shapes.rules(
                Shapes.web(UnaryOperator.identity()), "10.244.1.2@node1", "10.244.1.10@node1", "10.244.1.3@node1");
        assertThat(chain(rules, TableName.NAT, "KUBE-SVC-XRY76EGRC3BSCIIJ")
                        .tail()
                        .map(line -> line.replaceAll(".*-> ([0-9.:]+).*?(--probability ([0-9.]+))? -j.*", "$1 $3")
                                .trim()))
                .containsExactly("10.244.1.10:8080 0.3333333333", "10.244.1.2:8080 0.5000000000", "10.244.1.3:8080");
    }
}
