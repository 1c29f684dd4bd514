package io.github.kubevalue.model.scheduler.attempt;

import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.nodetable.NodeTable;
import io.github.kubevalue.model.resource.NodeLoad;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.volume.VolumeIndexes;

/** What the scheduler has to find without looking at all pods and nodes. */
public final class SchedulingIndexes {
    /** All of it but what plugins ask for. */
    public static final Catalog CATALOG = Catalog.of(Nominations.BY_NODE, PodIndexes.BY_NODE, PodIndexes.BY_LABEL)
            .plus(VolumeIndexes.CATALOG)
            .with(NodeLoad.BY_NODE)
            .with(NodeTable.NODES);

    private SchedulingIndexes() {}
}
