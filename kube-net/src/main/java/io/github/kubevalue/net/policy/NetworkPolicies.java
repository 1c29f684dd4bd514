package io.github.kubevalue.net.policy;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.networking.NetworkPolicy;
import io.github.kubevalue.model.networking.NetworkPolicyPeer;
import io.github.kubevalue.model.networking.NetworkPolicyPort;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Lazy;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * The NetworkPolicies of a cluster.
 *
 * <p>Policies only ever add permissions: a pod that none selects for a direction is open in it; a pod that some select
 * allows what any rule of any of them allows. A connection passes if the egress side of its source and the ingress side
 * of its destination both allow it; replies always pass.
 *
 * <p>Laws: the order of policies and of rules never matters ({@code confluence}); a further rule in a policy never
 * closes what was open ({@code monotonicity}).
 */
public final class NetworkPolicies {
    private final Snapshot snapshot;
    private final Lazy<Map<String, Lazy<Seq<Ip>>>> nodes;
    private final Lazy<Map<String, Vector<NetworkPolicy>>> policies;

    private NetworkPolicies(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.nodes = Lazy.of(() -> HashMap.ofEntries(snapshot.list(Node.KIND)
                .map(node -> Tuple.of(node.name(), Lazy.of(() -> addresses(node))))));
        this.policies =
                Lazy.of(() -> snapshot.list(NetworkPolicy.KIND).toVector().groupBy(NetworkPolicy::namespace));
    }

    private static Seq<Ip> addresses(Node node) {
        return node.internalIps().appendAll(node.externalIps());
    }

    /** Returns the policies of a cluster as it is at that moment. */
    public static NetworkPolicies of(Snapshot snapshot) {
        return new NetworkPolicies(snapshot);
    }

    /**
     * Says whether a pod may be reached.
     *
     * @param pod the destination; one on the host's network is open to all
     * @param source where the packet comes from, as it stands at the pod's node
     * @param port the port of the pod, after the Service's translation
     */
    public PolicyVerdict ingress(Pod pod, Party source, Protocol protocol, int port) {
        if (isOwnNode(pod, source)) {
            return new PolicyVerdict.OwnNode(pod.key(), pod.spec().nodeName().getOrElse(""));
        }
        return decide(pod, Direction.INGRESS, source, protocol, port);
    }

    /**
     * Says whether a pod may reach something.
     *
     * @param pod the source; one on the host's network may reach all
     * @param destination where the packet goes, after the Service's translation
     * @param port the port there
     */
    public PolicyVerdict egress(Pod pod, Party destination, Protocol protocol, int port) {
        return decide(pod, Direction.EGRESS, destination, protocol, port);
    }

    // staging/src/k8s.io/api/networking/v1/types.go, NetworkPolicySpec.Ingress: traffic from the pod's local node
    // is allowed whatever the policies say
    private boolean isOwnNode(Pod pod, Party source) {
        return isOnNodeOf(pod, source.ip()) && source.pod().isEmpty();
    }

    /** Whether a pod's node has that address. */
    public boolean isOnNodeOf(Pod pod, Ip address) {
        return pod.spec()
                .nodeName()
                .flatMap(name -> nodes.get().get(name))
                .exists(addresses -> addresses.get().contains(address));
    }

    /** Whether some policy selects the pod in that direction, so that not everything may pass. */
    public boolean isolates(Pod pod, Direction direction) {
        return !selecting(pod, direction).isEmpty();
    }

    private PolicyVerdict decide(Pod pod, Direction direction, Party peer, Protocol protocol, int port) {
        Seq<NetworkPolicy> selecting = selecting(pod, direction);
        if (selecting.isEmpty()) {
            return new PolicyVerdict.NotIsolated(pod.key(), direction);
        }
        Option<Pod> destination = direction == Direction.EGRESS ? peer.pod() : Option.some(pod);
        Vector<Miss> misses = Vector.empty();
        for (NetworkPolicy policy : selecting) {
            Seq<Rule> rules = rules(policy, direction);
            for (int i = 0; i < rules.size(); i++) {
                RuleReference reference = new RuleReference(policy.key(), direction, i);
                Either<String, String> matched = match(policy, rules.get(i), peer, destination, protocol, port);
                if (matched.isRight()) {
                    return new PolicyVerdict.Allowed(reference, matched.get());
                }
                misses = misses.append(new Miss(reference, matched.getLeft()));
            }
        }
        return new PolicyVerdict.Denied(pod.key(), direction, selecting.map(NetworkPolicy::key), misses);
    }

