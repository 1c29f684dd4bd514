package io.github.kubevalue.model.discovery;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Index;

/** How EndpointSlices are found. */
public final class EndpointSliceIndexes {

    /** By their Service: {@code demo/web}. */
    public static final Index<EndpointSlice> BY_SERVICE = Index.of(
            "endpoint slices by service",
            EndpointSlice.KIND,
            slice -> slice.serviceName().toVector().map(service -> slice.namespace() + "/" + service));

    /** By each address in them, ready or not. */
    public static final Index<EndpointSlice> BY_ADDRESS = Index.of(
            "endpoint slices by address",
            EndpointSlice.KIND,
            slice -> slice.endpoints()
                    .flatMap(Endpoint::addresses)
                    .flatMap(Ip::tryParse)
                    .map(Ip::toString));

    /** All of them. */
    public static final Catalog CATALOG = Catalog.of(BY_SERVICE, BY_ADDRESS);

    private EndpointSliceIndexes() {}
}
