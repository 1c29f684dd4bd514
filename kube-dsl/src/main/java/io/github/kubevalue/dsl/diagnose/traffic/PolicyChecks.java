package io.github.kubevalue.dsl.diagnose.traffic;

import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.Nearest;
import io.github.kubevalue.dsl.diagnose.Workload;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.DNSPolicy;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.networking.NetworkPolicy;
import io.github.kubevalue.model.networking.NetworkPolicyPeer;
import io.github.kubevalue.model.networking.NetworkPolicyPort;
import io.github.kubevalue.model.networking.PolicyType;
import io.github.kubevalue.net.policy.Direction;
import io.github.kubevalue.net.policy.NetworkPolicies;
import io.github.kubevalue.net.policy.Party;
import io.github.kubevalue.net.policy.PolicyVerdict;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** NetworkPolicies that do not do what they seem to be meant for. */
public final class PolicyChecks {
    private static final int DNS = 53;

    private PolicyChecks() {}

    private static Seq<NetworkPolicy> policies(Facts facts) {
        return facts.snapshot().list(NetworkPolicy.KIND);
    }

    private static Seq<Workload> selected(Facts facts, NetworkPolicy policy) {
        return facts.workloads(policy.namespace())
                .filter(workload -> policy.spec().podSelector().matches(workload.labels()));
    }

    /** The policy applies to no pod. */
    public static Seq<Finding> selectsNothing(Facts facts) {
        return policies(facts)
                .filter(policy -> !policy.spec().podSelector().isEverything()
                        && selected(facts, policy).isEmpty())
                .map(policy -> {
                    LabelSelector selector = policy.spec().podSelector();
                    Option<Workload> nearest = facts.workloads(policy.namespace())
                            .minBy(workload -> Nearest.differences(selector.matchLabels(), workload.labels())
                                    .size());
                    return Finding.warning("policy-selects-nothing", policy, "spec.podSelector")
                            .message("the selector matches no pod of namespace " + policy.namespace()
                                    + ", so the policy has no effect")
                            .because(nearest.filter(
                                            near -> !selector.matchLabels().isEmpty())
                                    .map(near -> "nearest: the pods of "
                                            + near.object().key() + ", where "
                                            + Nearest.differences(selector.matchLabels(), near.labels())
                                                    .mkString(" and "))
                                    .toVector())
                            .fix("make spec.podSelector equal to labels of the pods that are meant")
                            .build();
                });
    }

    /** A rule's port, where it stands, and the pods to which its traffic goes. */
    private record RulePort(NetworkPolicy policy, String field, NetworkPolicyPort port, Seq<Pod> receivers) {
        Option<Integer> number() {
            return port.endPort().isEmpty() && port.port().exists(IntOrString.Number.class::isInstance)
                    ? port.port().map(IntOrString::intValue)
                    : Option.none();
        }
    }

    /** A rule names the port of a Service, but policies see the port of the pod. */
    public static Seq<Finding> servicePorts(Facts facts) {
        return policies(facts)
                .flatMap(policy -> rulePorts(facts, policy)
                        .flatMap(rule -> rule.number().flatMap(number -> servicePort(facts, rule, number))));
    }

    private static Option<Finding> servicePort(Facts facts, RulePort rule, int number) {
        Protocol protocol = rule.port.protocol().getOrElse(Protocol.TCP);
        if (rule.receivers.isEmpty() || rule.receivers.exists(pod -> TargetPortChecks.listens(pod, number, protocol))) {
            return Option.none();
        }
        return rule.receivers
                .flatMap(pod -> translated(facts, pod, number, protocol))
                .headOption()
                .map(each -> Finding.error("policy-names-service-port", rule.policy, rule.field)
                        .message("the rule allows port " + number + ", which is the port of " + each._1.key()
                                + "; policies see the pod's port, " + each._2 + ", which it does not allow")
                        .because(TargetPortChecks.listening(rule.receivers.head())
                                .append(each._1.key() + " leads from port " + number + " to port " + each._2))
                        .fix("write port: " + each._2)
                        .build());
    }

