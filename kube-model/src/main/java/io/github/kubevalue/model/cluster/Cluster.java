package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.apiserver.ApiServer;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.core.Event;
import io.github.kubevalue.model.customresource.StoredVersions;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.fault.Fault;
import io.github.kubevalue.model.fault.Hazards;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.manifest.Manifest;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Iterator;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.immutables.value.Value;

/**
 * A Kubernetes cluster: {@code Cluster.start(objects, ControlPlane::controllers).get().converge().cluster()}.
 *
 * <p>Every method returns another cluster; this one stays as it is. Two clusters are equal if their state is: the
 * controllers and the way to that state do not count.
 */
@Value.Immutable
public interface Cluster extends WithCluster {
    /** When virtual time begins. */
    Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    /** The annotation of manifests that ask for the deletion of their objects. */
    String DELETE = "kubevalue.io/delete";

    /**
     * Returns a cluster as kubeadm leaves it, to which those objects were then applied; nothing is reconciled yet. What kubeadm
     * and kube-proxy are configured with is read from the objects. An object replaces the one of kubeadm that has its key.
     *
     * @param objects the manifests; of two with one key the later counts
     * @param controllers who brings the cluster to what is desired, given its configuration
     * @return the cluster, or all that the API server does not accept
     */
    static Either<Seq<Refusal>, Cluster> start(
            Seq<? extends KubeObject> objects, Function<ClusterConfig, Seq<Controller>> controllers) {
        Vector<KubeObject> input = Vector.ofAll(objects);
        return ClusterConfig.read(input).flatMap(config -> start(config, input, controllers));
    }

    /** Returns likewise a cluster with that configuration, whatever the objects say of it. */
    static Either<Seq<Refusal>, Cluster> start(
            ClusterConfig config,
            Seq<? extends KubeObject> objects,
            Function<ClusterConfig, Seq<Controller>> controllers) {
        return start(config, Vector.ofAll(objects), HashMap.empty(), controllers);
    }

    /** Returns likewise a cluster to which the documents of a manifest were applied, which the objects remember word for word. */
    static Either<Seq<Refusal>, Cluster> start(
            ClusterConfig config, Manifest manifest, Function<ClusterConfig, Seq<Controller>> controllers) {
        return start(config, Vector.ofAll(manifest.objects()), Manifests.said(manifest), controllers);
    }

    private static Either<Seq<Refusal>, Cluster> start(
            ClusterConfig config,
            Vector<KubeObject> input,
            Map<ResourceKey, Json.Obj> said,
            Function<ClusterConfig, Seq<Controller>> controllers) {
        Cluster empty = of(config, controllers);
        Store policy = DefaultPolicy.objects().foldLeft(empty.apiServer().store(), Store::put);
        Vector<KubeObject> ofKubeadm = Bootstrap.objects(config, input);
        Set<ResourceKey> keys = ofKubeadm.map(KubeObject::key).toSet();
        return new Manifests(empty.withApiServer(empty.apiServer().withStore(policy)), keys, said)
                .apply(ofKubeadm.appendAll(input));
    }

    /**
     * Returns a cluster that holds those objects just as they are, statuses included: a dump of a real cluster. Nothing waits
     * to be reconciled.
     */
    static Cluster observed(Seq<? extends KubeObject> objects, Function<ClusterConfig, Seq<Controller>> controllers) {
        Vector<KubeObject> input = Vector.ofAll(objects);
        ClusterConfig config = ClusterConfig.observed(input);
        Cluster empty = of(config, controllers);
        StoredVersions versions = new StoredVersions(empty.snapshot());
        Store store = Manifests.objects(input)
                .map(versions::stored)
                .foldLeft(empty.apiServer().store(), Store::put);
        return empty.withApiServer(empty.apiServer().withStore(store));
    }

    /** Whether a manifest asks for the deletion of its object. */
    static boolean isDeletion(KubeObject manifest) {
        return manifest.metadata().annotations().get(DELETE).contains("true");
    }

    /** Returns the manifest that asks for the deletion of an object. */
    static KubeObject deletionOf(KubeObject object) {
        ObjectMeta metadata = object.metadata();
        return object.withMetadata(metadata.withAnnotation(DELETE, "true"));
    }

    private static Cluster of(ClusterConfig config, Function<ClusterConfig, Seq<Controller>> controllers) {
        Seq<Controller> all = controllers.apply(config);
        Catalog catalog = all.map(Controller::catalog).foldLeft(Indexes.CATALOG, Catalog::plus);
        return ImmutableCluster.builder()
                .config(config)
                .informers(Informers.of(all))
                .apiServer(ApiServer.of(config.apiServerFlags()).withStore(Store.empty(catalog)))
                .now(EPOCH)
                .agenda(Agenda.EMPTY)
                .eventLog(EventLog.EMPTY)
                .memories(HashMap.empty())
                .caches(HashMap.empty())
                .adversity(Adversity.NONE)
                .build();
    }

    /** What the cluster was set up with. */
    ClusterConfig config();

    /** The API server and what it keeps. */
    ApiServer apiServer();

    /** The virtual time. */
    Instant now();

    /** What waits to be done. */
    Agenda agenda();

    /** What the controllers told. */
    EventLog eventLog();

    /** What the controllers remember, by what they work on. */
    Map<Work, Memory> memories();

    /** What spares the controllers work, by what they work on: they do the same without it. */
    @Value.Auxiliary
    Map<Work, Memory> caches();

    /** What may go wrong, and what has. */
    Adversity adversity();

