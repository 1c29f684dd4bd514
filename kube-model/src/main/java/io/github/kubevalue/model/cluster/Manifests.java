package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.apiserver.Answer;
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
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.kubelet.staticpod.ManifestDirectory;
import io.github.kubevalue.model.manifest.Document;
import io.github.kubevalue.model.manifest.Manifest;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.quota.Usage;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
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
 * @param said the manifests word for word, of objects that files say
 */
record Manifests(Cluster cluster, Set<ResourceKey> ofKubeadm, Map<ResourceKey, Json.Obj> said) {
    private static final Seq<String> FIRST = Vector.of(
            "Namespace",
            "ResourceQuota",
            "LimitRange",
            "PriorityClass",
            "StorageClass",
            "RuntimeClass",
            "IngressClass",
            "ServiceCIDR",
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
     * @param warnings what it said besides
     */
    private record Taken(ApiServer server, Vector<Refusal> refusals, Vector<Warning> warnings) {
        private static Taken of(ApiServer server) {
            return new Taken(server, Vector.empty(), Vector.empty());
        }

        private Taken with(ResourceKey object, Answer<ApiServer> answer) {
            Vector<Warning> told = warnings.appendAll(answer.warnings().map(text -> new Warning(object, "", text)));
            return answer.outcome()
                    .fold(
                            error -> new Taken(server, refusals.append(new Refusal(object, error)), told),
                            after -> new Taken(after, refusals, told));
        }
    }

    /** What the documents of a manifest say of which objects. */
    static Map<ResourceKey, Json.Obj> said(Manifest manifest) {
        return manifest.documents().toMap(document -> housed(document.object()).key(), Document::tree);
    }

    Either<Seq<Refusal>, Cluster> apply(Seq<KubeObject> objects) {
        Vector<KubeObject> ordered = Vector.ofAll(objects(objects)).sortBy(Manifests::rank);
        Taken before = new Taken(
                cluster.apiServer(),
                Vector.empty(),
                ConfigReader.warnings(objects).toVector());
        return written(ordered.foldLeft(before, this::take));
    }

    Either<Seq<Refusal>, Cluster> applyServerSide(Seq<Write.ServerSideApply> applications, String fieldManager) {
        Call call = Call.at(cluster.now()).as(fieldManager);
        return written(applications.foldLeft(
                Taken.of(cluster.apiServer()), (so, apply) -> so.with(apply.key(), so.server.answer(apply, call))));
    }

    private Either<Seq<Refusal>, Cluster> written(Taken taken) {
        return taken.refusals.isEmpty()
                ? Either.right(new Engine(cluster).written(taken.server).withWarnings(taken.warnings))
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
        return so.with(object.key(), Cluster.isDeletion(object) ? delete(so.server, object) : put(so.server, object));
    }

    private Answer<ApiServer> delete(ApiServer server, KubeObject object) {
        return server.answer(new Write.Delete(object.key(), DeleteOptions.background()), Call.at(cluster.now()));
    }

    private Answer<ApiServer> put(ApiServer server, KubeObject object) {
        if (object instanceof Node node) {
            return new Answer<>(
                    registered(server, NodeRegistration.registered(node, server.store())),
                    new ManifestDirectory(node).faults());
        }
        boolean isNew = object.name().isEmpty() || ofKubeadm.contains(object.key());
        Answer<ApiServer> answer =
                server.answer(isNew ? new Write.Create(object) : applied(object), Call.at(cluster.now()));
        return new Answer<>(answer.outcome().flatMap(so -> followed(so, object)), answer.warnings());
    }

    private Write applied(KubeObject object) {
        return said.get(object.key())
                .map(document -> new Write.Apply(object, document))
                .getOrElse(() -> new Write.Apply(object));
    }

    /** Controllers are quicker than any user: what they make of an object is there before the next object of the input. */
    private Either<ApiError, ApiServer> followed(ApiServer server, KubeObject object) {
        if (object instanceof ResourceQuota quota) {
            return counted(server, quota);
        }
        return object instanceof Namespace namespace ? withDefaultAccount(server, namespace) : Either.right(server);
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

    /** By the node lifecycle controller: a new node that is ready is not tainted as if it were not. */
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

    /** By the quota controller: what else the input holds is charged. */
    private Either<ApiError, ApiServer> counted(ApiServer server, ResourceQuota manifest) {
        return server.store()
                .get(manifest.key())
                .map(ResourceQuota.class::cast)
                .map(quota -> new Usage(quota, server.store(), cluster.now()).observed())
                .fold(() -> Either.right(server), quota -> server.write(new Write.UpdateStatus(quota), cluster.now()));
    }

    /** By the service-account controller: pods of the same input find their account. */
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