    /** The policies that isolate the pod in that direction, by name. */
    public Seq<NetworkPolicy> selecting(Pod pod, Direction direction) {
        Seq<NetworkPolicy> there = policies.get().getOrElse(pod.namespace(), Vector.empty());
        return there.isEmpty() || pod.spec().isHostNetwork()
                ? Vector.empty()
                : there.filter(policy -> types(policy).contains(direction.toString())
                        && policy.spec().podSelector().matches(pod.metadata().labels()));
    }

    // pkg/apis/networking/v1/defaults.go: Ingress, and Egress if there are egress rules
    private static Seq<String> types(NetworkPolicy policy) {
        Seq<String> given = policy.spec().policyTypes().map(Object::toString);
        if (!given.isEmpty()) {
            return given;
        }
        return policy.spec().egress().isEmpty() ? Vector.of("Ingress") : Vector.of("Ingress", "Egress");
    }

    /** A rule of either direction: peers and ports, each list empty for "any". */
    private record Rule(Seq<NetworkPolicyPeer> peers, Seq<NetworkPolicyPort> ports) {}

    private static Seq<Rule> rules(NetworkPolicy policy, Direction direction) {
        return direction == Direction.INGRESS
                ? policy.spec().ingress().map(rule -> new Rule(rule.from(), rule.ports()))
                : policy.spec().egress().map(rule -> new Rule(rule.to(), rule.ports()));
    }

    private Either<String, String> match(
            NetworkPolicy policy, Rule rule, Party peer, Option<Pod> destination, Protocol protocol, int port) {
        Either<String, String> byPeer = firstOf(rule.peers(), "any peer", p -> matchPeer(policy, p, peer));
        if (byPeer.isLeft()) {
            return byPeer.mapLeft(why -> "peer: " + why);
        }
        Either<String, String> byPort =
                firstOf(rule.ports(), "any port", p -> matchPort(p, destination, protocol, port));
        return byPort.mapLeft(why -> "port: " + why).map(how -> byPeer.get() + ", " + how);
    }

    private static <T> Either<String, String> firstOf(
            Seq<T> entries, String any, Function<T, Either<String, String>> match) {
        if (entries.isEmpty()) {
            return Either.right(any);
        }
        Vector<String> failures = Vector.empty();
        for (T entry : entries) {
            Either<String, String> matched = match.apply(entry);
            if (matched.isRight()) {
                return matched;
            }
            failures = failures.append(matched.getLeft());
        }
        return Either.left(failures.mkString(", "));
    }

    private Either<String, String> matchPeer(NetworkPolicy policy, NetworkPolicyPeer entry, Party peer) {
        if (entry.ipBlock().isDefined()) {
            return IpBlocks.match(entry.ipBlock().get(), peer.ip());
        }
        if (peer.pod().filter(pod -> !pod.spec().isHostNetwork()).isEmpty()) {
            return Either.left(peer.ip() + " is no pod");
        }
        Pod pod = peer.pod().get();
        boolean namespaceFits = entry.namespaceSelector()
                .map(selector -> selector.matches(namespaceLabels(pod.namespace())))
                .getOrElse(() -> pod.namespace().equals(policy.namespace()));
        if (!namespaceFits) {
            return Either.left("namespace " + pod.namespace() + " is not selected");
        }
        boolean podFits = entry.podSelector()
                .forAll(selector -> selector.matches(pod.metadata().labels()));
        return podFits
                ? Either.right("peer " + pod.key())
                : Either.left("labels of " + pod.key() + " do not match "
                        + entry.podSelector().get());
    }

    private SortedMap<String, String> namespaceLabels(String name) {
        return snapshot.get(Namespace.KIND, "", name)
                .map(namespace -> namespace.metadata().labels())
                .getOrElse(TreeMap::empty)
                .put("kubernetes.io/metadata.name", name);
    }

    private static Either<String, String> matchPort(
            NetworkPolicyPort entry, Option<Pod> destination, Protocol protocol, int port) {
        Protocol wanted = entry.protocol().getOrElse(Protocol.TCP);
        if (!wanted.equals(protocol)) {
            return Either.left(protocol + " is not " + wanted);
        }
        if (entry.port().isEmpty()) {
            return Either.right("any port of " + wanted);
        }
        IntOrString wantedPort = entry.port().get();
        Option<Integer> number = wantedPort instanceof IntOrString.Number given
                ? Option.some(given.value())
                : destination.flatMap(pod -> pod.spec().portNumber(wantedPort, protocol));
        if (number.isEmpty()) {
            return Either.left(
                    "no port of the destination is named " + entry.port().get());
        }
        int last = entry.endPort().getOrElse(number.get());
        String range = last == number.get() ? String.valueOf(last) : number.get() + "-" + last;
        return port >= number.get() && port <= last
                ? Either.right("port " + range)
                : Either.left(port + " is not " + range);
    }
}
