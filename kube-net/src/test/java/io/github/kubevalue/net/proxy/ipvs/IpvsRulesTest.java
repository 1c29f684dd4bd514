package io.github.kubevalue.net.proxy.ipvs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.ipset.IpSet;
import io.github.kubevalue.net.netfilter.Chain;
import io.github.kubevalue.net.netfilter.Rule;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.proxy.NodePortAddresses;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyNode;
import io.github.kubevalue.net.proxy.ServiceLines;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every chain of mode ipvs, and every set, with what is in it: pkg/proxy/ipvs/proxier.go, writeIptablesRules. */
class IpvsRulesTest {
    private static final ProxyConfig CONFIG = ProxyConfig.of(Cidr.parse("10.244.0.0/16"));
    private static final String BALANCED = "ns1/svc1 10.20.30.41 p80:80/TCP:3001 type=LoadBalancer lb=1.2.3.4";
    private static final String LOCAL = BALANCED + " external=Local health=30000";

    private static IpvsProxy proxy(ProxyConfig config, String services, String... addresses) {
        ProxyNode node = ProxyNode.builder()
                .name("test-node")
                .addresses(Vector.of(Ip.parse("100.101.102.103")))
                .podCidrs(Vector.empty())
                .interfaceAddresses(Vector.of("127.0.0.1", "100.101.102.103", "2001:db8::1")
                        .map(Ip::parse)
                        .appendAll(Vector.of(addresses).map(Ip::parse)))
                .build();
        return IpvsProxy.on(node, config, IpFamily.IPV4)
                .withAll(ServiceLines.services(services), ServiceLines.slices(services));
    }

    private static IpvsNode program(String services, String... addresses) {
        return proxy(CONFIG, services, addresses).program();
    }

    private static Seq<String> chain(IpvsNode node, TableName table, String name) {
        return node.rules()
                .table(table)
                .chain(name)
                .map(Chain::rules)
                .get()
                .map(Rule::toString)
                .map(rule -> rule.replaceAll("-m comment --comment (\"[^\"]*\"|\\S+) ", ""));
    }

    private static String members(IpvsNode node, String set) {
        return node.sets()
                .find(each -> each.name().equals(set))
                .map(IpSet::entries)
                .get()
                .mkString(" ");
    }

    @Test
    void whatIsMarkedOrKnownIsForwarded() {
        assertThat(chain(program(""), TableName.FILTER, "KUBE-FORWARD"))
                .containsExactly(
                        "-m mark --mark 0x00004000/0x00004000 -j ACCEPT",
                        "-m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT");
    }

    @Test
    void boundAddressesAreOpenAtThePortsOfServicesAlone() {
        assertThat(chain(program(""), TableName.FILTER, "KUBE-IPVS-FILTER"))
                .containsExactly(
                        "-m set --match-set KUBE-LOAD-BALANCER dst,dst -j RETURN",
                        "-m set --match-set KUBE-CLUSTER-IP dst,dst -j RETURN",
                        "-m set --match-set KUBE-EXTERNAL-IP dst,dst -j RETURN",
                        "-m set --match-set KUBE-EXTERNAL-IP-LOCAL dst,dst -j RETURN",
                        "-m set --match-set KUBE-HEALTH-CHECK-NODE-PORT dst -j RETURN",
                        "-m conntrack --ctstate NEW -m set --match-set KUBE-IPVS-IPS dst -j REJECT");
        assertThat(chain(program(""), TableName.FILTER, "OUTPUT")).containsExactly("-j KUBE-IPVS-OUT-FILTER");
    }

