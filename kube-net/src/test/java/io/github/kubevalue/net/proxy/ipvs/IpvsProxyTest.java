package io.github.kubevalue.net.proxy.ipvs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.ipset.IpSet;
import io.github.kubevalue.net.ipvs.Scheduler;
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
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What upstream's own tests expect of a node: pkg/proxy/ipvs/proxier_test.go. */
class IpvsProxyTest {
    private static final ProxyConfig CONFIG = ProxyConfig.of(Cidr.parse("10.244.0.0/16"));
    private static final String TO_SERVICES = "-m set --match-set ";

    private static IpvsNode program(UnaryOperator<ProxyConfig> change, String services) {
        return IpvsProxy.on(node("100.101.102.103"), change.apply(CONFIG), IpFamily.IPV4)
                .withAll(ServiceLines.services(services), ServiceLines.slices(services))
                .program();
    }

    private static IpvsNode program(String services) {
        return program(UnaryOperator.identity(), services);
    }

    private static ProxyNode node(String... addresses) {
        Seq<Ip> ips = Vector.of(addresses).map(Ip::parse);
        return ProxyNode.builder()
                .name("test-node")
                .addresses(ips)
                .podCidrs(Vector.empty())
                .interfaceAddresses(ips.prepend(Ip.parse("127.0.0.1")))
                .build();
    }

    private static String servers(IpvsNode node) {
        return node.ipvs().toString();
    }

    private static Seq<String> members(IpvsNode node, String set) {
        return node.sets()
                .find(each -> each.name().equals(set))
                .map(IpSet::entries)
                .get()
                .toVector()
                .map(Object::toString);
    }

    private static Seq<String> chain(IpvsNode node, TableName table, String name) {
        return node.rules().table(table).chain(name).map(Chain::rules).get().map(Rule::toString);
    }

    private static Seq<String> withoutComments(Seq<String> rules) {
        return rules.map(rule -> rule.replaceAll("-m comment --comment (\"[^\"]*\"|\\S+) ", ""));
    }

    @Nested
    class VirtualServers {
        @Test
        void aClusterIpHasItsEndpointsAndIsBound() {
            IpvsNode node = program("ns1/svc1 10.20.30.41 p80:80/TCP -> 10.180.0.1@other:80 10.180.0.2@other:80");
            assertThat(servers(node)).isEqualTo("""
                -A -t 10.20.30.41:80 -s rr
                -a -t 10.20.30.41:80 -r 10.180.0.1:80 -m -w 1
                -a -t 10.20.30.41:80 -r 10.180.0.2:80 -m -w 1
                """);
            assertThat(node.bound()).containsExactly(Ip.parse("10.20.30.41"));
            assertThat(members(node, "KUBE-CLUSTER-IP")).containsExactly("10.20.30.41,tcp:80");
            assertThat(members(node, "KUBE-IPVS-IPS")).containsExactly("10.20.30.41");
        }

        @Test
        void withoutEndpointsThereIsAVirtualServerWithoutRealServers() {
            assertThat(servers(program("ns1/svc1 10.20.30.41 p80:80/TCP"))).isEqualTo("-A -t 10.20.30.41:80 -s rr\n");
        }

        @Test
        void nodePortsAreVirtualServersOnEveryAddressOfTheNode() {
            IpvsNode node = IpvsProxy.on(node("100.101.102.103", "100.101.102.104"), CONFIG, IpFamily.IPV4)
                    .withAll(
                            ServiceLines.services("ns1/svc1 10.20.30.41 p80:80/TCP:3001 type=NodePort"),
                            ServiceLines.slices(
                                    "ns1/svc1 10.20.30.41 p80:80/TCP:3001 type=NodePort -> 10.180.0.1@other:80"))
                    .program();
            assertThat(servers(node)).isEqualTo("""
                -A -t 10.20.30.41:80 -s rr
                -a -t 10.20.30.41:80 -r 10.180.0.1:80 -m -w 1
                -A -t 100.101.102.103:3001 -s rr
                -a -t 100.101.102.103:3001 -r 10.180.0.1:80 -m -w 1
                -A -t 100.101.102.104:3001 -s rr
                -a -t 100.101.102.104:3001 -r 10.180.0.1:80 -m -w 1
                """);
            assertThat(members(node, "KUBE-NODE-PORT-TCP")).containsExactly("3001");
            assertThat(node.bound()).containsExactly(Ip.parse("10.20.30.41"));
        }

