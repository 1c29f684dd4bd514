package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.core.EndpointAddress;
import io.github.kubevalue.model.core.Endpoints;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.ResourceQuota;
import io.github.kubevalue.model.core.Secret;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceAccount;
import io.github.kubevalue.model.core.ServiceAffinity;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.discovery.AddressType;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.networking.Ingress;
import io.github.kubevalue.model.networking.NetworkPolicy;
import io.github.kubevalue.model.networking.NetworkPolicyEgressRule;
import io.github.kubevalue.model.networking.NetworkPolicyIngressRule;
import io.github.kubevalue.model.networking.NetworkPolicyPeer;
import io.github.kubevalue.model.node.RuntimeClass;
import io.github.kubevalue.model.storage.CSIStorageCapacity;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.validation.AddressWarnings;
import io.github.kubevalue.model.validation.AmountWarnings;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.github.kubevalue.model.validation.NodeLabelWarnings;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;

/** What objects may be and had better not, beside what is warned of in their pods. */
final class Warnings {
    private static final String INGRESS_CLASS = "kubernetes.io/ingress.class";
    private static final String TOPOLOGY_HINTS = "service.kubernetes.io/topology-aware-hints";

    private static final String MOUNTABLE_SECRETS = "kubernetes.io/enforce-mountable-secrets";
    private static final String STORAGE_CLASS = "volume.beta.kubernetes.io/storage-class";
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final Seq<String> QUOTAS = Vector.of("cpu", "memory", "storage", "ephemeral-storage");
    private static final Seq<String> SLICE_CONTROLLERS =
            Vector.of("endpointslice-controller.k8s.io", "endpointslicemirroring-controller.k8s.io");
    private static final int LONGEST_LABEL = 63;

    private Warnings() {}

    /** A name that is that of a pod, or that names of pods begin with. */
    // pkg/registry/core/pod/strategy.go, pkg/registry/apps/deployment/strategy.go and others, WarningsOnCreate
    static Seq<String> name(KubeObject object, String use) {
        boolean isLabel =
                object.name().length() <= LONGEST_LABEL && object.name().indexOf('.') < 0;
        Seq<String> broken = isLabel ? Vector.empty() : Vector.ofAll(Names.DNS_LABEL.broken(object.name()));
        return broken.isEmpty()
                ? Vector.empty()
                : Vector.of("metadata.name: this is used in " + use
                        + ", which can result in surprising behavior; a DNS label is recommended: "
                        + broken.mkString("[", " ", "]"));
    }

    /** Likewise, of an object that makes pods. */
    static Seq<String> nameOfPods(KubeObject object) {
        return name(object, "Pod names and hostnames");
    }

    // pkg/api/service/warnings.go, GetWarningsForService
    static Seq<String> service(Service service) {
        ServiceSpec spec = service.spec();
        boolean isHeadless = spec.clusterIP().contains("None");
        boolean isExternalName = spec.type().contains(ServiceType.EXTERNAL_NAME);
        boolean hasExternalIps = !spec.externalIPs().isEmpty();
        return told(Tuple.of(
                        service.metadata().annotations().containsKey(TOPOLOGY_HINTS),
                        "annotation " + TOPOLOGY_HINTS
                                + " is deprecated, please use service.kubernetes.io/topology-mode instead"))
                .appendAll(ips(isHeadless ? Vector.empty() : spec.clusterIPs(), SPEC.child("clusterIPs")))
                .appendAll(told(
                        Tuple.of(
                                isHeadless && spec.loadBalancerIP().exists(ip -> !ip.isEmpty()),
                                "spec.loadBalancerIP is ignored for headless services"),
                        Tuple.of(isHeadless && hasExternalIps, "spec.externalIPs is ignored for headless services"),
                        Tuple.of(
                                isHeadless && spec.sessionAffinity().exists(kind -> !kind.equals(ServiceAffinity.NONE)),
                                "spec.SessionAffinity is ignored for headless services")))
                .appendAll(ips(spec.externalIPs(), SPEC.child("externalIPs")))
                .appendAll(told(Tuple.of(
                        hasExternalIps && !isHeadless && !isExternalName,
                        "spec.externalIPs is deprecated and may no longer be implemented in some clusters")))
                .appendAll(spec.loadBalancerIP()
                        .toVector()
                        .flatMap(ip -> AddressWarnings.ip(SPEC.child("loadBalancerIP"), ip)))
                .appendAll(cidrs(spec.loadBalancerSourceRanges(), SPEC.child("loadBalancerSourceRanges")))
                .appendAll(told(
                        Tuple.of(
                                isExternalName && hasExternalIps,
                                "spec.externalIPs is ignored when spec.type is \"ExternalName\""),
                        Tuple.of(
                                !isExternalName && spec.externalName().exists(name -> !name.isEmpty()),
                                "spec.externalName is ignored when spec.type is not \"ExternalName\""),
                        Tuple.of(
                                spec.trafficDistribution()
                                        .exists(way -> way.toString().equals("PreferClose")),
                                "spec.trafficDistribution: \"PreferClose\" is deprecated; use \"PreferSameZone\"")));
    }