    private static Seq<Tuple2<Service, Integer>> translated(Facts facts, Pod pod, int number, Protocol protocol) {
        return facts.snapshot()
                .list(Service.KIND, pod.namespace())
                .filter(service -> ServiceChecks.selects(service, pod))
                .flatMap(service -> service.spec()
                        .ports()
                        .filter(port -> port.port() == number
                                && port.effectiveProtocol().equals(protocol))
                        .flatMap(port -> target(pod, port))
                        .filter(target -> target != number)
                        .map(target -> Tuple.of(service, target)));
    }

    private static Option<Integer> target(Pod pod, ServicePort port) {
        return pod.spec().portNumber(port.effectiveTargetPort(), port.effectiveProtocol());
    }

    private static Seq<RulePort> rulePorts(Facts facts, NetworkPolicy policy) {
        Seq<Pod> own = selected(facts, policy).flatMap(Workload::pods);
        Seq<RulePort> ingress = policy.spec()
                .ingress()
                .zipWithIndex()
                .flatMap(rule -> rule._1
                        .ports()
                        .zipWithIndex()
                        .map(port -> new RulePort(
                                policy, "spec.ingress[" + rule._2 + "].ports[" + port._2 + "].port", port._1, own)));
        Seq<RulePort> egress = policy.spec().egress().zipWithIndex().flatMap(rule -> {
            Seq<Pod> peers = rule._1.to().flatMap(peer -> pods(facts, policy, peer));
            return rule._1
                    .ports()
                    .zipWithIndex()
                    .map(port -> new RulePort(
                            policy, "spec.egress[" + rule._2 + "].ports[" + port._2 + "].port", port._1, peers));
        });
        return Vector.ofAll(ingress).appendAll(egress);
    }

    private static Seq<Pod> pods(Facts facts, NetworkPolicy policy, NetworkPolicyPeer peer) {
        if (peer.ipBlock().isDefined()) {
            return Vector.empty();
        }
        Seq<String> namespaces = peer.namespaceSelector()
                .map(selector -> facts.snapshot()
                        .list(Namespace.KIND)
                        .filter(namespace ->
                                selector.matches(namespace.metadata().labels()))
                        .map(Namespace::name))
                .getOrElse(Vector.of(policy.namespace()));
        LabelSelector selector = peer.podSelector().getOrElse(LabelSelector.everything());
        return namespaces
                .flatMap(facts::workloads)
                .filter(workload -> selector.matches(workload.labels()))
                .flatMap(Workload::pods);
    }

    /** Pods may send to some peers, but may not ask for their names. */
    public static Seq<Finding> withoutDns(Facts facts) {
        NetworkPolicies policies = NetworkPolicies.of(facts.snapshot());
        Seq<Pod> servers = facts.service("kube-system", "kube-dns")
                .toVector()
                .flatMap(facts::podsOf)
                .filter(server -> server.ip().isDefined());
        if (servers.isEmpty()) {
            return Vector.empty();
        }
        return policies(facts)
                .filter(policy -> !policy.spec().egress().isEmpty())
                .flatMap(policy -> selected(facts, policy)
                        .filter(PolicyChecks::asksClusterDns)
                        .flatMap(workload ->
                                denied(policies, workload.example(), servers).map(denial -> Tuple.of(workload, denial)))
                        .headOption()
                        .map(found -> withoutDns(policy, found._1, found._2)));
    }

    private static boolean asksClusterDns(Workload workload) {
        DNSPolicy policy = workload.spec().dnsPolicy().getOrElse(DNSPolicy.CLUSTER_FIRST);
        return policy.equals(DNSPolicy.CLUSTER_FIRST) && !workload.spec().isHostNetwork();
    }

    private static Option<PolicyVerdict> denied(NetworkPolicies policies, Pod pod, Seq<Pod> servers) {
        Seq<PolicyVerdict> verdicts = servers.map(server -> {
            Ip address = server.ip().get();
            return policies.egress(pod, Party.pod(address, server), Protocol.UDP, DNS);
        });
        return verdicts.forAll(verdict -> !verdict.isAllowed()) ? verdicts.headOption() : Option.none();
    }