        @Test
        void sctpNodePortsAreMembersWithTheirAddress() {
            IpvsNode node = program("ns1/svc1 10.20.30.41 p80:8080/SCTP:3001 type=NodePort -> 10.180.0.1@other:8080");
            assertThat(servers(node)).contains("-A --sctp-service 100.101.102.103:3001 -s rr\n");
            assertThat(members(node, "KUBE-NODE-PORT-SCTP-HASH")).containsExactly("100.101.102.103,sctp:3001");
        }

        @Test
        void nodePortAddressesChooseAmongTheNodesOwn() {
            IpvsNode node = program(
                    config -> config.withNodePortAddresses(NodePortAddresses.in(Cidr.parse("127.0.0.0/8"))),
                    "ns1/svc1 10.20.30.41 p80:80/TCP:3001 type=NodePort -> 10.180.0.1@other:80");
            assertThat(servers(node)).doesNotContain("3001");
            assertThat(members(node, "KUBE-NODE-PORT-TCP")).isEmpty();
        }

        @Test
        void affinityIsPersistence() {
            assertThat(servers(program("ns1/svc1 10.20.30.41 p80:80/TCP affinity=10800")))
                    .isEqualTo("-A -t 10.20.30.41:80 -s rr -p 10800\n");
        }

        @Test
        void theSchedulerIsTheConfigurations() {
            assertThat(servers(
                            program(config -> config.withScheduler(Scheduler.MH), "ns1/svc1 10.20.30.41 p80:80/UDP")))
                    .isEqualTo("-A -u 10.20.30.41:80 -s mh -b mh-port\n");
        }

        @Test
        void policyLocalFallsBackToAllEndpointsOfAServiceWithOtherWaysIn() {
            String local = "ns1/svc1 10.20.30.41 p80:80/TCP:3001 type=NodePort external=Local -> ";
            assertThat(servers(program(local + "10.180.0.1@test-node:80 10.180.1.1@other:80")))
                    .contains("-a -t 100.101.102.103:3001 -r 10.180.0.1:80 -m -w 1\n")
                    .doesNotContain("-a -t 100.101.102.103:3001 -r 10.180.1.1:80");
            assertThat(servers(program(local + "10.180.1.1@other:80")))
                    .contains("-a -t 100.101.102.103:3001 -r 10.180.1.1:80 -m -w 1\n");
            assertThat(servers(program("ns1/svc1 10.20.30.41 p80:80/TCP internal=Local -> 10.180.1.1@other:80")))
                    .isEqualTo("-A -t 10.20.30.41:80 -s rr\n");
        }

        @Test
        void strictArpIsASettingOfTheKernel() {
            IpvsNode node = program("");
            assertThat(node.sysctls(CONFIG))
                    .contains("net/ipv4/vs/conntrack=1")
                    .noneMatch(each -> each.contains("arp"));
            assertThat(node.sysctls(CONFIG.withStrictArp(true)))
                    .contains("net/ipv4/conf/all/arp_ignore=1", "net/ipv4/conf/all/arp_announce=2");
        }

        @Test
        void namesOfSetsForIpv6AreCut() {
            assertThat(KubeSet.NODE_PORT_LOCAL_SCTP.name(IpFamily.IPV6)).isEqualTo("KUBE-6-NODE-PORT-LOCAL-SCTP-HAS");
            assertThat(KubeSet.CLUSTER_IP.name(IpFamily.IPV6)).isEqualTo("KUBE-6-CLUSTER-IP");
        }
    }

