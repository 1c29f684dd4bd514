package io.github.kubevalue.model.discovery;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Index;
import io.vavr.collection.Seq;

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
                            .map(Ip::toString))
            .withSame((one, other) -> addresses(one).equals(addresses(other)));

    /** All of them. */
    public static final Catalog CATALOG = Catalog.of(BY_SERVICE, BY_ADDRESS);

    private EndpointSliceIndexes() {}

    private static Seq<Seq<String>> addresses(EndpointSlice slice) {
        return slice.endpoints().map(Endpoint::addresses);
    }
}
