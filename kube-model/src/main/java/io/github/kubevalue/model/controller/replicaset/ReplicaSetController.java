package io.github.kubevalue.model.controller.replicaset;

import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.ReplicaSetStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;

/** Keeps the number of active pods of a ReplicaSet. */
public final class ReplicaSetController extends BaseController<ReplicaSet> {

    /** Returns the controller. */
    public ReplicaSetController() {
        super(ReplicaSet.KIND);
    }

    @Override
    public String name() {
        return "replicaset-controller";
    }

    @Override
    protected ReplicaSet set(ReplicaSet set) {
        return set;
    }

    @Override
    protected ReplicaSet reporting(ReplicaSet set, ReplicaSetStatus status) {
        return set.withStatus(status);
    }

    /** The pods of all sets that the same object controls: those of the other revisions of a Deployment too. */
    @Override
    protected Seq<Pod> related(ReplicaSet set, Snapshot snapshot) {
        // replica_set.go, getReplicaSetsWithSameController: nothing is related to a set that nobody controls
        return set.metadata()
                .controllerRef()
                .map(OwnerReference::uid)
                .toVector()
                .flatMap(uid -> snapshot.owned(ReplicaSet.KIND, uid))
                .flatMap(member -> owned(snapshot, member))
                .filter(Pod::isActive);
    }
}