    @Nested
    class Rules {
        @Test
        void withoutServicesTheSkeletonStands() {
            IpvsNode node = program("");
            assertThat(chain(node, TableName.NAT, "KUBE-SERVICES"))
                    .containsExactly("-s 127.0.0.0/8 -j RETURN", "-m addrtype --dst-type LOCAL -j KUBE-NODE-PORT");
            assertThat(chain(node, TableName.NAT, "KUBE-LOAD-BALANCER")).containsExactly("-j KUBE-MARK-MASQ");
            assertThat(chain(node, TableName.NAT, "KUBE-POSTROUTING"))
                    .containsExactly(
                            "-m mark ! --mark 0x00004000/0x00004000 -j RETURN",
                            "-j MARK --xor-mark 0x00004000",
                            "-m comment --comment \"kubernetes service traffic requiring SNAT\" -j MASQUERADE"
                                    + " --random-fully");
            assertThat(chain(node, TableName.FILTER, "INPUT").map(rule -> rule.replaceAll(".*-j ", "")))
                    .containsExactly("KUBE-IPVS-FILTER", "KUBE-PROXY-FIREWALL", "KUBE-NODE-PORT");
            assertThat(chain(node, TableName.FILTER, "FORWARD").map(rule -> rule.replaceAll(".*-j ", "")))
                    .containsExactly("KUBE-PROXY-FIREWALL", "KUBE-FORWARD");
            assertThat(chain(node, TableName.FILTER, "KUBE-IPVS-FILTER").last())
                    .isEqualTo("-m conntrack --ctstate NEW -m set --match-set KUBE-IPVS-IPS dst -j REJECT");
        }

        @Test
        void externalAddressesAreMasqueradedUnlessTheirPolicyIsLocal() {
            IpvsNode cluster = program("ns1/svc1 10.20.30.41 p80:80/TCP ips=50.60.70.81 -> 10.180.0.1@other:80");
            assertThat(withoutComments(chain(cluster, TableName.NAT, "KUBE-SERVICES"))
                            .drop(2))
                    .containsExactly(
                            TO_SERVICES + "KUBE-EXTERNAL-IP dst,dst -j KUBE-MARK-MASQ",
                            TO_SERVICES
                                    + "KUBE-EXTERNAL-IP dst,dst -m physdev ! --physdev-is-in -m addrtype ! --src-type"
                                    + " LOCAL -j ACCEPT",
                            TO_SERVICES + "KUBE-EXTERNAL-IP dst,dst -m addrtype --dst-type LOCAL -j ACCEPT",
                            "-m addrtype --dst-type LOCAL -j KUBE-NODE-PORT",
                            TO_SERVICES + "KUBE-CLUSTER-IP dst,dst -j ACCEPT");
            IpvsNode local =
                    program("ns1/svc1 10.20.30.41 p80:80/TCP external=Local ips=50.60.70.81 -> 10.180.0.1@other:80");
            assertThat(members(local, "KUBE-EXTERNAL-IP-LOCAL")).containsExactly("50.60.70.81,tcp:80");
            assertThat(members(local, "KUBE-EXTERNAL-IP")).isEmpty();
        }

        @Test
        void clusterIpsAreMasqueradedAsTheDetectorSays() {
            String service = "ns1/svc1 10.20.30.41 p80:80/TCP -> 10.180.0.1@other:80";
            assertThat(withoutComments(chain(program(service), TableName.NAT, "KUBE-SERVICES"))
                            .get(1))
                    .isEqualTo(TO_SERVICES + "KUBE-CLUSTER-IP dst,dst ! -s 10.244.0.0/16 -j KUBE-MARK-MASQ");
            assertThat(withoutComments(chain(
                                    program(config -> config.withMasqueradeAll(true), service),
                                    TableName.NAT,
                                    "KUBE-SERVICES"))
                            .get(1))
                    .isEqualTo(TO_SERVICES + "KUBE-CLUSTER-IP dst,dst -j KUBE-MARK-MASQ");
            assertThat(withoutComments(chain(
                                    program(config -> config.withClusterCidrs(Vector.empty()), service),
                                    TableName.NAT,
                                    "KUBE-SERVICES"))
                            .get(1))
                    .isEqualTo(TO_SERVICES + "KUBE-CLUSTER-IP src,dst -j KUBE-MARK-MASQ");
        }

