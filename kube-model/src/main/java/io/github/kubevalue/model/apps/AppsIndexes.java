package io.github.kubevalue.model.apps;

import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Index;

/** How the parts of workloads are found that nobody has adopted. */
public final class AppsIndexes {

    /** ReplicaSets that no object controls, by namespace. */
    public static final Index<ReplicaSet> ORPHAN_REPLICA_SETS = Index.ofOrphans(ReplicaSet.KIND);

    /** Revisions that no object controls, by namespace. */
    public static final Index<ControllerRevision> ORPHAN_REVISIONS = Index.ofOrphans(ControllerRevision.KIND);

    /** All of them. */
    public static final Catalog CATALOG = Catalog.of(ORPHAN_REPLICA_SETS, ORPHAN_REVISIONS);

    private AppsIndexes() {}
}
