package io.github.kubevalue.net.proxy.iptables;

import static io.github.kubevalue.net.proxy.iptables.Shapes.CONFIG;
import static io.github.kubevalue.net.proxy.iptables.Shapes.chain;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.LoadBalancerIngress;
import io.github.kubevalue.model.core.LoadBalancerStatus;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceStatus;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.proxy.NodePortAddresses;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules that depend on the node and on how much it has to do. */
class NodeRulesTest {
    private static final Service WEB = Shapes.web(UnaryOperator.identity());
    private static final String CHAIN = "KUBE-SVC-XRY76EGRC3BSCIIJ";

    private static Service balanced(String... ranges) {
        return Shapes.web(spec ->
                        spec.withType(ServiceType.LOAD_BALANCER).withLoadBalancerSourceRanges(Vector.of(ranges)))
                .withStatus(ServiceStatus.builder()
                        .loadBalancer(LoadBalancerStatus.builder()
                                .addIngress(LoadBalancerIngress.atIp("203.0.113.10"))
                                .build())
                        .build());
    }

    /** The node has 192.0.2.11: if it is allowed, then under the load balancer's address too. */
    @ParameterizedTest
    @CsvSource({
        "198.18.0.0/15, 198.18.0.0/15",
        "192.0.2.0/24, 192.0.2.0/24 203.0.113.10",
        "198.18.0.0/15 192.0.2.11/32, 198.18.0.0/15 192.0.2.11 203.0.113.10",
        "192.0.2.64/26, 192.0.2.64/26",
    })
    void theNodeItselfIsAllowedUnderTheAddressOfTheLoadBalancer(String ranges, String sources) {
        Ruleset rules = Shapes.rules(balanced(ranges.split(" ")), "10.244.1.2@node1");
        Seq<String> lines = chain(rules, TableName.NAT, "KUBE-FW-XRY76EGRC3BSCIIJ");
        assertThat(lines.init().map(line -> line.replaceAll(".* -s (\\S+) -j .*", "$1")))
                .containsExactly(sources.split(" "));
        assertThat(lines.last()).contains("other traffic to demo/web:http will be dropped");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.0/8 192.0.2.0/24, true, 127.0.0.1 192.0.2.11",
        "127.0.0.0/8 192.0.2.0/24, false, 192.0.2.11",
        "192.0.2.0/24, true, 192.0.2.11",
        "10.244.1.0/24 192.0.2.11/32, false, 192.0.2.11 10.244.1.1",
    })
    void nodePortsAreOpenOnTheChosenAddresses(String cidrs, boolean localhost, String addresses) {
        ProxyConfig config = CONFIG.withLocalhostNodePorts(localhost)
                .withNodePortAddresses(NodePortAddresses.in(
                        Vector.of(cidrs.split(" ")).map(Cidr::parse).toJavaArray(Cidr[]::new)));
        Ruleset rules = IptablesProxy.on(Shapes.NODE, config, IpFamily.IPV4).ruleset();
        assertThat(chain(rules, TableName.NAT, "KUBE-SERVICES")
                        .map(line -> line.replaceAll(".* -d (\\S+) -j KUBE-NODEPORTS", "$1")))
                .containsExactly(addresses.split(" "));
    }

    @ParameterizedTest
    @EnumSource(
            value = TableName.class,
            names = {"FILTER", "NAT", "MANGLE"})
    void everyTableHasTheChainByWhichAFlushIsNoticed(TableName table) {
        Ruleset rules = IptablesProxy.on(Shapes.NODE, CONFIG, IpFamily.IPV4).ruleset();
        assertThat(rules.table(table).chain("KUBE-PROXY-CANARY")).isNotEmpty();
    }

    /** pkg/proxy/iptables/proxier.go, iptablesJumpChains. */
    @Test
    void jumpsSayWhatTheyAreFor() {
        Ruleset rules = IptablesProxy.on(Shapes.NODE, CONFIG, IpFamily.IPV4).ruleset();
        assertThat(chain(rules, TableName.FILTER, "FORWARD"))
                .containsExactly(
                        "-m conntrack --ctstate NEW -m comment --comment \"kubernetes load balancer firewall\" -j"
                                + " KUBE-PROXY-FIREWALL",
                        "-m comment --comment \"kubernetes forwarding rules\" -j KUBE-FORWARD",
                        "-m conntrack --ctstate NEW -m comment --comment \"kubernetes service portals\" -j"
                                + " KUBE-SERVICES",
                        "-m conntrack --ctstate NEW -m comment --comment \"kubernetes externally-visible service"
                                + " portals\" -j KUBE-EXTERNAL-SERVICES");
        assertThat(chain(rules, TableName.NAT, "POSTROUTING"))
                .containsExactly("-m comment --comment \"kubernetes postrouting rules\" -j KUBE-POSTROUTING");
    }

    private static EndpointSlice many(Service service, int count) {
        return Shapes.slice(
                service,
                Vector.range(0, count)
                        .map(i -> "10.244." + (i / 200) + "." + (i % 200 + 2) + "@node2")
                        .toJavaArray(String[]::new));
    }

    private static boolean isCommented(IptablesProxy proxy) {
        return chain(proxy.ruleset(), TableName.NAT, CHAIN).last().contains("--comment");
    }

    @Test
    void theSizeOfAClusterIsThatOfItsServicesAsTheyAre() {
        Service other = WEB.withMetadata(WEB.metadata().withName("other"));
        IptablesProxy one = IptablesProxy.on(Shapes.NODE, CONFIG, IpFamily.IPV4).with(WEB, Vector.of(many(WEB, 600)));
        assertThat(isCommented(one)).isTrue();
        assertThat(isCommented(one.with(WEB, Vector.of(many(WEB, 600))))).isTrue();
        IptablesProxy both = one.with(other, Vector.of(many(other, 401)));
        assertThat(isCommented(both)).isFalse();
        assertThat(isCommented(one.with(other, Vector.of(many(other, 400))))).isTrue();
        assertThat(both.without("demo", "other").ruleset()).isEqualTo(one.ruleset());
        assertThat(isCommented(both.with(other, Vector.empty()))).isTrue();
    }

    @Test
    void theProgramIsTheTextOfTheRules() {
        IptablesProxy proxy = IptablesProxy.on(Shapes.NODE, CONFIG, IpFamily.IPV4)
                .with(WEB, Vector.of(Shapes.slice(WEB, "10.244.1.2@node1")));
        assertThat(proxy.program().text()).isEqualTo(IptablesText.saved(proxy.ruleset(), IpFamily.IPV4));
    }
}
