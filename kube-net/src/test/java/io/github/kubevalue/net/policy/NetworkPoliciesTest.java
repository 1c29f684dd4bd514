package io.github.kubevalue.net.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerPort;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeAddress;
import io.github.kubevalue.model.core.NodeAddressType;
import io.github.kubevalue.model.core.NodeStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.networking.IPBlock;
import io.github.kubevalue.model.networking.NetworkPolicy;
import io.github.kubevalue.model.networking.NetworkPolicyEgressRule;
import io.github.kubevalue.model.networking.NetworkPolicyIngressRule;
import io.github.kubevalue.model.networking.NetworkPolicyPeer;
import io.github.kubevalue.model.networking.NetworkPolicyPort;
import io.github.kubevalue.model.networking.NetworkPolicySpec;
import io.github.kubevalue.model.networking.PolicyType;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkPoliciesTest {
    private static final Ip OUTSIDE = Ip.parse("1.2.3.4");
    private static final Pod DATABASE = pod("shop", "database", "postgres", 5432);
    private static final Pod CATALOG = pod("shop", "catalog", "http", 8080);
    private static final Pod CART = pod("shop", "cart", "http", 8080);
    private static final Pod STRANGER = pod("other", "catalog", "http", 8080);

    @Test
    void podThatNoPolicySelectsIsOpen() {
        assertThat(ingress(DATABASE, CART, 5432)).isInstanceOf(PolicyVerdict.NotIsolated.class);
    }

    @Test
    void anEmptyListOfRulesIsolates() {
        assertThat(ingress(DATABASE, CART, 5432, policy("database", NetworkPolicySpec.builder())))
                .isInstanceOf(PolicyVerdict.Denied.class);
    }

    @ParameterizedTest
    @CsvSource({
        "shop, catalog, 5432, true",
        "shop, cart, 5432, false",
        "other, catalog, 5432, false",
        "shop, catalog, 80, false"
    })
    void aRuleAllowsItsPeersOnItsPorts(String namespace, String name, int port, boolean allowed) {
        NetworkPolicy policy = policy(
                "database", NetworkPolicySpec.builder().addIngress(from(pods("catalog"), IntOrString.of("postgres"))));
        assertThat(ingress(DATABASE, pod(namespace, name, "http", 8080), port, policy)
                        .isAllowed())
                .isEqualTo(allowed);
    }

    @Test
    void rulesOfAllPoliciesAddUp() {
        NetworkPolicy one =
                policy("one", NetworkPolicySpec.builder().addIngress(from(pods("catalog"), IntOrString.of(5432))));
        NetworkPolicy two =
                policy("two", NetworkPolicySpec.builder().addIngress(from(pods("cart"), IntOrString.of(5432))));
        assertThat(ingress(DATABASE, CATALOG, 5432, one, two).isAllowed()).isTrue();
        assertThat(ingress(DATABASE, CART, 5432, one, two).isAllowed()).isTrue();
        assertThat(ingress(DATABASE, STRANGER, 5432, one, two).isAllowed()).isFalse();
    }

    @Test
    void selectorsOfNamespaceAndPodInOneEntryAreBothMet() {
        NetworkPolicyPeer peer = NetworkPolicyPeer.builder()
                .namespaceSelector(LabelSelector.of("kubernetes.io/metadata.name", "other"))
                .podSelector(LabelSelector.of("app", "catalog"))
                .build();
        NetworkPolicy policy =
                policy("database", NetworkPolicySpec.builder().addIngress(from(peer, IntOrString.of(5432))));
        assertThat(ingress(DATABASE, STRANGER, 5432, policy).isAllowed()).isTrue();
        assertThat(ingress(DATABASE, CATALOG, 5432, policy).isAllowed()).isFalse();
    }

    @Test
    void anEmptyNamespaceSelectorMeansPodsNotTheWorld() {
        NetworkPolicyPeer anyPod = NetworkPolicyPeer.builder()
                .namespaceSelector(LabelSelector.everything())
                .build();
        NetworkPolicies policies = policies(
                policy("database", NetworkPolicySpec.builder().addIngress(from(anyPod, IntOrString.of(5432)))));
        assertThat(policies.ingress(DATABASE, Party.address(OUTSIDE), Protocol.TCP, 5432)
                        .isAllowed())
                .isFalse();
        assertThat(policies.ingress(DATABASE, Party.pod(OUTSIDE, STRANGER), Protocol.TCP, 5432)
                        .isAllowed())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1.2.3.4, true", "1.2.9.9, false", "9.9.9.9, false"})
    void anAddressBlockHasItsExceptions(String source, boolean allowed) {
        NetworkPolicyPeer block = NetworkPolicyPeer.builder()
                .ipBlock(IPBlock.builder()
                        .cidr("1.2.0.0/16")
                        .addExcept("1.2.9.0/24")
                        .build())
                .build();
        NetworkPolicies policies =
                policies(policy("database", NetworkPolicySpec.builder().addIngress(from(block, IntOrString.of(5432)))));
        assertThat(policies.ingress(DATABASE, Party.address(Ip.parse(source)), Protocol.TCP, 5432)
                        .isAllowed())
                .isEqualTo(allowed);
    }

    @Test
    void theOwnNodeAlwaysReachesItsPods() {
        NetworkPolicies policies = policies(policy("database", NetworkPolicySpec.builder()));
        assertThat(policies.ingress(DATABASE, Party.address(Ip.parse("172.31.0.10")), Protocol.TCP, 5432))
                .isInstanceOf(PolicyVerdict.OwnNode.class);
        assertThat(policies.ingress(DATABASE, Party.address(Ip.parse("172.31.0.11")), Protocol.TCP, 5432)
                        .isAllowed())
                .isFalse();
    }

    @Test
    void aPolicyOfEgressRulesAloneAlsoIsolatesIngress() {
        NetworkPolicySpec.Builder egress = NetworkPolicySpec.builder()
                .addEgress(NetworkPolicyEgressRule.builder().build());
        assertThat(ingress(DATABASE, CATALOG, 5432, policy("implied", egress)).isAllowed())
                .isFalse();
        NetworkPolicySpec.Builder said = NetworkPolicySpec.builder()
                .addEgress(NetworkPolicyEgressRule.builder().build())
                .addPolicyType(PolicyType.EGRESS);
        assertThat(ingress(DATABASE, CATALOG, 5432, policy("said", said)).isAllowed())
                .isTrue();
    }

    @Test
    void aNamedPortOfAnEgressRuleIsThatOfTheDestination() {
        NetworkPolicyEgressRule rule = NetworkPolicyEgressRule.builder()
                .addTo(pods("database"))
                .addPort(NetworkPolicyPort.builder()
                        .port(IntOrString.of("postgres"))
                        .build())
                .build();
        NetworkPolicy policy = NetworkPolicy.builder()
                .metadata(ObjectMeta.named("shop", "catalog"))
                .spec(NetworkPolicySpec.builder()
                        .podSelector(LabelSelector.of("app", "catalog"))
                        .addEgress(rule)
                        .addPolicyType(PolicyType.EGRESS)
                        .build())
                .build();
        Party database = Party.pod(Ip.parse("10.0.2.15"), DATABASE);
        assertThat(policies(policy)
                        .egress(CATALOG, database, Protocol.TCP, 5432)
                        .isAllowed())
                .isTrue();
        assertThat(policies(policy).egress(CATALOG, database, Protocol.TCP, 80).describe())
                .contains("80 is not 5432")
                .contains("networkpolicy/shop/catalog spec.egress[0]");
    }

    private static PolicyVerdict ingress(Pod pod, Pod source, int port, NetworkPolicy... policies) {
        return policies(policies).ingress(pod, Party.pod(Ip.parse("10.0.3.12"), source), Protocol.TCP, port);
    }

    private static NetworkPolicies policies(NetworkPolicy... policies) {
        Node node = Node.builder()
                .metadata(ObjectMeta.named("node-1"))
                .status(NodeStatus.builder()
                        .addAddress(NodeAddress.builder()
                                .type(NodeAddressType.INTERNAL_IP)
                                .address("172.31.0.10")
                                .build())
                        .build())
                .build();
        return NetworkPolicies.of(Vector.<KubeObject>of(policies)
                .appendAll(Vector.of(node, Namespace.named("shop"), Namespace.named("other")))
                .foldLeft(Store.empty(Indexes.CATALOG), Store::put));
    }

    private static NetworkPolicy policy(String name, NetworkPolicySpec.Builder spec) {
        return NetworkPolicy.builder()
                .metadata(ObjectMeta.named("shop", name))
                .spec(spec.podSelector(LabelSelector.of("app", "database")).build())
                .build();
    }

    private static NetworkPolicyIngressRule from(NetworkPolicyPeer peer, IntOrString port) {
        return NetworkPolicyIngressRule.builder()
                .addFrom(peer)
                .addPort(NetworkPolicyPort.builder().port(port).build())
                .build();
    }

    private static NetworkPolicyPeer pods(String app) {
        return NetworkPolicyPeer.builder()
                .podSelector(LabelSelector.of("app", app))
                .build();
    }

    private static Pod pod(String namespace, String app, String portName, int port) {
        return Pod.builder()
                .metadata(ObjectMeta.named(namespace, app + "-0").withLabels(io.vavr.collection.TreeMap.of("app", app)))
                .spec(PodSpec.builder()
                        .nodeName("node-1")
                        .addContainer(Container.builder()
                                .name(app)
                                .addPort(ContainerPort.builder()
                                        .name(portName)
                                        .containerPort(port)
                                        .build())
                                .build())
                        .build())
                .build();
    }
}
