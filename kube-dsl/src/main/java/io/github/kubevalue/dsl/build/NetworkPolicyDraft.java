package io.github.kubevalue.dsl.build;

import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.meta.IntOrString;
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
import java.util.function.UnaryOperator;

/** A NetworkPolicy as said so far. */
record NetworkPolicyDraft(ObjectMeta metadata, NetworkPolicySpec spec) implements NetworkPolicyStage {

    static NetworkPolicyDraft named(String namespace, String name) {
        return new NetworkPolicyDraft(
                ObjectMeta.named(namespace, name), NetworkPolicySpec.builder().build());
    }

    NetworkPolicy object() {
        return NetworkPolicy.builder().metadata(metadata).spec(spec).build();
    }

    @Override
    public NetworkPolicyStage select(String key, String value) {
        LabelSelector selector = spec.podSelector();
        return with(said -> said.withPodSelector(
                selector.withMatchLabels(selector.matchLabels().put(key, value))));
    }

    @Override
    public NetworkPolicyStage denyIngress() {
        return type(PolicyType.INGRESS);
    }

    @Override
    public NetworkPolicyStage denyEgress() {
        return type(PolicyType.EGRESS);
    }

    @Override
    public NetworkPolicyStage allowFrom(String key, String value, int port) {
        return allowFrom(pods(key, value), port);
    }

    @Override
    public NetworkPolicyStage allowFrom(String cidr, int port) {
        IPBlock block = IPBlock.builder().cidr(cidr).build();
        return allowFrom(NetworkPolicyPeer.builder().ipBlock(block).build(), port);
    }

    private NetworkPolicyStage allowFrom(NetworkPolicyPeer peer, int port) {
        NetworkPolicyIngressRule rule = NetworkPolicyIngressRule.builder()
                .addFrom(peer)
                .addPort(port(Protocol.TCP, port))
                .build();
        return new NetworkPolicyDraft(metadata, spec.withIngress(spec.ingress().append(rule))).type(PolicyType.INGRESS);
    }

    @Override
    public NetworkPolicyStage allowTo(String key, String value, int port) {
        return allowTo(NetworkPolicyEgressRule.builder()
                .addTo(pods(key, value))
                .addPort(port(Protocol.TCP, port))
                .build());
    }

    @Override
    public NetworkPolicyStage allowDns() {
        NetworkPolicyPeer dns = NetworkPolicyPeer.builder()
                .namespaceSelector(LabelSelector.of("kubernetes.io/metadata.name", "kube-system"))
                .podSelector(LabelSelector.of("k8s-app", "kube-dns"))
                .build();
        return allowTo(NetworkPolicyEgressRule.builder()
                .addTo(dns)
                .addPort(port(Protocol.UDP, 53))
                .addPort(port(Protocol.TCP, 53))
                .build());
    }

    private NetworkPolicyStage allowTo(NetworkPolicyEgressRule rule) {
        return new NetworkPolicyDraft(metadata, spec.withEgress(spec.egress().append(rule))).type(PolicyType.EGRESS);
    }

    private static NetworkPolicyPeer pods(String key, String value) {
        return NetworkPolicyPeer.builder()
                .podSelector(LabelSelector.of(key, value))
                .build();
    }

    private static NetworkPolicyPort port(Protocol protocol, int number) {
        return NetworkPolicyPort.builder()
                .protocol(protocol)
                .port(IntOrString.of(number))
                .build();
    }

    private NetworkPolicyStage type(PolicyType type) {
        return spec.policyTypes().contains(type)
                ? this
                : with(said -> said.withPolicyTypes(said.policyTypes().append(type)));
    }

    @Override
    public NetworkPolicyStage with(UnaryOperator<NetworkPolicySpec> change) {
        return new NetworkPolicyDraft(metadata, change.apply(spec));
    }
}
