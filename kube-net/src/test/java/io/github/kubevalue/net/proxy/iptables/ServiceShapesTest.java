package io.github.kubevalue.net.proxy.iptables;

import static io.github.kubevalue.net.proxy.iptables.Shapes.CONFIG;
import static io.github.kubevalue.net.proxy.iptables.Shapes.chain;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.LoadBalancerIPMode;
import io.github.kubevalue.model.core.LoadBalancerIngress;
import io.github.kubevalue.model.core.LoadBalancerStatus;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceAffinity;
import io.github.kubevalue.model.core.ServiceExternalTrafficPolicy;
import io.github.kubevalue.model.core.ServiceInternalTrafficPolicy;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceStatus;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.proxy.DetectLocalMode;
import io.github.kubevalue.net.proxy.NodePortAddresses;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What each field of a Service and of the configuration adds to the rules. */
class ServiceShapesTest {
    private static final String HASH = "XRY76EGRC3BSCIIJ";
    private static final String CLUSTER = "KUBE-SVC-" + HASH;
    private static final String LOCAL = "KUBE-SVL-" + HASH;
    private static final String EXTERNAL = "KUBE-EXT-" + HASH;
    private static final String FIREWALL = "KUBE-FW-" + HASH;
    private static final String HERE = "10.244.1.2@node1";
    private static final String THERE = "10.244.2.2@node2";

    private static ServiceSpec externalLocal(ServiceSpec spec) {
        return spec.withExternalTrafficPolicy(Option.of(ServiceExternalTrafficPolicy.LOCAL));
    }

    private static ServiceSpec internalLocal(ServiceSpec spec) {
        return spec.withInternalTrafficPolicy(Option.of(ServiceInternalTrafficPolicy.LOCAL));
    }

    private static Service nodePort(UnaryOperator<ServiceSpec> change) {
        return Shapes.web(spec -> change.apply(
                spec.withType(ServiceType.NODE_PORT).withPorts(spec.ports().map(port -> port.withNodePort(30080)))));
    }

    private static Service balanced(UnaryOperator<ServiceSpec> change) {
        return nodePort(spec -> change.apply(spec.withType(ServiceType.LOAD_BALANCER)))
                .withStatus(status(LoadBalancerIngress.atIp("203.0.113.10")));
    }

    private static ServiceStatus status(LoadBalancerIngress ingress) {
        return ServiceStatus.builder()
                .loadBalancer(
                        LoadBalancerStatus.builder().ingress(Vector.of(ingress)).build())
                .build();
    }

    private static Seq<String> filter(Ruleset rules) {
        return Shapes.added(rules, TableName.FILTER);
    }

    private static Seq<String> nat(Ruleset rules, String chain) {
        return chain(rules, TableName.NAT, chain);
    }

    private static Ruleset with(UnaryOperator<ProxyConfig> change, Service service, String... endpoints) {
        return Shapes.rules(change.apply(CONFIG), IpFamily.IPV4, service, Shapes.slice(service, endpoints));
    }

    @Nested
    class Skipped {
        @Test
        void headlessServicesAliasesAndThoseOfOtherProxies() {
            Ruleset nothing =
                    IptablesProxy.on(Shapes.NODE, CONFIG, IpFamily.IPV4).ruleset();
            Service headless = Shapes.web(spec -> spec.withClusterIP("None").withClusterIPs(Vector.of("None")));
            Service alias = Shapes.web(spec -> spec.withType(ServiceType.EXTERNAL_NAME));
            Service web = Shapes.web(UnaryOperator.identity());
            Service foreign = web.withMetadata(
                    web.metadata().withLabels(TreeMap.of("service.kubernetes.io/service-proxy-name", "other")));
            assertThat(Vector.of(headless, alias, foreign).map(service -> Shapes.rules(service, HERE)))
                    .containsOnly(nothing);
        }

        @Test
        void aServiceWithoutUsableEndpointWritesNoChain() {
            assertThat(Shapes.added(Shapes.rules(nodePort(UnaryOperator.identity())), TableName.NAT))
                    .isEmpty();
        }
    }

