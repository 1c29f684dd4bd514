package io.github.kubevalue.model.controller.replication;

import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.ReplicaSetStatus;
import io.github.kubevalue.model.controller.replicaset.BaseController;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.ReplicationController;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Keeps the number of active pods of a ReplicationController. */
public final class ReplicationManager extends BaseController<ReplicationController> {

    /** Returns the controller. */
    public ReplicationManager() {
        super(ReplicationController.KIND);
    }

    @Override
    public String name() {
        return "replicationcontroller-controller";
    }

    @Override
    protected ReplicaSet set(ReplicationController controller) {
        return Conversion.set(controller);
    }

    @Override
    protected ReplicationController reporting(ReplicationController controller, ReplicaSetStatus status) {
        return controller.withStatus(Conversion.status(status));
    }

    /** Nothing: what controls a ReplicationController is not asked for its others. */
    @Override
    protected Seq<Pod> related(ReplicaSet set, Snapshot snapshot) {
        // pkg/controller/replicaset/replica_set.go, NewBaseController: the index by controller knows ReplicaSets only
        return Vector.empty();
    }
}
