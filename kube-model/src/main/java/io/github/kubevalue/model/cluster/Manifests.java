package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.apiserver.ApiServer;
import io.github.kubevalue.model.apiserver.Call;
import io.github.kubevalue.model.apiserver.DeleteOptions;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeCondition;
import io.github.kubevalue.model.core.ResourceQuota;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceAccount;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.quota.Usage;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * What a user hands to a cluster.
 *
 * @param cluster the cluster
 * @param ofKubeadm the objects among them that are kubeadm's, which nobody applies
 */
record Manifests(Cluster cluster, Set<ResourceKey> ofKubeadm) {
    private static final Seq<String> FIRST = Vector.of(
            "Namespace",
            "ResourceQuota",
            "LimitRange",
            "PriorityClass",
            "StorageClass",
            "RuntimeClass",
            "IngressClass",
            "Node",
            "ServiceAccount",
            "Secret",
            "ConfigMap",
            "CustomResourceDefinition");

    /**
     * The API server while it takes one object after the other.
     *
     * @param server the API server so far
     * @param refusals what it did not take
     */
    private record Taken(ApiServer server, Vector<Refusal> refusals) {
        private Taken with(ResourceKey object, Either<ApiError, ApiServer> answer) {
            return answer.fold(
                    error -> new Taken(server, refusals.append(new Refusal(object, error))),
                    after -> new Taken(after, refusals));
        }
    }

    Either<Seq<Refusal>, Cluster> apply(Seq<KubeObject> objects) {
        Vector<KubeObject> ordered = Vector.ofAll(objects(objects)).sortBy(Manifests::rank);
        Taken taken = ordered.foldLeft(new Taken(cluster.apiServer(), Vector.empty()), this::take);
        return written(taken);
    }

    Either<Seq<Refusal>, Cluster> applyServerSide(Seq<Write.ServerSideApply> applications, String fieldManager) {
        Call call = Call.at(cluster.now()).as(fieldManager);
        Taken taken = applications.foldLeft(
                new Taken(cluster.apiServer(), Vector.empty()),
                (so, apply) ->
                        so.with(apply.key(), so.server.answer(apply, call).outcome()));
        return written(taken);
    }

    private Either<Seq<Refusal>, Cluster> written(Taken taken) {
        return taken.refusals.isEmpty()
                ? Either.right(new Engine(cluster).written(taken.server))
                : Either.left(taken.refusals);
    }

    /** Returns the objects of an input: without configurations, in a namespace, and of two with one key the later. */
    static Seq<KubeObject> objects(Seq<KubeObject> input) {
        return input.filter(object -> !ConfigReader.isConfiguration(object))
                .map(Manifests::housed)
                .foldLeft(
                        LinkedHashMap.<Object, KubeObject>empty(),
                        (all, object) -> all.put(object.name().isEmpty() ? object : object.key(), object))
                .values()
                .toVector();
    }

    private static KubeObject housed(KubeObject object) {
        return object.type().isNamespaced() && object.namespace().isEmpty()
                ? object.withMetadata(object.metadata().withNamespace("default"))
                : object;
    }

    /** What others need comes before them; who asks for an address comes before those who take any. */
    private static int rank(KubeObject object) {
        int place = FIRST.indexOf(object.type().name());
        if (place >= 0) {
            return place;
        }
        boolean asks = object instanceof Service service
                && (service.spec().clusterIP().isDefined()
                        || service.spec().ports().flatMap(ServicePort::nodePort).nonEmpty());
        return asks ? FIRST.size() : FIRST.size() + 1;
    }

    private Taken take(Taken so, KubeObject object) {
        Either<ApiError, ApiServer> answer =
                Cluster.isDeletion(object) ? delete(so.server, object) : put(so.server, object);
        return so.with(object.key(), answer);
    }

    private Either<ApiError, ApiServer> delete(ApiServer server, KubeObject object) {
        return server.write(new Write.Delete(object.key(), DeleteOptions.background()), cluster.now());
    }

    private Either<ApiError, ApiServer> put(ApiServer server, KubeObject object) {
        if (object instanceof Node node) {
            return registered(server, NodeRegistration.registered(node, server.store()));
        }
        boolean isNew = object.name().isEmpty() || ofKubeadm.contains(object.key());
        Either<ApiError, ApiServer> answer =
                server.write(isNew ? new Write.Create(object) : new Write.Apply(object), cluster.now());
        if (object instanceof ResourceQuota quota) {
            return answer.flatMap(so -> counted(so, quota));
        }
        return object instanceof Namespace namespace ? answer.flatMap(so -> withDefaultAccount(so, namespace)) : answer;
    }

    /** Nodes are not applied: kubelets register them, and note nothing in annotations. */
    private Either<ApiError, ApiServer> registered(ApiServer server, Node node) {
        Write write = server.store()
                .get(Node.KIND, node.name())
                .fold(
                        () -> new Write.Create(fresh(node)),
                        stored -> new Write.Update(NodeRegistration.again(node, stored)));
        return server.write(write, cluster.now())
                .flatMap(so -> so.write(new Write.UpdateStatus(fresh(node)), cluster.now()))
                .flatMap(so -> ready(so, node));
    }

    /** Of a dump, the life of the node and the revision are those of another cluster. */
    private static Node fresh(Node node) {
        return node.withMetadata(node.metadata().withUid(Option.none()).withResourceVersion(Option.none()));
    }

    /** The node lifecycle controller is quicker than any user: a new node that is ready is not tainted as if it were not. */
    private Either<ApiError, ApiServer> ready(ApiServer server, Node registered) {
        boolean isReady = registered
                .status()
                .condition(NodeCondition.READY)
                .exists(condition -> condition.status().isTrue());
        Option<Node> tainted = server.store()
                .get(Node.KIND, registered.name())
                .filter(node -> isReady && node.spec().taints().exists(Manifests::isNotReady))
                .map(node -> node.withSpec(
                        node.spec().withTaints(node.spec().taints().reject(Manifests::isNotReady))));
        return tainted.fold(() -> Either.right(server), node -> server.write(new Write.Update(node), cluster.now()));
    }

    private static boolean isNotReady(Taint taint) {
        return taint.key().equals("node.kubernetes.io/not-ready")
                && taint.effect().equals(TaintEffect.NO_SCHEDULE);
    }

    /** The quota controller is quicker than any user: what else the input holds is charged. */
    private Either<ApiError, ApiServer> counted(ApiServer server, ResourceQuota manifest) {
        return server.store()
                .get(manifest.key())
                .map(ResourceQuota.class::cast)
                .map(quota -> new Usage(quota, server.store(), cluster.now()).observed())
                .fold(() -> Either.right(server), quota -> server.write(new Write.UpdateStatus(quota), cluster.now()));
    }

    /** The service-account controller is quicker than any user: pods of the same input find their account. */
    private Either<ApiError, ApiServer> withDefaultAccount(ApiServer server, Namespace namespace) {
        ServiceAccount account = ServiceAccount.named(namespace.name(), "default");
        boolean deleting = server.store()
                .get(Namespace.KIND, namespace.name())
                .exists(stored -> stored.metadata().isDeleting());
        return deleting || server.store().contains(account.key())
                ? Either.right(server)
                : server.write(new Write.Create(account), cluster.now());
    }
}