    private static Finding withoutDns(NetworkPolicy policy, Workload workload, PolicyVerdict denial) {
        return Finding.warning("policy-without-dns", policy, "spec.egress")
                .message("the pods of " + workload.object().key()
                        + " may send, but not to the cluster's DNS: no name resolves for them")
                .addBecause(denial.describe())
                .fix("add an egress rule to namespace kube-system, ports 53 of UDP and TCP")
                .build();
    }

    /** A policy with rules for what leaves only, that shuts off what comes too. */
    public static Seq<Finding> impliedIngress(Facts facts) {
        return policies(facts)
                .filter(policy -> policy.spec().ingress().isEmpty()
                        && !policy.spec().egress().isEmpty()
                        && policy.spec().policyTypes().contains(PolicyType.INGRESS))
                .filter(policy -> selected(facts, policy)
                        .exists(workload -> isServed(facts, workload) && !hasIngressRule(facts, policy, workload)))
                .map(policy -> Finding.warning("policy-denies-all-ingress", policy, "spec.policyTypes")
                        .message("the policy has rules for egress only, but isolates its pods for ingress too: nothing"
                                + " may come to them")
                        .because(Vector.of(
                                "policyTypes holds Ingress, which is implied where policyTypes is not written",
                                "a Service leads to "
                                        + selected(facts, policy)
                                                .map(workload ->
                                                        workload.object().key())
                                                .mkString(", ")))
                        .fix("write policyTypes: [Egress]")
                        .build());
    }

    private static boolean isServed(Facts facts, Workload workload) {
        return workload.pods()
                .exists(pod -> facts.snapshot()
                        .list(Service.KIND, pod.namespace())
                        .exists(service -> ServiceChecks.selects(service, pod)));
    }

    private static boolean hasIngressRule(Facts facts, NetworkPolicy policy, Workload workload) {
        return NetworkPolicies.of(facts.snapshot())
                .selecting(workload.example(), Direction.INGRESS)
                .exists(other -> !other.key().equals(policy.key())
                        && !other.spec().ingress().isEmpty());
    }

    /** A rule for peers in namespaces of which there are none. */
    public static Seq<Finding> unknownNamespaces(Facts facts) {
        Seq<Namespace> namespaces = facts.snapshot().list(Namespace.KIND);
        return policies(facts)
                .flatMap(policy -> peers(policy)
                        .filter(peer -> peer._2
                                .namespaceSelector()
                                .exists(selector -> namespaces.forAll(namespace ->
                                        !selector.matches(namespace.metadata().labels()))))
                        .map(peer -> Finding.warning("policy-namespace-unknown", policy, peer._1 + ".namespaceSelector")
                                .message("no namespace has these labels, so the rule allows nobody")
                                .because(Vector.of(
                                        "the selector is "
                                                + text(peer._2
                                                        .namespaceSelector()
                                                        .get()),
                                        "the namespaces are "
                                                + namespaces
                                                        .map(Namespace::name)
                                                        .mkString(", ")))
                                .fix("select kubernetes.io/metadata.name, which every namespace has")
                                .build()));
    }

    private static String text(LabelSelector selector) {
        return selector.matchLabels()
                .toVector()
                .map(label -> label._1 + "=" + label._2)
                .appendAll(selector.matchExpressions().map(Object::toString))
                .mkString(",");
    }

    private static Seq<Tuple2<String, NetworkPolicyPeer>> peers(NetworkPolicy policy) {
        Seq<Tuple2<String, NetworkPolicyPeer>> from = policy.spec()
                .ingress()
                .zipWithIndex()
                .flatMap(rule -> rule._1
                        .from()
                        .zipWithIndex()
                        .map(peer -> Tuple.of("spec.ingress[" + rule._2 + "].from[" + peer._2 + "]", peer._1)));
        return from.appendAll(policy.spec()
                .egress()
                .zipWithIndex()
                .flatMap(rule -> rule._1
                        .to()
                        .zipWithIndex()
                        .map(peer -> Tuple.of("spec.egress[" + rule._2 + "].to[" + peer._2 + "]", peer._1))));
    }
}
