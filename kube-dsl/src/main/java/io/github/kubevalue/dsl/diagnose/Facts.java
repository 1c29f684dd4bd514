package io.github.kubevalue.dsl.diagnose;

import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.batch.CronJob;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.ReplicationController;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.discovery.EndpointSliceIndexes;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.scheduler.attempt.Evaluation;
import io.github.kubevalue.model.scheduler.profile.KubeScheduler;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Lazy;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What the checks look at: the cluster, and what several of them ask of it. */
public final class Facts {
    private static final Vector<Kind<? extends KubeObject>> WORKLOADS = Vector.of(
            CronJob.KIND,
            DaemonSet.KIND,
            Deployment.KIND,
            Job.KIND,
            ReplicaSet.KIND,
            ReplicationController.KIND,
            StatefulSet.KIND,
            Pod.KIND);

    private final RunningCluster running;
    private final Snapshot snapshot;
    private final Lazy<Seq<Workload>> workloads;
    private final Lazy<Seq<Mention>> mentions;

    /** What there is to know of a cluster. */
    public Facts(RunningCluster running) {
        this.running = running;
        this.snapshot = running.snapshot();
        this.workloads = Lazy.of(this::findWorkloads);
        this.mentions = Lazy.of(() -> Mentions.in(this));
    }

    /** The cluster that is looked at. */
    public RunningCluster running() {
        return running;
    }

    /** Its objects. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** What every plugin of its scheduler says of a pod on every node; none if no scheduler of the cluster places it. */
    public Option<Evaluation> evaluation(Pod pod) {
        return new KubeScheduler(running.cluster().config().scheduler())
                .scheduler(pod)
                .map(scheduler -> scheduler.evaluate(snapshot, pod));
    }

    /** What was written to have pods, each with its pods. */
    public Seq<Workload> workloads() {
        return workloads.get();
    }

    /** The workloads of a namespace. */
    public Seq<Workload> workloads(String namespace) {
        return workloads().filter(workload -> workload.namespace().equals(namespace));
    }

    /** The hosts that manifests name. */
    public Seq<Mention> mentions() {
        return mentions.get();
    }

    /** The Service of that name, if there is one. */
    public Option<Service> service(String namespace, String name) {
        return snapshot.get(Service.KIND, namespace, name);
    }

    /** The pods that a Service selects and that have not ended. */
    public Seq<Pod> podsOf(Service service) {
        return PodIndexes.selected(
                        snapshot,
                        service.namespace(),
                        LabelSelector.of(service.spec().selector()))
                .filter(pod -> !pod.isTerminal());
    }

    /** The endpoints of a Service, ready or not. */
    public Seq<Endpoint> endpointsOf(Service service) {
        return snapshot.by(EndpointSliceIndexes.BY_SERVICE, service.namespace() + "/" + service.name())
                .flatMap(EndpointSlice::endpoints);
    }

    /** How a pod resolves a name, as if no policy were in its way. */
    public Lookup lookup(Pod pod, String name) {
        return running.dns().resolver(pod).addresses(name);
    }

    private Seq<Workload> findWorkloads() {
        Seq<KubeObject> objects = WORKLOADS.flatMap(this::all);
        Map<String, KubeObject> byUid = HashMap.ofEntries(
                objects.flatMap(object -> object.metadata().uid().map(uid -> Tuple.of(uid, object))));
        Map<ResourceKey, Vector<Pod>> pods = snapshot.list(Pod.KIND)
                .filter(pod -> !pod.isTerminal())
                .foldLeft(
                        HashMap.empty(),
                        (map, pod) ->
                                map.put(root(byUid, pod).key(), Vector.of(pod), (old, more) -> old.appendAll(more)));
        return objects.filter(object -> root(byUid, object) == object)
                .flatMap(object -> Workload.of(object, pods.get(object.key()).getOrElse(Vector.empty())));
    }

    private Seq<KubeObject> all(Kind<? extends KubeObject> kind) {
        return Vector.ofAll(snapshot.list(kind));
    }

    private static KubeObject root(Map<String, KubeObject> byUid, KubeObject object) {
        Option<KubeObject> owner =
                object.metadata().controllerRef().map(OwnerReference::uid).flatMap(byUid::get);
        return owner.map(above -> root(byUid, above)).getOrElse(object);
    }
}