    private static Seq<String> ips(Seq<String> ips, FieldPath path) {
        return ips.zipWithIndex().flatMap(ip -> AddressWarnings.ip(path.index(ip._2), ip._1));
    }

    private static Seq<String> cidrs(Seq<String> cidrs, FieldPath path) {
        return cidrs.zipWithIndex().flatMap(cidr -> AddressWarnings.cidr(path.index(cidr._2), cidr._1));
    }

    // pkg/registry/core/node/strategy.go, nodeWarnings
    static Seq<String> node(Node node) {
        return told(
                        Tuple.of(node.spec().configSource().isDefined(), "spec.configSource: the feature is removed"),
                        Tuple.of(
                                node.spec().externalID().exists(id -> !id.isEmpty()),
                                "spec.externalID: this field is deprecated, and is unused by Kubernetes"))
                .appendAll(cidrs(node.spec().podCIDRs(), SPEC.child("podCIDRs")));
    }

    // pkg/registry/networking/networkpolicy/strategy.go, networkPolicyWarnings
    static Seq<String> networkPolicy(NetworkPolicy policy) {
        Seq<Seq<NetworkPolicyPeer>> from = policy.spec().ingress().map(NetworkPolicyIngressRule::from);
        Seq<Seq<NetworkPolicyPeer>> to = policy.spec().egress().map(NetworkPolicyEgressRule::to);
        return peers(from, SPEC.child("ingress"), "from").appendAll(peers(to, SPEC.child("egress"), "to"));
    }

    private static Seq<String> peers(Seq<Seq<NetworkPolicyPeer>> rules, FieldPath path, String field) {
        return rules.zipWithIndex()
                .flatMap(rule -> rule._1.zipWithIndex().flatMap(peer -> {
                    FieldPath here =
                            path.index(rule._2).child(field).index(peer._2).child("ipBlock");
                    return peer._1
                            .ipBlock()
                            .toVector()
                            .flatMap(block -> AddressWarnings.cidr(here.child("cidr"), block.cidr())
                                    .appendAll(cidrs(block.except(), here.child("except"))));
                }));
    }

    // pkg/registry/discovery/endpointslice/strategy.go, warnOnDeprecatedAddressType
    static Seq<String> addressType(EndpointSlice slice) {
        return told(Tuple.of(
                slice.addressType().equals(AddressType.FQDN), "spec.addressType: FQDN endpoints are deprecated"));
    }

    // warnOnBadIPs: of what controllers write nothing is odd
    static Seq<String> addresses(EndpointSlice slice) {
        boolean isOurs = slice.metadata().labels().get(EndpointSlice.MANAGED_BY).exists(SLICE_CONTROLLERS::contains);
        return isOurs
                ? Vector.empty()
                : slice.endpoints()
                        .zipWithIndex()
                        .flatMap(endpoint -> ips(
                                endpoint._1.addresses(),
                                FieldPath.of("endpoints").index(endpoint._2).child("addresses")));
    }

    // pkg/registry/core/serviceaccount/strategy.go, warnIfHasEnforceMountableSecretsAnnotation
    static Seq<String> serviceAccount(ServiceAccount account) {
        return told(Tuple.of(
                account.metadata().annotations().containsKey(MOUNTABLE_SECRETS),
                "metadata.annotations[" + MOUNTABLE_SECRETS
                        + "]: deprecated in v1.32+; prefer separate namespaces to isolate access to mounted secrets"));
    }

    static Seq<String> serviceAccount(ServiceAccount after, ServiceAccount before) {
        return before.metadata().annotations().containsKey(MOUNTABLE_SECRETS) ? Vector.empty() : serviceAccount(after);
    }

