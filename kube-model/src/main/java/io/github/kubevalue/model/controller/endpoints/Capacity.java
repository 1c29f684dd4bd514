package io.github.kubevalue.model.controller.endpoints;

import io.github.kubevalue.model.core.EndpointAddress;
import io.github.kubevalue.model.core.EndpointSubset;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** How many addresses Endpoints hold at most; of those that are too many, ready ones are kept before others. */
final class Capacity {
    private static final int MOST = 1000;

    private Capacity() {}

    /** Whether those are more addresses than Endpoints hold. */
    static boolean isExceeded(Seq<EndpointSubset> subsets) {
        return ready(subsets) + unready(subsets) > MOST;
    }

    private static int ready(Seq<EndpointSubset> subsets) {
        return subsets.map(subset -> subset.addresses().size()).sum().intValue();
    }

    private static int unready(Seq<EndpointSubset> subsets) {
        return subsets.map(subset -> subset.notReadyAddresses().size()).sum().intValue();
    }

    /** Returns the subsets with as many addresses as Endpoints hold. */
    static Seq<EndpointSubset> truncated(Seq<EndpointSubset> subsets) {
        // pkg/controller/endpoint/endpoints_controller.go, truncateEndpoints
        if (!isExceeded(subsets)) {
            return subsets;
        }
        int ready = ready(subsets);
        boolean isOfReady = ready > MOST;
        int most = isOfReady ? MOST : MOST - ready;
        int total = isOfReady ? ready : unready(subsets);
        Vector<EndpointSubset> kept = Vector.empty();
        int left = most;
        for (EndpointSubset subset : subsets) {
            Seq<EndpointAddress> all = isOfReady ? subset.addresses() : subset.notReadyAddresses();
            // its share, rounded up: less may be left for the last
            int share = (int) Math.ceil((double) all.size() / total * most);
            Seq<EndpointAddress> some = all.take(Math.min(share, left));
            left -= some.size();
            kept = kept.append(
                    isOfReady
                            ? subset.withAddresses(some).withNotReadyAddresses(Vector.empty())
                            : subset.withNotReadyAddresses(some));
        }
        return kept;
    }
}
