package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.authorizer.User;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/** As whom the components of a cluster talk to its API server. */
final class Components {
    // plugin/pkg/auth/authorizer/rbac/bootstrappolicy/controller_policy.go: the accounts of controllers that are named
    // otherwise
    private static final Map<String, String> ACCOUNTS = HashMap.ofEntries(
            Tuple.of("daemonset-controller", "daemon-set-controller"),
            Tuple.of("garbage-collector-controller", "generic-garbage-collector"),
            Tuple.of("horizontal-pod-autoscaler-controller", "horizontal-pod-autoscaler"),
            Tuple.of("replicationcontroller-controller", "replication-controller"),
            Tuple.of("serviceaccount-controller", "service-account-controller"),
            Tuple.of("root-ca-certificate-publisher-controller", "root-ca-cert-publisher"),
            Tuple.of("pod-garbage-collector-controller", "pod-garbage-collector"),
            Tuple.of("node-lifecycle-controller", "node-controller"),
            Tuple.of("node-ipam-controller", "node-controller"),
            Tuple.of("taint-eviction-controller", "node-controller"),
            Tuple.of("service-lb-controller", "service-controller"),
            Tuple.of("service-cidr-controller", "service-cidrs-controller"),
            Tuple.of("endpoints-controller", "endpoint-controller"),
            Tuple.of("endpointslice-mirroring-controller", "endpointslicemirroring-controller"),
            Tuple.of("persistentvolume-binder-controller", "persistent-volume-binder"),
            Tuple.of("persistentvolume-expander-controller", "expand-controller"),
            Tuple.of("persistentvolumeclaim-protection-controller", "pvc-protection-controller"),
            Tuple.of("persistentvolume-protection-controller", "pv-protection-controller"));

    // pkg/controller/*, NewRecorder: the sources of events of controllers that are named otherwise
    private static final Map<String, String> REPORTERS = HashMap.ofEntries(
            Tuple.of("disruption-controller", "controllermanager"),
            Tuple.of("endpoints-controller", "endpoint-controller"),
            Tuple.of("endpointslice-controller", "endpoint-slice-controller"),
            Tuple.of("endpointslice-mirroring-controller", "endpoint-slice-mirroring-controller"),
            Tuple.of("ephemeral-volume-controller", "ephemeral_volume"),
            Tuple.of("horizontal-pod-autoscaler-controller", "horizontal-pod-autoscaler"),
            Tuple.of("node-ipam-controller", "cidrAllocator"),
            Tuple.of("node-lifecycle-controller", "node-controller"),
            Tuple.of("persistentvolume-binder-controller", "persistentvolume-controller"),
            Tuple.of("persistentvolume-expander-controller", "volume_expand"),
            Tuple.of("replicationcontroller-controller", "replication-controller"),
            Tuple.of("service-lb-controller", "service-controller"));

    /** The parts of a kubelet. */
    private static final Set<String> KUBELETS = HashSet.of("kubelet", "eviction-manager", "mirror-pods");

    private Components() {}

    /**
     * Returns the user that a component is. Those within the API server may do everything, and controllers that are not
     * Kubernetes' own, such as that of Ingresses, and people are taken to have been given all rights.
     *
     * @param component its name in timelines
     * @param key what it works on
     */
    static User user(String component, ResourceKey key, Snapshot snapshot) {
        if (KUBELETS.contains(component)) {
            return kubelet(key, snapshot);
        }
        return switch (component) {
            case "default-scheduler" -> User.named("system:kube-scheduler");
            case "ingress-controller",
                    "gitops",
                    "kubectl-drain",
                    "descheduler",
                    "external-provisioner",
                    "external-resizer",
                    "kubernetes-service-cidr-controller",
                    "ipallocator-repair-controller" -> User.ADMIN;
            default -> User.serviceAccount("kube-system", ACCOUNTS.getOrElse(component, component));
        };
    }

    /** Returns who tells what a component tells. */
    static String reporter(String component) {
        return KUBELETS.contains(component) ? "kubelet" : REPORTERS.getOrElse(component, component);
    }

    private static User kubelet(ResourceKey key, Snapshot snapshot) {
        Option<String> node = key.kind().equals(Pod.KIND)
                ? snapshot.get(Pod.KIND, key.namespace(), key.name())
                        .flatMap(pod -> pod.spec().nodeName())
                : Option.of(key.name());
        return User.node(node.getOrElse(""));
    }
}
