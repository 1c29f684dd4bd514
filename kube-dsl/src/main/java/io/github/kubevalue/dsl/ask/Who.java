package io.github.kubevalue.dsl.ask;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeIndexes;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.scheme.Scheme;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Reads who is meant: {@code pod/NS/NAME}, a workload, {@code node/NAME}, an address. */
final class Who {
    private Who() {}

    static Either<String, Peer> parse(Snapshot snapshot, String text) {
        Option<Ip> ip = Ip.tryParse(text);
        if (ip.isDefined()) {
            return Either.right(at(snapshot, ip.get()));
        }
        String[] parts = text.split("/", -1);
        if (parts.length == 2 && isNode(parts[0])) {
            return node(snapshot, parts[1]).map(Peer::node);
        }
        if (parts.length < 2 || parts.length > 3) {
            return Either.left("not a peer: \"" + text
                    + "\" (pod/NAMESPACE/NAME, deploy/NAMESPACE/NAME, node/NAME or an address)");
        }
        String namespace = parts.length == 3 ? parts[1] : "default";
        return Scheme.kubernetes()
                .named(parts[0])
                .toEither("the server doesn't have a resource type \"" + parts[0] + "\"")
                .flatMap(kind -> pod(snapshot, kind, namespace, parts[parts.length - 1]));
    }

    static Either<String, String> node(Snapshot snapshot, String name) {
        return Option.when(snapshot.get(Node.KIND, name).isDefined(), name)
                .toEither(() -> "nodes \"" + name + "\" not found");
    }

    private static boolean isNode(String word) {
        return word.equals("node") || word.equals("nodes") || word.equals("no");
    }

    /** An address of a node or a pod stands for it; any other is a host outside. */
    private static Peer at(Snapshot snapshot, Ip ip) {
        Option<Peer> pod = snapshot.by(PodIndexes.BY_IP, ip.toString())
                .find(each -> !each.isTerminal() && !each.spec().isHostNetwork())
                .map(each -> Peer.pod(each.key()));
        return pod.orElse(() -> snapshot.first(NodeIndexes.BY_INTERNAL_IP, ip.toString())
                        .map(node -> Peer.node(node.name())))
                .getOrElse(() -> Peer.outside(ip));
    }

    private static Either<String, Peer> pod(Snapshot snapshot, Kind<?> kind, String namespace, String name) {
        ResourceKey key = kind.key(namespace, name);
        Option<KubeObject> object = snapshot.get(key);
        if (object.isEmpty()) {
            return Either.left(kind.groupResource() + " \"" + name + "\" not found in namespace " + namespace);
        }
        return pods(snapshot, object.get())
                .filter(pod -> !pod.isTerminal() && !pod.isTerminating())
                .headOption()
                .map(pod -> Peer.pod(pod.key()))
                .toEither(() -> key + " has no pod that runs");
    }

    /** The pods that an object owns, itself or through what it owns, by name. */
    private static Seq<Pod> pods(Snapshot snapshot, KubeObject object) {
        if (object instanceof Pod pod) {
            return Vector.of(pod);
        }
        return snapshot.owned(object.metadata().uid().getOrElse(""))
                .flatMap(owned -> pods(snapshot, owned))
                .sortBy(KubeObject::key);
    }
}
