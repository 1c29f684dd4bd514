package io.github.kubevalue.model.timeline;

import io.github.kubevalue.model.apps.ControllerRevision;
import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.controller.workload.Availability;
import io.github.kubevalue.model.controller.workload.Owners;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.ReplicationController;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.timeline.Standing.Part;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.time.Instant;

/** How workloads stand at one time. */
record Standings(Snapshot snapshot, Instant now) {
    private static final String REVISION = "controller-revision-hash";

    private static final Vector<Kind<? extends KubeObject>> WORKLOADS = Vector.of(
            ReplicaSet.KIND, Deployment.KIND, StatefulSet.KIND, DaemonSet.KIND, Job.KIND, ReplicationController.KIND);

    /** Returns the workload that an object is, or belongs to in the end. */
    Option<KubeObject> workload(KubeObject object) {
        Option<KubeObject> owner = WORKLOADS
                .flatMap(kind -> Owners.controller(object, kind, snapshot))
                .headOption()
                .map(KubeObject.class::cast);
        return owner.isDefined()
                ? owner.flatMap(this::workload)
                : Option.of(object).filter(one -> WORKLOADS.contains(one.type()));
    }

    /** Returns how a workload stands. */
    Standing of(KubeObject workload) {
        if (workload instanceof Deployment deployment) {
            return new Standing(workload.key(), deployment.spec().replicas().getOrElse(1), sets(deployment));
        }
        if (workload instanceof StatefulSet set) {
            return new Standing(
                    workload.key(),
                    set.spec().replicas().getOrElse(1),
                    revisions(set, set.spec().minReadySeconds()));
        }
        if (workload instanceof DaemonSet set) {
            return new Standing(
                    workload.key(),
                    set.status().desiredNumberScheduled(),
                    revisions(set, set.spec().minReadySeconds()));
        }
        if (workload instanceof Job job) {
            int wanted =
                    job.spec().completions().orElse(job.spec().parallelism()).getOrElse(1);
            return new Standing(workload.key(), wanted, one(job, 0));
        }
        if (workload instanceof ReplicationController controller) {
            return new Standing(
                    workload.key(),
                    controller.spec().replicas().getOrElse(1),
                    one(controller, controller.spec().minReadySeconds().getOrElse(0)));
        }
        ReplicaSet set = (ReplicaSet) workload;
        return new Standing(
                workload.key(),
                set.spec().replicas().getOrElse(1),
                one(set, set.spec().minReadySeconds()));
    }

    private Seq<Part> sets(Deployment deployment) {
        return owned(deployment, ReplicaSet.KIND)
                .sortBy(Standings::revision)
                .map(set -> part(set.name(), owned(set, Pod.KIND), set.spec().minReadySeconds()))
                .reject(part -> part.pods().isEmpty());
    }

    private static long revision(ReplicaSet set) {
        return set.metadata()
                .annotations()
                .get("deployment.kubernetes.io/revision")
                .flatMap(text -> Try.of(() -> Long.valueOf(text)).toOption())
                .getOrElse(0L);
    }

    /** The pods of a workload by its revisions. */
    private Seq<Part> revisions(KubeObject workload, int minReadySeconds) {
        Seq<Pod> pods = owned(workload, Pod.KIND);
        Seq<ControllerRevision> revisions =
                owned(workload, ControllerRevision.KIND).sortBy(ControllerRevision::revision);
        return revisions
                .map(revision -> part(revision.name(), pods.filter(pod -> isOf(pod, revision)), minReadySeconds))
                .reject(part -> part.pods().isEmpty());
    }

    /** The label of a StatefulSet's pod is the name of the revision, that of a DaemonSet's only its hash. */
    private static boolean isOf(Pod pod, ControllerRevision revision) {
        return pod.metadata()
                .labels()
                .get(REVISION)
                .exists(label ->
                        revision.name().equals(label) || revision.name().endsWith("-" + label));
    }

    private Seq<Part> one(KubeObject workload, int minReadySeconds) {
        return Vector.of(part("", owned(workload, Pod.KIND), minReadySeconds))
                .reject(part -> part.pods().isEmpty());
    }

    private <T extends KubeObject> Seq<T> owned(KubeObject owner, Kind<T> kind) {
        return snapshot.owned(kind, owner.metadata().uid().getOrElse(""))
                .filter(object -> Owners.isControlledBy(object, owner));
    }

    private Part part(String name, Seq<Pod> pods, int minReadySeconds) {
        return new Part(name, pods.map(pod -> state(pod, minReadySeconds)).sorted());
    }

    private PodState state(Pod pod, int minReadySeconds) {
        if (pod.isTerminal()) {
            return pod.status().phase().contains(PodPhase.SUCCEEDED) ? PodState.SUCCEEDED : PodState.FAILED;
        }
        if (pod.metadata().isDeleting()) {
            return PodState.TERMINATING;
        }
        if (Availability.isAvailable(pod, minReadySeconds, now)) {
            return PodState.AVAILABLE;
        }
        return pod.isReady() ? PodState.READY : PodState.UNREADY;
    }
}
