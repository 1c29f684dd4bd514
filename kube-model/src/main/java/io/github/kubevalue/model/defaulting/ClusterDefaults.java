package io.github.kubevalue.model.defaulting;

import io.github.kubevalue.model.core.Endpoints;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.NamespacePhase;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeClaimPhase;
import io.github.kubevalue.model.core.PersistentVolumeClaimSpec;
import io.github.kubevalue.model.core.PersistentVolumeMode;
import io.github.kubevalue.model.core.PersistentVolumePhase;
import io.github.kubevalue.model.core.PersistentVolumeReclaimPolicy;
import io.github.kubevalue.model.core.PersistentVolumeSpec;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.core.Secret;
import io.github.kubevalue.model.core.SecretType;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.networking.IngressClass;
import io.github.kubevalue.model.networking.NetworkPolicy;
import io.github.kubevalue.model.networking.NetworkPolicyPort;
import io.github.kubevalue.model.networking.NetworkPolicySpec;
import io.github.kubevalue.model.networking.PolicyType;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Defaults of namespaces, nodes, secrets, claims and network policies. (pkg/apis/core/v1, networking/v1) */
public final class ClusterDefaults {
    private static final String METADATA_NAME = "kubernetes.io/metadata.name";

    private ClusterDefaults() {}

    /** Returns the namespace with its defaults: it can be selected by its name. */
    public static Namespace namespace(Namespace namespace) {
        return namespace
                .withMetadata(namespace
                        .metadata()
                        .withLabels(namespace.metadata().labels().put(METADATA_NAME, namespace.name())))
                .withStatus(namespace
                        .status()
                        .withPhase(namespace.status().phase().orElse(Option.of(NamespacePhase.ACTIVE))));
    }

    /** Returns the node with its defaults: all it has can be allocated. */
    public static Node node(Node node) {
        Seq<String> cidrs = node.spec().podCIDRs().isEmpty()
                ? node.spec().podCIDR().toVector()
                : node.spec().podCIDRs();
        return node.withSpec(node.spec()
                        .withPodCIDRs(cidrs)
                        .withPodCIDR(node.spec().podCIDR().orElse(cidrs.headOption())))
                .withStatus(
                        node.status().allocatable().isEmpty()
                                ? node.status().withAllocatable(node.status().capacity())
                                : node.status());
    }

    /** Returns the secret with its defaults, and with what is given as text encoded with the rest. */
    public static Secret secret(Secret secret) {
        // pkg/apis/core/v1/conversion.go: a text replaces the bytes of the same key
        return secret.withSecretType(secret.secretType().orElse(Option.of(SecretType.OPAQUE)))
                .withData(secret.stringData().mapValues(ClusterDefaults::base64).merge(secret.data()))
                .withStringData(TreeMap.empty());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the claim with its defaults: it is pending until a volume is bound to it, and wants a file system. */
    public static PersistentVolumeClaim claim(PersistentVolumeClaim claim) {
        return claim.withSpec(claimSpec(claim.spec()))
                .withStatus(claim.status()
                        .withPhase(claim.status().phase().orElse(Option.of(PersistentVolumeClaimPhase.PENDING))));
    }

    /** Returns the volume with its defaults: it is kept when its claim is gone, and is a file system. */
    // SetDefaults_PersistentVolume
    public static PersistentVolume volume(PersistentVolume volume) {
        PersistentVolumeSpec spec = volume.spec();
        return volume.withSpec(spec.withPersistentVolumeReclaimPolicy(spec.persistentVolumeReclaimPolicy()
                                .orElse(Option.of(PersistentVolumeReclaimPolicy.RETAIN)))
                        .withVolumeMode(spec.volumeMode().orElse(Option.of(PersistentVolumeMode.FILESYSTEM))))
                .withStatus(volume.status()
                        .withPhase(volume.status().phase().orElse(Option.of(PersistentVolumePhase.PENDING))));
    }

    static PersistentVolumeClaimSpec claimSpec(PersistentVolumeClaimSpec spec) {
        return spec.withVolumeMode(spec.volumeMode().orElse(Option.of(PersistentVolumeMode.FILESYSTEM)));
    }

    /** Returns the Endpoints with their defaults. (pkg/apis/core/v1/defaults.go, SetDefaults_Endpoints) */
    public static Endpoints endpoints(Endpoints endpoints) {
        return endpoints.withSubsets(endpoints
                .subsets()
                .map(subset -> subset.withPorts(subset.ports()
                        .map(port -> port.withProtocol(port.protocol().orElse(Option.of(Protocol.TCP)))))));
    }

    /** Returns the slice with its defaults: ports have names, if empty ones. (pkg/apis/discovery/v1/defaults.go) */
    public static EndpointSlice endpointSlice(EndpointSlice slice) {
        return slice.withPorts(slice.ports()
                .map(port -> port.withName(port.name().orElse(Option.of("")))
                        .withProtocol(port.protocol().orElse(Option.of(Protocol.TCP)))));
    }

    /** Returns the class with its defaults: its parameters are the cluster's. (pkg/apis/networking/v1/defaults.go) */
    public static IngressClass ingressClass(IngressClass ingressClass) {
        return ingressClass.withSpec(ingressClass
                .spec()
                .withParameters(ingressClass
                        .spec()
                        .parameters()
                        .map(parameters ->
                                parameters.withScope(parameters.scope().orElse(Option.of("Cluster"))))));
    }

    /** Returns the policy with its defaults. */
    public static NetworkPolicy networkPolicy(NetworkPolicy policy) {
        NetworkPolicySpec spec = policy.spec();
        Seq<PolicyType> types = spec.egress().isEmpty()
                ? Vector.of(PolicyType.INGRESS)
                : Vector.of(PolicyType.INGRESS, PolicyType.EGRESS);
        return policy.withSpec(spec.withPolicyTypes(spec.policyTypes().isEmpty() ? types : spec.policyTypes())
                .withIngress(
                        spec.ingress().map(rule -> rule.withPorts(rule.ports().map(ClusterDefaults::port))))
                .withEgress(
                        spec.egress().map(rule -> rule.withPorts(rule.ports().map(ClusterDefaults::port)))));
    }

    private static NetworkPolicyPort port(NetworkPolicyPort port) {
        return port.withProtocol(port.protocol().orElse(Option.of(Protocol.TCP)));
    }
}