    @Nested
    class WithoutEndpoints {
        @Test
        void areRefusedIfThereIsNoneAnywhere() {
            Ruleset rules = Shapes.rules(balanced(spec -> spec.withExternalIPs(Vector.of("198.51.100.7"))));
            assertThat(filter(rules))
                    .containsExactly(
                            "-A KUBE-EXTERNAL-SERVICES -m comment --comment \"demo/web:http has no endpoints\" -m tcp"
                                    + " -p tcp -d 198.51.100.7 --dport 80 -j REJECT",
                            "-A KUBE-EXTERNAL-SERVICES -m comment --comment \"demo/web:http has no endpoints\" -m tcp"
                                    + " -p tcp -d 203.0.113.10 --dport 80 -j REJECT",
                            "-A KUBE-EXTERNAL-SERVICES -m comment --comment \"demo/web:http has no endpoints\" -m"
                                    + " addrtype --dst-type LOCAL -m tcp -p tcp --dport 30080 -j REJECT",
                            "-A KUBE-SERVICES -m comment --comment \"demo/web:http has no endpoints\" -m tcp -p tcp -d"
                                    + " 10.96.0.10 --dport 80 -j REJECT");
        }

        @Test
        void areDroppedIfOthersHaveThem() {
            assertThat(filter(Shapes.rules(Shapes.web(ServiceShapesTest::internalLocal), THERE)))
                    .containsExactly(
                            "-A KUBE-SERVICES -m comment --comment \"demo/web:http has no local endpoints\" -m tcp -p"
                                    + " tcp -d 10.96.0.10 --dport 80 -j DROP");
            assertThat(filter(Shapes.rules(nodePort(ServiceShapesTest::externalLocal), THERE)))
                    .containsExactly(
                            "-A KUBE-EXTERNAL-SERVICES -m comment --comment \"demo/web:http has no local endpoints\""
                                    + " -m addrtype --dst-type LOCAL -m tcp -p tcp --dport 30080 -j DROP");
        }
    }

    @Nested
    class Policies {
        @Test
        void externalLocalLetsPodsAndTheNodeUseAllEndpoints() {
            Ruleset rules = Shapes.rules(nodePort(ServiceShapesTest::externalLocal), HERE, THERE);
            assertThat(nat(rules, EXTERNAL))
                    .containsExactly(
                            "-m comment --comment \"pod traffic for demo/web:http external destinations\" -s"
                                    + " 10.244.0.0/16 -j "
                                    + CLUSTER,
                            "-m comment --comment \"masquerade LOCAL traffic for demo/web:http external destinations\""
                                    + " -m addrtype --src-type LOCAL -j KUBE-MARK-MASQ",
                            "-m comment --comment \"route LOCAL traffic for demo/web:http external destinations\" -m"
                                    + " addrtype --src-type LOCAL -j "
                                    + CLUSTER,
                            "-j " + LOCAL);
            assertThat(nat(rules, LOCAL)).hasSize(1);
            assertThat(nat(rules, CLUSTER)).hasSize(3);
        }

        @Test
        void externalLocalWithoutLocalEndpointEndsAfterTheShortCut() {
            Ruleset rules = Shapes.rules(nodePort(ServiceShapesTest::externalLocal), THERE);
            assertThat(nat(rules, EXTERNAL)).hasSize(3);
            assertThat(rules.table(TableName.NAT).chain(LOCAL)).isEmpty();
        }

        @Test
        void internalLocalUsesTheLocalChain() {
            Ruleset rules = Shapes.rules(Shapes.web(ServiceShapesTest::internalLocal), HERE, THERE);
            assertThat(nat(rules, "KUBE-SERVICES").head()).endsWith("-j " + LOCAL);
            assertThat(nat(rules, LOCAL))
                    .containsExactly(
                            "-m comment --comment \"demo/web:http cluster IP\" -m tcp -p tcp -d 10.96.0.10 --dport 80"
                                    + " ! -s 10.244.0.0/16 -j KUBE-MARK-MASQ",
                            "-m comment --comment \"demo/web:http -> 10.244.1.2:8080\" -j KUBE-SEP-PPQSH3RHU5NVL3F3");
            assertThat(rules.table(TableName.NAT).chain(CLUSTER)).isEmpty();
            assertThat(rules.table(TableName.NAT).chain("KUBE-SEP-X77QEHRBAUGFM3SK"))
                    .isEmpty();
        }

