package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.apps.AppsIndexes;
import io.github.kubevalue.model.authorizer.rbac.RbacIndexes;
import io.github.kubevalue.model.core.NodeIndexes;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.ServiceIndexes;
import io.github.kubevalue.model.discovery.EndpointSliceIndexes;
import io.github.kubevalue.model.store.Catalog;

/** The indexes that the kinds declare. Controllers may ask for more. */
public final class Indexes {

    /** All of them, in order of the kinds' groups. */
    public static final Catalog CATALOG = PodIndexes.CATALOG
            .plus(NodeIndexes.CATALOG)
            .plus(ServiceIndexes.CATALOG)
            .plus(AppsIndexes.CATALOG)
            .plus(EndpointSliceIndexes.CATALOG)
            .plus(RbacIndexes.CATALOG);

    private Indexes() {}
}
