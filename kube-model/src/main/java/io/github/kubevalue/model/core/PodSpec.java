package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a pod is to be. */
@Value.Immutable
@JsonDeserialize(builder = PodSpec.Builder.class)
public interface PodSpec extends ApiValue, WithPodSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Run one after the other before the others start; those that always restart run on beside them. */
    Seq<Container> initContainers();

    /** The containers. */
    @JsonInclude
    Seq<Container> containers();

    /** Added to a running pod, to look into it. */
    Seq<EphemeralContainer> ephemeralContainers();

    /** What containers may mount. */
    Seq<Volume> volumes();

    /** When ended containers are started again; {@code Always} unless set. */
    Option<RestartPolicy> restartPolicy();

    /** Seconds between the request to end and the kill; 30 unless set. */
    Option<Long> terminationGracePeriodSeconds();

    /** Seconds the pod may run before it is failed. */
    Option<Long> activeDeadlineSeconds();

    /** Where the resolver configuration comes from; {@code ClusterFirst} unless set. */
    Option<DNSPolicy> dnsPolicy();

    /** Added to what the policy gives. */
    Option<PodDNSConfig> dnsConfig();

    /** Labels that the node must have. */
    SortedMap<String, String> nodeSelector();

    /** The account the pod runs as. */
    Option<String> serviceAccountName();

    /** The older name of {@link #serviceAccountName()}, kept equal to it. */
    Option<String> serviceAccount();

    /** Whether the account's token is mounted. */
    Option<Boolean> automountServiceAccountToken();

    /** The node the pod is bound to. */
    Option<String> nodeName();

    /** Whether the pod shares the node's network. */
    Option<Boolean> hostNetwork();

    /** Whether the pod sees the node's processes. */
    Option<Boolean> hostPID();

    /** Whether the pod shares the node's IPC. */
    Option<Boolean> hostIPC();

    /** Whether the pod shares the node's users; true unless set. */
    Option<Boolean> hostUsers();

    /** Whether the containers see each other's processes. */
    Option<Boolean> shareProcessNamespace();

    /** Rights of the pod, and defaults for its containers. */
    Option<PodSecurityContext> securityContext();

    /** Secrets with which images are pulled. */
    Seq<LocalObjectReference> imagePullSecrets();

    /** The pod's host name; its own name unless set. */
    Option<String> hostname();

    /** The Service that gives the pod a name of its own in the cluster's DNS. */
    Option<String> subdomain();

    /** Whether the kernel's host name is the full one. */
    Option<Boolean> setHostnameAsFQDN();

    /** The kernel's host name, without any effect on DNS. */
    Option<String> hostnameOverride();

    /** Which nodes and neighbours the pod is to have, or to avoid. */
    Option<Affinity> affinity();

    /** The scheduler that binds the pod; {@code default-scheduler} unless set. */
    Option<String> schedulerName();

    /** Taints that do not keep the pod away. */
    Seq<Toleration> tolerations();

    /** Lines for the pod's hosts file. */
    Seq<HostAlias> hostAliases();

    /** The class that gives the priority. */
    Option<String> priorityClassName();

    /** The priority; higher goes first. */
    Option<Integer> priority();

    /** Whether the pod may push out others. */
    Option<PreemptionPolicy> preemptionPolicy();

    /** Conditions that must hold, besides the containers' readiness. */
    Seq<PodReadinessGate> readinessGates();

    /** The runtime class that runs the pod. */
    Option<String> runtimeClassName();

    /** Whether Services appear as environment variables; true unless set. */
    Option<Boolean> enableServiceLinks();

    /** What the pod costs beyond its containers. */
    SortedMap<String, Quantity> overhead();

    /** How evenly pods of a group are spread. */
    Seq<TopologySpreadConstraint> topologySpreadConstraints();

    /** Reasons not to schedule the pod yet. */
    Seq<PodSchedulingGate> schedulingGates();

    /** The operating system the pod is made for. */
    Option<PodOS> os();

    /** Resources of the pod as a whole. */
    Option<ResourceRequirements> resources();

    /** Devices that the pod claims. */
    Seq<PodResourceClaim> resourceClaims();

    /** The group of pods with which it is scheduled. */
    Option<PodSchedulingGroup> schedulingGroup();

    /** The container of that name, be it an ordinary or an init one. */
    default Option<Container> container(String name) {
        return containers()
                .appendAll(initContainers())
                .find(container -> container.name().equals(name));
    }

    /** The init containers that keep running beside the containers. */
    default Seq<Container> sidecars() {
        return initContainers().filter(Container::isSidecar);
    }

    /** Containers that run as long as the pod does: the ordinary ones, then the sidecars. */
    default Seq<Container> lastingContainers() {
        Seq<Container> sidecars = sidecars();
        return sidecars.isEmpty() ? containers() : containers().appendAll(sidecars);
    }

    /** The number of the port that a Service's target port means in this pod; none if no container names it so. */
    default Option<Integer> portNumber(IntOrString target, Protocol protocol) {
        // pkg/api/v1/pod/util.go, FindPort
        if (target instanceof IntOrString.Number number) {
            return Option.of(number.value());
        }
        return lastingContainers()
                .flatMap(Container::ports)
                .find(port -> port.name().contains(target.toString())
                        && port.effectiveProtocol().equals(protocol))
                .map(ContainerPort::containerPort);
    }

    /** Whether one of the tolerations tolerates the taint. */
    default boolean tolerates(Taint taint) {
        return tolerations().exists(toleration -> toleration.tolerates(taint));
    }

    /** Whether the pod shares the node's network. */
    default boolean isHostNetwork() {
        return hostNetwork().getOrElse(false);
    }

    /** Returns this specification, bound to that node. */
    default PodSpec withNodeName(String node) {
        return withNodeName(Option.of(node));
    }

    /** Whether a node satisfies the pod's node selector and its required node affinity. */
    default boolean matches(Node node) {
        // component-helpers, scheduling/corev1/nodeaffinity/nodeaffinity.go, GetRequiredNodeAffinity
        return nodeSelector()
                        .forAll(label -> node.metadata().labels().get(label._1).contains(label._2))
                && affinity()
                        .flatMap(Affinity::nodeAffinity)
                        .flatMap(NodeAffinity::requiredDuringSchedulingIgnoredDuringExecution)
                        .forAll(required -> required.matches(node));
    }

    /** Builds a {@link PodSpec}. */
    final class Builder extends ImmutablePodSpec.Builder {
        Builder() {}
    }
}
