package io.github.kubevalue.model.controller.clusterroleaggregation;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.authorizer.rbac.Aggregation;
import io.github.kubevalue.model.authorizer.rbac.RbacIndexes;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.rbac.ClusterRole;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Gives each ClusterRole with an aggregation rule the rules of the roles that it selects. */
public final class ClusterRoleAggregationController implements Controller {
    // pkg/controller/clusterroleaggregation/clusterroleaggregation_controller.go

    /** Returns the controller. */
    public ClusterRoleAggregationController() {}

    @Override
    public String name() {
        return "clusterrole-aggregation-controller";
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(ClusterRole.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        return change.key().kind().equals(ClusterRole.KIND)
                ? snapshot.by(RbacIndexes.GATHERING_CLUSTER_ROLES, "").map(KubeObject::key)
                : Vector.empty();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(ClusterRole.KIND, key.name())
                .map(role -> reconciled(role, Aggregation.of(role, snapshot.list(ClusterRole.KIND))))
                .getOrElse(Plan.none());
    }

    private static Plan reconciled(ClusterRole role, ClusterRole gathered) {
        return gathered.equals(role)
                ? Plan.none()
                : Plan.of(
                        new Write.Update(gathered),
                        "gathered " + gathered.rules().size() + " rules");
    }
}