    // pkg/api/persistentvolumeclaim/util.go, GetWarningsForPersistentVolumeClaim
    static Seq<String> claim(PersistentVolumeClaim claim) {
        return told(Tuple.of(
                        claim.metadata().annotations().containsKey(STORAGE_CLASS),
                        "metadata.annotations[" + STORAGE_CLASS
                                + "]: deprecated since v1.8; use \"storageClassName\" attribute instead"))
                .appendAll(AmountWarnings.claim(claim.spec(), SPEC));
    }

    // pkg/api/storage/util.go, GetWarningsForStorageClass
    static Seq<String> storageClass(StorageClass storageClass) {
        FieldPath path = FieldPath.of("allowedTopologies");
        return storageClass
                .allowedTopologies()
                .zipWithIndex()
                .flatMap(term -> term._1
                        .matchLabelExpressions()
                        .zipWithIndex()
                        .flatMap(expression -> NodeLabelWarnings.of(expression._1.key())
                                .map(why -> path.index(term._2)
                                                .child("matchLabelExpressions")
                                                .index(expression._2)
                                                .child("key")
                                        + ": " + why)
                                .toVector()));
    }

    static Seq<String> storageCapacity(CSIStorageCapacity capacity) {
        return capacity.nodeTopology()
                .toVector()
                .flatMap(nodes -> NodeLabelWarnings.selector(nodes, FieldPath.of("nodeTopology")));
    }

    // pkg/api/node/util.go, GetWarningsForRuntimeClass
    static Seq<String> runtimeClass(RuntimeClass runtimeClass) {
        return runtimeClass
                .scheduling()
                .toVector()
                .flatMap(scheduling -> scheduling
                        .nodeSelector()
                        .keySet()
                        .toVector()
                        .flatMap(label -> NodeLabelWarnings.of(label).map(why -> "scheduling.nodeSelector: " + why)));
    }

    // pkg/registry/core/resourcequota/strategy.go, WarningsOnCreate
    static Seq<String> quota(ResourceQuota quota) {
        SortedMap<String, Quantity> hard = quota.spec().hard();
        return QUOTAS.flatMap(resource -> {
            boolean isShort =
                    !hard.containsKey("requests." + resource) && (resource.equals("cpu") || resource.equals("memory"));
            String request = isShort ? resource : "requests." + resource;
            String limit = "limits." + resource;
            return hard.get(request)
                    .flatMap(least -> hard.get(limit)
                            .filter(most -> least.compareTo(most) > 0)
                            .map(most -> "ResourceQuota " + request + " (" + least + ") should be less than " + limit
                                    + " (" + most + ")"));
        });
    }

    // pkg/registry/core/secret/strategy.go, warningsForSecret
    static Seq<String> secret(Secret secret) {
        return secret.secretType().exists(type -> type.toString().equals("kubernetes.io/tls"))
                ? KeyPair.warning(secret.data()).toVector()
                : Vector.empty();
    }

    // pkg/registry/networking/ingress/strategy.go, WarningsOnCreate
    static Seq<String> ingress(Ingress ingress) {
        return told(Tuple.of(
                ingress.metadata().annotations().containsKey(INGRESS_CLASS)
                        && ingress.spec().ingressClassName().isEmpty(),
                "annotation \"" + INGRESS_CLASS + "\" is deprecated, please use 'spec.ingressClassName' instead"));
    }

    // apiserver/pkg/endpoints/deprecation/deprecation.go, WarningMessage; api/core/v1/lifecycle.go;
    // pkg/registry/core/endpoint/strategy.go, endpointsWarnings
    static Seq<String> endpoints(Endpoints endpoints) {
        Seq<String> old = Vector.of(
                "v1 " + endpoints.type().name() + " is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice");
        boolean isOurs = endpoints
                .metadata()
                .labels()
                .get("endpoints.kubernetes.io/managed-by")
                .contains("endpoint-controller");
        return isOurs
                ? old
                : old.appendAll(endpoints.subsets().zipWithIndex().flatMap(subset -> {
                    FieldPath path = FieldPath.of("subsets").index(subset._2);
                    return addresses(subset._1.addresses(), path.child("addresses"))
                            .appendAll(addresses(subset._1.notReadyAddresses(), path.child("notReadyAddresses")));
                }));
    }

    private static Seq<String> addresses(Seq<EndpointAddress> addresses, FieldPath path) {
        return addresses
                .zipWithIndex()
                .flatMap(address -> AddressWarnings.ip(path.index(address._2).child("ip"), address._1.ip()));
    }

    @SafeVarargs
    private static Seq<String> told(Tuple2<Boolean, String>... cases) {
        return Vector.of(cases).filter(each -> each._1).map(Tuple2::_2);
    }
}