        @Test
        void affinityIsAskedFirstAndRenewedAtTheEndpoint() {
            Ruleset rules = Shapes.rules(
                    Shapes.web(spec -> spec.withSessionAffinity(Option.of(ServiceAffinity.CLIENT_IP))), HERE, THERE);
            assertThat(nat(rules, CLUSTER).tail().take(2))
                    .containsExactly(
                            "-m comment --comment \"demo/web:http -> 10.244.1.2:8080\" -m recent --name"
                                    + " KUBE-SEP-PPQSH3RHU5NVL3F3 --rcheck --seconds 10800 --reap -j"
                                    + " KUBE-SEP-PPQSH3RHU5NVL3F3",
                            "-m comment --comment \"demo/web:http -> 10.244.2.2:8080\" -m recent --name"
                                    + " KUBE-SEP-X77QEHRBAUGFM3SK --rcheck --seconds 10800 --reap -j"
                                    + " KUBE-SEP-X77QEHRBAUGFM3SK");
            assertThat(nat(rules, "KUBE-SEP-PPQSH3RHU5NVL3F3").last())
                    .isEqualTo("-m comment --comment demo/web:http -m recent --name KUBE-SEP-PPQSH3RHU5NVL3F3 --set -m"
                            + " tcp -p tcp -j DNAT --to-destination 10.244.1.2:8080");
        }
    }

    @Nested
    class LoadBalancers {
        @Test
        void sourceRangesGuardTheAddressAndTheNodeMayComeFromIt() {
            Ruleset rules = Shapes.rules(
                    balanced(spec -> spec.withLoadBalancerSourceRanges(Vector.of(" 192.0.2.0/24", "198.18.0.0/15"))),
                    HERE);
            assertThat(nat(rules, FIREWALL))
                    .containsExactly(
                            "-m comment --comment \"demo/web:http loadbalancer IP\" -s 192.0.2.0/24 -j " + EXTERNAL,
                            "-m comment --comment \"demo/web:http loadbalancer IP\" -s 198.18.0.0/15 -j " + EXTERNAL,
                            "-m comment --comment \"demo/web:http loadbalancer IP\" -s 203.0.113.10 -j " + EXTERNAL,
                            "-m comment --comment \"other traffic to demo/web:http will be dropped by"
                                    + " KUBE-PROXY-FIREWALL\"");
            assertThat(filter(rules))
                    .containsExactly(
                            "-A KUBE-PROXY-FIREWALL -m comment --comment \"demo/web:http traffic not accepted by "
                                    + FIREWALL + "\" -m tcp -p tcp -d 203.0.113.10 --dport 80 -j DROP");
            assertThat(nat(rules, "KUBE-SERVICES").get(1)).endsWith("-d 203.0.113.10 --dport 80 -j " + FIREWALL);
            assertThat(nat(rules, "KUBE-NODEPORTS").head()).endsWith("--dport 30080 -j " + EXTERNAL);
        }

        @Test
        void anAddressThatProxiesHasNoRule() {
            Service service = balanced(UnaryOperator.identity())
                    .withStatus(status(
                            LoadBalancerIngress.atIp("203.0.113.10").withIpMode(Option.of(LoadBalancerIPMode.PROXY))));
            assertThat(nat(Shapes.rules(service, HERE), "KUBE-SERVICES").mkString("\n"))
                    .doesNotContain("203.0.113.10");
        }

        @Test
        void healthCheckPortIsOpenWithOrWithoutEndpoints() {
            Service service = balanced(spec -> externalLocal(spec).withHealthCheckNodePort(Option.of(32000)));
            String accept =
                    "-A KUBE-NODEPORTS -m comment --comment \"demo/web:http health check node port\" -m tcp -p tcp"
                            + " --dport 32000 -j ACCEPT";
            assertThat(filter(Shapes.rules(service, HERE))).contains(accept);
            assertThat(filter(Shapes.rules(service))).contains(accept);
            assertThat(filter(Shapes.rules(
                            nodePort(spec -> externalLocal(spec).withHealthCheckNodePort(Option.of(32000))))))
                    .doesNotContain(accept);
        }
    }