    @Test
    void aLoadBalancerIsMasqueradedUnlessItsPolicyIsLocal() {
        IpvsNode cluster = program(BALANCED + " -> 10.180.0.1@other:80");
        assertThat(chain(cluster, TableName.NAT, "KUBE-SERVICES"))
                .containsExactly(
                        "-s 127.0.0.0/8 -j RETURN",
                        "-m set --match-set KUBE-LOAD-BALANCER dst,dst -j KUBE-LOAD-BALANCER",
                        "-m set --match-set KUBE-CLUSTER-IP dst,dst ! -s 10.244.0.0/16 -j KUBE-MARK-MASQ",
                        "-m addrtype --dst-type LOCAL -j KUBE-NODE-PORT",
                        "-m set --match-set KUBE-CLUSTER-IP dst,dst -j ACCEPT",
                        "-m set --match-set KUBE-LOAD-BALANCER dst,dst -j ACCEPT");
        assertThat(chain(cluster, TableName.NAT, "KUBE-LOAD-BALANCER")).containsExactly("-j KUBE-MARK-MASQ");
        assertThat(members(cluster, "KUBE-LOAD-BALANCER-LOCAL")).isEmpty();
        assertThat(members(cluster, "KUBE-LOAD-BALANCER-FW")).isEmpty();
        IpvsNode local = program(LOCAL + " -> 10.180.0.1@test-node:80");
        assertThat(chain(local, TableName.NAT, "KUBE-LOAD-BALANCER"))
                .containsExactly("-m set --match-set KUBE-LOAD-BALANCER-LOCAL dst,dst -j RETURN", "-j KUBE-MARK-MASQ");
        assertThat(members(local, "KUBE-LOAD-BALANCER-LOCAL")).isEqualTo("1.2.3.4,tcp:80");
        assertThat(members(local, "KUBE-LOAD-BALANCER")).isEqualTo("1.2.3.4,tcp:80");
    }

    @Test
    void loadBalancersHaveVirtualServersAndAreBound() {
        IpvsNode node = program(BALANCED + " ips=50.60.70.81 -> 10.180.0.1@other:80");
        assertThat(node.ipvs().toString().lines().filter(line -> line.startsWith("-A")))
                .containsExactlyInAnyOrder(
                        "-A -t 10.20.30.41:80 -s rr",
                        "-A -t 50.60.70.81:80 -s rr",
                        "-A -t 1.2.3.4:80 -s rr",
                        "-A -t 100.101.102.103:3001 -s rr");
        assertThat(node.bound().map(Ip::toString)).containsExactly("10.20.30.41", "50.60.70.81", "1.2.3.4");
    }

    @Test
    void anAddressOfTheNodeIsNotBoundAgain() {
        IpvsNode node = program(BALANCED + " ips=50.60.70.81", "50.60.70.81");
        assertThat(node.bound().map(Ip::toString)).containsExactly("10.20.30.41", "1.2.3.4");
        assertThat(members(node, "KUBE-IPVS-IPS").split(" ")).containsExactlyInAnyOrder("10.20.30.41", "1.2.3.4");
    }

    @Test
    void twoPortsBindTheirAddressOnce() {
        assertThat(program("ns1/svc1 10.20.30.41 p80:80/TCP p81:81/TCP").bound())
                .hasSize(1);
    }

    @Test
    void aClusterIpHasAllEndpointsWhateverTheExternalPolicy() {
        IpvsNode node = program(LOCAL + " -> 10.180.0.1@test-node:80 10.180.1.1@other:80");
        assertThat(node.ipvs().toString())
                .contains("-a -t 10.20.30.41:80 -r 10.180.1.1:80 -m -w 1\n")
                .doesNotContain("-a -t 1.2.3.4:80 -r 10.180.1.1:80");
    }

    @Test
    void endpointsOfThisNodeMayReachThemselves() {
        IpvsNode node = program(BALANCED + " -> 10.180.0.1@test-node:80 10.180.1.1@other:80");
        assertThat(members(node, "KUBE-LOOP-BACK")).isEqualTo("10.180.0.1,tcp:80,10.180.0.1");
    }

