package io.github.kubevalue.model.controller.servicecidrs;

import io.github.kubevalue.model.networking.IPAddress;
import io.github.kubevalue.model.networking.ServiceCIDR;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;

/**
 * The addresses that would belong to no range any more. (pkg/controller/servicecidrs/servicecidrs_controller.go, canDeleteCIDR)
 *
 * @param leaving the ServiceCIDR that is to go
 * @param snapshot all others, and the addresses
 */
record Orphans(ServiceCIDR leaving, Snapshot snapshot) {

    /** Whether no address would be without a range. */
    boolean isEmpty() {
        Seq<ServiceCIDR> staying =
                snapshot.list(ServiceCIDR.KIND).reject(other -> other.name().equals(leaving.name()));
        return leaving.ranges().forAll(range -> staying.exists(other -> other.covers(range)))
                || !snapshot.list(IPAddress.KIND)
                        .filter(IPAddress::isAllocated)
                        .flatMap(IPAddress::ip)
                        .exists(ip -> leaving.gives(ip) && !staying.exists(other -> other.gives(ip)));
    }
}