    /** Who is told of what happens. */
    @Value.Auxiliary
    Informers informers();

    /** Who brings the cluster to what is desired. */
    default Seq<Controller> controllers() {
        return informers().controllers();
    }

    /** What the API server warned the user of, when it last took objects of his. */
    @Value.Auxiliary
    Seq<Warning> warnings();

    /** All objects but events. */
    default Snapshot snapshot() {
        return apiServer().store();
    }

    /** What the controllers told in the last hour, in the order of objects; older events the API server forgets. */
    default Seq<Event> events() {
        return eventLog().living(now(), key -> snapshot().get(key).isDefined());
    }

    /** The virtual time since the start. */
    default Duration elapsed() {
        return Duration.between(EPOCH, now());
    }

    /** Whether nothing is left to do but what goes on for ever. */
    default boolean isSettled() {
        return !agenda().isAwaited();
    }

    /**
     * Returns this cluster after a user applied these objects, or deleted those that are annotated {@code kubevalue.io/delete:
     * "true"}; nothing is reconciled yet.
     *
     * @return the cluster, or all that the API server does not accept; then nothing is half done
     */
    default Either<Seq<Refusal>, Cluster> apply(Seq<? extends KubeObject> objects) {
        return new Manifests(this, HashSet.empty(), HashMap.empty()).apply(Vector.ofAll(objects));
    }

    /** Returns likewise this cluster after a user applied the documents of a manifest, which the objects remember word for word. */
    default Either<Seq<Refusal>, Cluster> apply(Manifest manifest) {
        return new Manifests(this, HashSet.empty(), Manifests.said(manifest)).apply(Vector.ofAll(manifest.objects()));
    }

    /**
     * Returns this cluster after a user applied these on the server, in that order; nothing is reconciled yet. Fields are owned
     * under the name of the field manager.
     *
     * @return the cluster, or all that the API server does not accept; then nothing is half done
     */
    default Either<Seq<Refusal>, Cluster> applyServerSide(
            Seq<Write.ServerSideApply> applications, String fieldManager) {
        return new Manifests(this, HashSet.empty(), HashMap.empty()).applyServerSide(applications, fieldManager);
    }

    /**
     * Returns this cluster after a user made one request, such as the eviction of a pod; nothing is reconciled yet.
     *
     * @return the cluster, or why the API server refuses
     */
    default Either<ApiError, Cluster> request(Write write) {
        return apiServer().write(write, now()).map(new Engine(this)::written);
    }

    /** Returns this cluster after something went wrong; nothing has reacted to it yet. */
    default Cluster after(Fault fault) {
        return Engine.struck(this, fault);
    }

    /** Returns this cluster, in which from now on that may go wrong: what does is drawn from the choice of each step. */
    default Cluster withHazards(Hazards hazards) {
        return withAdversity(adversity().withHazards(hazards));
    }

    /**
     * Returns this cluster after one piece of the pending work, which the choice decides, or, where none is pending, at the time of
     * the next timer; this cluster, if there is none.
     */
    default Cluster step(Choice choice) {
        return next(choice).cluster();
    }

    /** Returns that step, and what it changed. */
    default Stepped next(Choice choice) {
        return new Engine(this).step(choice);
    }

    /** Lets the cluster settle: work is done in the order in which it came up, and ties are drawn from the seed. */
    default Convergence converge() {
        return converge(new InOrder(Choice.seeded(config().seed())));
    }

    /** Lets the cluster settle, in whatever order the choice decides. */
    default Convergence converge(Choice choice) {
        return converge(choice, Limits.DEFAULT);
    }

    /** Lets the cluster settle within limits, in whatever order the choice decides. */
    default Convergence converge(Choice choice, Limits limits) {
        return new Engine(this).converge(choice, limits);
    }

    /**
     * Returns the steps that {@link #converge()} takes, one after the other and none before it is asked for; it ends when the
     * cluster has settled, and never if it does not settle.
     */
    default Iterator<Stepped> course() {
        return new Engine(this).course(new InOrder(Choice.seeded(config().seed())));
    }

    /** Returns the steps that {@link #pass} takes, one after the other and none before it is asked for. */
    default Iterator<Stepped> course(Duration time) {
        return new Engine(this).course(now().plus(time), new InOrder(Choice.seeded(config().seed())));
    }

    /**
     * Returns who would undo whose work for ever if this cluster were left alone, as far as that shows within a time. A settled
     * cluster may still be in such a fight, by what {@linkplain io.github.kubevalue.model.controller.Plan#recurAfter goes on
     * for ever}: an autoscaler that looks every 15 s, and somebody who applies a manifest every few minutes.
     */
    default Option<Livelock> livelock(Duration horizon) {
        return new Engine(this).livelock(horizon, new InOrder(Choice.seeded(config().seed())));
    }

    /** Returns this cluster that much later: all that is due until then is done. */
    default Cluster advance(Duration duration, Choice choice) {
        return new Engine(this).advance(now().plus(duration), choice);
    }

    /** Returns this cluster that much later, with work done in order and ties drawn from the seed. */
    default Cluster advance(Duration duration) {
        return advance(duration, new InOrder(Choice.seeded(config().seed())));
    }

    /**
     * Lets that time pass, as {@link #advance(Duration)} does, and says what was written in it; it has converged if nothing is
     * left to do then but what goes on for ever.
     */
    default Convergence pass(Duration time) {
        return new Engine(this).pass(time, new InOrder(Choice.seeded(config().seed())));
    }
}
