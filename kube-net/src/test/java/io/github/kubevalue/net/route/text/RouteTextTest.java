package io.github.kubevalue.net.route.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.arbitrary.RoutingArbitraries;
import io.github.kubevalue.net.route.Device;
import io.github.kubevalue.net.route.DeviceKind;
import io.github.kubevalue.net.route.NetworkNamespace;
import io.github.kubevalue.net.route.RouteQuery;
import io.github.kubevalue.net.route.RouteTable;
import io.github.kubevalue.net.route.RoutingRule;
import io.github.kubevalue.net.route.TableId;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTextTest {
    /** A node with VXLAN, pods of Calico, and a second network card that answers by itself. */
    private static final String ROUTES = """
        default via 172.31.0.1 dev eth0 proto dhcp src 172.31.0.10 metric 100
        10.0.2.0/24 dev cni0 proto kernel scope link src 10.0.2.1
        10.0.3.0/24 via 10.0.3.0 dev flannel.1 onlink
        blackhole 10.0.4.0/26 proto bird
        10.0.4.7 dev cali44c7791d104 scope link
        10.0.5.0/26 via 172.31.0.12 dev tunl0 proto bird onlink
        172.31.0.0/20 dev eth0 proto kernel scope link src 172.31.0.10 metric 100 mtu 1400
        """;

    private static final String SECOND = """
        default via 172.31.16.1 dev eth1 table 1000
        172.31.16.9 dev eth1 table 1000 scope link
        """;

    private static final String RULES = """
        0:	from all lookup local
        512:	from all to 10.0.2.9 lookup main
        1536:	from 172.31.16.9 lookup 1000
        32765:	not from all fwmark 0x80/0x80 iif eth1 ipproto udp sport 100-200 dport 53 lookup main suppress_prefixlength 0
        32766:	from all lookup main
        32767:	from all lookup default
        """;

    @Test
    void aNodesRoutesArePrintedAsTheyWereRead() {
        RouteTable table = RouteText.table(IpFamily.IPV4, ROUTES).get();
        assertThat(RouteText.printed(table, IpFamily.IPV4)).isEqualTo(ROUTES);
        assertThat(table.lookup(Ip.parse("10.0.4.8")).map(Object::toString))
                .contains("blackhole 10.0.4.0/26 proto bird");
    }

    @Test
    void aNodesRulesArePrintedAsTheyWereRead() {
        assertThat(RouteText.printed(RouteText.rules(IpFamily.IPV4, RULES).get()))
                .isEqualTo(RULES);
    }

    @Test
    void aDumpIsWalkedAsTheNodeRoutes() {
        Device eth0 = Device.of("eth0", DeviceKind.ETHERNET, Cidr.parse("172.31.0.10/20"));
        Device eth1 = Device.of("eth1", DeviceKind.ETHERNET, Cidr.parse("172.31.16.9/20"));
        Device cni0 = Device.of("cni0", DeviceKind.BRIDGE, Cidr.parse("10.0.2.1/24"));
        NetworkNamespace node = NetworkNamespace.of(Vector.of(eth0, eth1, cni0));
        NetworkNamespace loaded = node.with(RouteText.policy(node.policy(), IpFamily.IPV4, RULES, ROUTES + SECOND)
                .get());
        RouteQuery out = RouteQuery.to(Ip.parse("8.8.8.8"));
        assertThat(loaded.output(out))
                .hasToString("default via 172.31.0.1 dev eth0 proto dhcp src 172.31.0.10 metric 100");
        assertThat(loaded.output(out.withSource(Option.some(Ip.parse("172.31.16.9")))))
                .hasToString("default via 172.31.16.1 dev eth1");
    }

    @Test
    void severalWaysOfARouteStandOnLinesOfTheirOwn() {
        String text = "default proto bird metric 32\n\tnexthop via 192.0.2.1 dev eth0 weight 2\n"
                + "\tnexthop via 192.0.2.2 dev eth0 weight 1 linkdown\n";
        RouteTable table = RouteText.table(IpFamily.IPV4, text).get();
        assertThat(RouteText.printed(table, IpFamily.IPV4)).isEqualTo(text);
        assertThat(table.lookup(Ip.parse("8.8.8.8")).get().nextHops()).hasSize(2);
    }

    @Test
    void ipv6IsReadToo() {
        String text = """
            fd00:1::/64 dev cni0 proto kernel metric 256 pref medium
            fd00:2::/64 via fd00::12 dev eth0 metric 1024 pref medium
            """;
        RouteTable table = RouteText.table(IpFamily.IPV6, text).get();
        assertThat(RouteText.printed(table, IpFamily.IPV6)).isEqualTo(text);
        String rules = "0:\tfrom all lookup local\n100:\tfrom fd00:1::/64 lookup 9\n32766:\tfrom all lookup main\n";
        assertThat(RouteText.printed(RouteText.rules(IpFamily.IPV6, rules).get()))
                .isEqualTo(rules);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.0/8 vai 10.0.0.1 dev eth0 | unknown word \"vai\"",
                "10.0.0.0/33 dev eth0 | \"the destination\" does not take \"10.0.0.0/33\"",
                "fd00::/64 dev eth0 | \"the destination\" does not take \"fd00::/64\"",
                "10.0.0.0/8 via 10.0.0.1 | the device is missing",
                "10.0.0.0/8 dev eth0 metric -1 | \"metric\" does not take \"-1\"",
                "10.0.0.0/8 dev eth0 scope | the value of \"scope\" is missing",
                "default via inet6 fe80::1 dev eth0 | not modelled: a neighbour of IPv6 for routes of IPv4",
            })
    void aProblemNamesTheLine(String line, String message) {
        assertThat(RouteText.table(IpFamily.IPV4, "10.1.0.0/16 dev eth0 scope link\n\n" + line + "\n")
                        .getLeft())
                .hasToString("line 3: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from all lookup main | a rule begins with its priority, was \"from\"",
                "100: from all | the rule says nothing to do",
                "100: from all fwmark 0xfoo lookup 9 | \"fwmark\" does not take \"0xfoo\"",
                "100: from all tos 0x10 lookup 9 | unknown word \"tos\"",
                "100: from all lookup 99999999999 | \"lookup\" does not take \"99999999999\"",
            })
    void aProblemOfARuleNamesTheLine(String line, String message) {
        assertThat(RouteText.rules(IpFamily.IPV4, line).getLeft()).hasToString("line 1: " + message);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void roundTripOfTables(@ForAll("tables") RouteTable table) {
        assertThat(RouteText.table(IpFamily.IPV4, RouteText.printed(table, IpFamily.IPV4))
                        .get())
                .isEqualTo(table);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void roundTripOfRules(@ForAll("rules") RoutingRule rule) {
        assertThat(RouteText.rules(IpFamily.IPV4, rule.toString()).get()).containsExactly(rule);
    }

    @Test
    void tablesAreNamedOrNumbered() {
        assertThat(RouteText.tables(IpFamily.IPV4, SECOND).get().keySet()).containsExactly(new TableId(1000));
        assertThat(TableId.tryParse("local")).contains(TableId.LOCAL);
    }

    @Provide
    Arbitrary<RouteTable> tables() {
        return RoutingArbitraries.tables();
    }

    @Provide
    Arbitrary<RoutingRule> rules() {
        return RoutingArbitraries.rules(100);
    }
}
