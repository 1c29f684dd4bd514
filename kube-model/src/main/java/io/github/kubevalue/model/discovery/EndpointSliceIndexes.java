package io.github.kubevalue.model.discovery;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Index;
import io.vavr.collection.Iterator;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** How EndpointSlices are found. */
public final class EndpointSliceIndexes {

    /** By their Service: {@code demo/web}. */
    public static final Index<EndpointSlice> BY_SERVICE = Index.of(
                    "endpoint slices by service",
                    EndpointSlice.KIND,
                    (EndpointSlice slice) ->
                            slice.serviceName().toVector().map(service -> slice.namespace() + "/" + service))
            .reading(slice -> slice.metadata().labels());

    /** By each address in them, ready or not. */
    public static final Index<EndpointSlice> BY_ADDRESS = Index.of(
                    "endpoint slices by address",
                    EndpointSlice.KIND,
                    slice -> slice.endpoints().flatMap(Endpoint::addresses).flatMap(EndpointSliceIndexes::written))
            .withSame((one, other) -> areSame(one.endpoints(), other.endpoints()));

    /** All of them. */
    public static final Catalog CATALOG = Catalog.of(BY_SERVICE, BY_ADDRESS);

    private EndpointSliceIndexes() {}

    /** An address as it is always written: of IPv6 there are other ways. */
    private static Option<String> written(String address) {
        return Ip.tryParse(address).map(ip -> address.indexOf(':') < 0 ? address : ip.toString());
    }

    /** Whether endpoints have the same addresses, one after the other. */
    private static boolean areSame(Seq<Endpoint> some, Seq<Endpoint> others) {
        if (some.size() != others.size()) {
            return false;
        }
        Iterator<Endpoint> all = others.iterator();
        for (Endpoint endpoint : some) {
            if (!endpoint.addresses().equals(all.next().addresses())) {
                return false;
            }
        }
        return true;
    }
}