        @Test
        void loadBalancersAreGuardedBySourceRanges() {
            String service =
                    "ns1/svc1 10.20.30.41 p80:80/TCP type=LoadBalancer lb=1.2.3.4 ranges=%s -> 10.180.0.1@other:80";
            IpvsNode node = program(service.formatted("203.0.113.0/25"));
            assertThat(members(node, "KUBE-LOAD-BALANCER")).containsExactly("1.2.3.4,tcp:80");
            assertThat(members(node, "KUBE-LOAD-BALANCER-FW")).containsExactly("1.2.3.4,tcp:80");
            assertThat(members(node, "KUBE-LOAD-BALANCER-SOURCE-CIDR"))
                    .containsExactly("1.2.3.4,tcp:80,203.0.113.0/25");
            assertThat(withoutComments(chain(node, TableName.FILTER, "KUBE-PROXY-FIREWALL")))
                    .containsExactly(TO_SERVICES + "KUBE-LOAD-BALANCER-FW dst,dst -j KUBE-SOURCE-RANGES-FIREWALL");
            assertThat(withoutComments(chain(node, TableName.FILTER, "KUBE-SOURCE-RANGES-FIREWALL")))
                    .containsExactly(TO_SERVICES + "KUBE-LOAD-BALANCER-SOURCE-CIDR dst,dst,src -j RETURN", "-j DROP");
            assertThat(chain(node, TableName.FILTER, "KUBE-IPVS-OUT-FILTER"))
                    .containsExactly("-s 1.2.3.4 -m ipvs --vaddr 1.2.3.4 --vproto tcp --vport 80 -j DROP");
            IpvsNode open = program(service.formatted("100.101.102.0/24"));
            assertThat(chain(open, TableName.FILTER, "KUBE-IPVS-OUT-FILTER")).isEmpty();
            assertThat(members(open, "KUBE-LOAD-BALANCER-SOURCE-IP")).containsExactly("1.2.3.4,tcp:80,1.2.3.4");
        }

        @Test
        void nodePortsOfPolicyLocalReturnFirst() {
            IpvsNode node = program(
                    "ns1/svc1 10.20.30.41 p80:80/TCP:3001 type=NodePort external=Local -> 10.180.0.1@test-node:80");
            assertThat(withoutComments(chain(node, TableName.NAT, "KUBE-NODE-PORT")))
                    .containsExactly(
                            "-p tcp -m set --match-set KUBE-NODE-PORT-LOCAL-TCP dst -j RETURN",
                            "-p tcp -m set --match-set KUBE-NODE-PORT-TCP dst -j KUBE-MARK-MASQ");
            assertThat(members(node, "KUBE-LOOP-BACK")).containsExactly("10.180.0.1,tcp:80,10.180.0.1");
            assertThat(withoutComments(chain(node, TableName.NAT, "KUBE-POSTROUTING"))
                            .head())
                    .isEqualTo(TO_SERVICES + "KUBE-LOOP-BACK dst,dst,src -j MASQUERADE");
        }

        @Test
        void theRulesAreReadBackAsTheyArePrinted() {
            IpvsNode node = program("""
                ns1/svc1 10.20.30.41 p80:80/TCP:3001 type=LoadBalancer lb=1.2.3.4 ranges=203.0.113.0/25 ips=50.60.70.81 -> 10.180.0.1@test-node:80
                ns1/svc2 10.20.30.42 p80:80/UDP:3002 type=NodePort external=Local ips=50.60.70.82 -> 10.180.0.2@test-node:80
                """);
            String saved = IptablesText.saved(node.rules(), IpFamily.IPV4);
            assertThat(IptablesText.saved(IptablesText.parse(saved).get(), IpFamily.IPV4))
                    .isEqualTo(saved);
        }

        @Test
        void healthCheckPortsAreOpen() {
            IpvsNode node = program("ns1/svc1 10.20.30.41 p80:80/TCP type=LoadBalancer external=Local health=30000");
            assertThat(members(node, "KUBE-HEALTH-CHECK-NODE-PORT")).containsExactly("30000");
            assertThat(withoutComments(chain(node, TableName.FILTER, "KUBE-NODE-PORT")))
                    .containsExactly(TO_SERVICES + "KUBE-HEALTH-CHECK-NODE-PORT dst -j ACCEPT");
        }
    }
}