    @Test
    void theNodesAddressOpensALoadBalancerToItself() {
        String ranges = BALANCED + " ranges=%s -> 10.180.0.1@other:80";
        IpvsNode node = program(ranges.formatted("100.101.102.0/24"));
        assertThat(chain(node, TableName.FILTER, "KUBE-SOURCE-RANGES-FIREWALL"))
                .containsExactly(
                        "-m set --match-set KUBE-LOAD-BALANCER-SOURCE-CIDR dst,dst,src -j RETURN",
                        "-m set --match-set KUBE-LOAD-BALANCER-SOURCE-IP dst,dst,src -j RETURN",
                        "-j DROP");
        IpvsNode other = program(ranges.formatted("203.0.113.0/25"));
        assertThat(members(other, "KUBE-LOAD-BALANCER-SOURCE-IP")).isEmpty();
        assertThat(chain(program(BALANCED), TableName.FILTER, "KUBE-IPVS-OUT-FILTER"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TCP, tcp, TCP, dst",
        "UDP, udp, UDP, dst",
        "SCTP, sctp, SCTP-HASH, 'dst,dst'",
    })
    void nodePortsHaveSetsOfTheirProtocol(String protocol, String word, String set, String ends) {
        IpvsNode node = program("ns1/svc1 10.20.30.41 p80:80/" + protocol
                + ":3001 type=NodePort external=Local -> 10.180.0.1@test-node:80");
        assertThat(chain(node, TableName.NAT, "KUBE-NODE-PORT"))
                .containsExactly(
                        "-p " + word + " -m set --match-set KUBE-NODE-PORT-LOCAL-" + set + " " + ends + " -j RETURN",
                        "-p " + word + " -m set --match-set KUBE-NODE-PORT-" + set + " " + ends + " -j KUBE-MARK-MASQ");
    }

    @Test
    void allNodePortsComeInTheOrderOfTheirProtocols() {
        IpvsNode node = program("""
            ns1/svc1 10.20.30.41 p80:80/TCP:3001 type=NodePort
            ns1/svc2 10.20.30.42 p80:80/UDP:3001 type=NodePort
            ns1/svc3 10.20.30.43 p80:80/SCTP:3001 type=NodePort
            """);
        assertThat(chain(node, TableName.NAT, "KUBE-NODE-PORT"))
                .containsExactly(
                        "-p tcp -m set --match-set KUBE-NODE-PORT-TCP dst -j KUBE-MARK-MASQ",
                        "-p udp -m set --match-set KUBE-NODE-PORT-UDP dst -j KUBE-MARK-MASQ",
                        "-p sctp -m set --match-set KUBE-NODE-PORT-SCTP-HASH dst,dst -j KUBE-MARK-MASQ");
    }

    @Test
    void anExternalAddressOfPolicyLocalIsAcceptedWithoutMark() {
        IpvsNode node = program("ns1/svc1 10.20.30.41 p80:80/TCP external=Local ips=50.60.70.81");
        assertThat(chain(node, TableName.NAT, "KUBE-SERVICES").drop(2))
                .containsExactly(
                        "-m set --match-set KUBE-EXTERNAL-IP-LOCAL dst,dst -m physdev ! --physdev-is-in -m addrtype !"
                                + " --src-type LOCAL -j ACCEPT",
                        "-m set --match-set KUBE-EXTERNAL-IP-LOCAL dst,dst -m addrtype --dst-type LOCAL -j ACCEPT",
                        "-m addrtype --dst-type LOCAL -j KUBE-NODE-PORT",
                        "-m set --match-set KUBE-CLUSTER-IP dst,dst -j ACCEPT");
    }

    @Test
    void withoutRandomPortsMasqueradingKeepsThemIfItCan() {
        IpvsNode node = proxy(CONFIG.withRandomFully(false), "").program();
        assertThat(chain(node, TableName.NAT, "KUBE-POSTROUTING").last()).isEqualTo("-j MASQUERADE");
    }

    @Test
    void chosenAddressesOfTheOtherFamilyAndLoopbackHaveNoNodePorts() {
        String service = "ns1/svc1 10.20.30.41 p80:80/TCP:3001 type=NodePort";
        assertThat(program(service).ipvs().toString())
                .contains("100.101.102.103:3001")
                .doesNotContain("127.0.0.1")
                .doesNotContain("2001:db8");
        ProxyConfig loopback = CONFIG.withNodePortAddresses(
                NodePortAddresses.in(Cidr.parse("127.0.0.0/8"), Cidr.parse("100.0.0.0/8")));
        assertThat(proxy(loopback, service).program().ipvs().toString())
                .contains("100.101.102.103:3001")
                .doesNotContain("127.0.0.1");
    }

    @Test
    void aServiceThatIsGoneLeavesNothing() {
        IpvsProxy empty = proxy(CONFIG, "");
        IpvsProxy one = proxy(CONFIG, BALANCED + " -> 10.180.0.1@other:80");
        assertThat(one.without("ns1", "svc1").program()).isEqualTo(empty.program());
        assertThat(one.without("ns1", "other").program()).isEqualTo(one.program());
    }

    @Test
    void theProgramIsServersSetsAndRulesAsTheirToolsPrintThem() {
        IpvsNode node = program(BALANCED + " -> 10.180.0.1@other:80");
        assertThat(node.text())
                .startsWith(node.ipvs().toString())
                .contains("create KUBE-CLUSTER-IP hash:ip,port")
                .contains("add KUBE-CLUSTER-IP 10.20.30.41,tcp:80")
                .endsWith(IptablesText.saved(node.rules(), IpFamily.IPV4));
    }
}