    @Nested
    class Configuration {
        private final Service service = nodePort(UnaryOperator.identity());

        @Test
        void masqueradeAllMarksEveryPacketToTheClusterIp() {
            assertThat(nat(with(config -> config.withMasqueradeAll(true), service, HERE), CLUSTER)
                            .head())
                    .endsWith("-d 10.96.0.10 --dport 80 -j KUBE-MARK-MASQ");
        }

        @Test
        void localTrafficIsKnownByWhatTheModeSays() {
            assertThat(nat(
                                    with(
                                            config -> config.withDetectLocalMode(DetectLocalMode.NODE_CIDR),
                                            service,
                                            HERE),
                                    CLUSTER)
                            .head())
                    .contains(" ! -s 10.244.1.0/24 -j");
            assertThat(nat(
                                    with(
                                            config -> config.withDetectLocalMode(DetectLocalMode.BRIDGE_INTERFACE)
                                                    .withBridgeInterface("cni0"),
                                            service,
                                            HERE),
                                    CLUSTER)
                            .head())
                    .contains(" ! -i cni0 -j");
            assertThat(nat(
                                    with(
                                            config -> config.withDetectLocalMode(DetectLocalMode.INTERFACE_NAME_PREFIX)
                                                    .withInterfaceNamePrefix("veth"),
                                            service,
                                            HERE),
                                    CLUSTER)
                            .head())
                    .contains(" ! -i veth+ -j");
            assertThat(nat(with(config -> config.withClusterCidrs(Vector.empty()), service, HERE), CLUSTER))
                    .noneMatch(line -> line.contains("KUBE-MARK-MASQ"));
        }

        @Test
        void nodePortAddressesNameTheAddressesOneByOne() {
            Ruleset some = with(
                    config -> config.withNodePortAddresses(
                            NodePortAddresses.in(Cidr.parse("192.0.2.0/24"), Cidr.parse("10.0.0.0/8"))),
                    service,
                    HERE);
            assertThat(nat(some, "KUBE-SERVICES").takeRight(2).map(line -> line.replaceAll(".*\" ", "")))
                    .containsExactly("-d 192.0.2.11 -j KUBE-NODEPORTS", "-d 10.244.1.1 -j KUBE-NODEPORTS");
            assertThat(chain(some, TableName.FILTER, "KUBE-FIREWALL")).isEmpty();
            Ruleset loopback = with(
                    config -> config.withNodePortAddresses(NodePortAddresses.in(Cidr.parse("127.0.0.0/8"))),
                    service,
                    HERE);
            assertThat(nat(loopback, "KUBE-SERVICES").last()).endsWith("-d 127.0.0.1 -j KUBE-NODEPORTS");
        }

        @Test
        void withoutLocalhostNodePortsTheLoopbackIsLeftAlone() {
            Ruleset rules = with(config -> config.withLocalhostNodePorts(false), service, HERE);
            assertThat(nat(rules, "KUBE-SERVICES").last())
                    .endsWith("-m addrtype --dst-type LOCAL ! -d 127.0.0.0/8 -j KUBE-NODEPORTS");
            assertThat(chain(rules, TableName.FILTER, "KUBE-FIREWALL")).isEmpty();
        }

        @Test
        void anotherBitAnotherMark() {
            Ruleset rules = with(config -> config.withMasqueradeBit(15).withRandomFully(false), service, HERE);
            assertThat(nat(rules, "KUBE-MARK-MASQ")).containsExactly("-j MARK --or-mark 0x00008000");
            assertThat(nat(rules, "KUBE-POSTROUTING").last()).endsWith("-j MASQUERADE");
        }

        @Test
        void aLiberalKernelNeedsNoDropOfInvalidPackets() {
            assertThat(chain(
                            with(config -> config.withTcpBeLiberal(true), service, HERE),
                            TableName.FILTER,
                            "KUBE-FORWARD"))
                    .hasSize(2);
        }
    }
}
