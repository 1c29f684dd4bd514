package io.github.kubevalue.model.controller.ipallocator;

import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceIndexes;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.networking.IPAddress;
import io.github.kubevalue.model.networking.ServiceCIDR;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * Compares each Service with the IPAddresses that note its cluster IPs, and each such note with its Service.
 * (pkg/registry/core/service/ipallocator/controller/repairip.go)
 *
 * <p>Upstream looks at all of them every three minutes besides; here a note wakes its Service, and a range those whose address
 * it has.
 */
public final class IPAddressRepair implements Controller {

    /** Returns the controller. */
    public IPAddressRepair() {}

    @Override
    public String name() {
        return "ipallocator-repair-controller";
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(Service.KIND) || kind.equals(IPAddress.KIND) || kind.equals(ServiceCIDR.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        if (change.key().kind().equals(Service.KIND)) {
            return notes(change, snapshot).prepend(change.key());
        }
        if (change.object() instanceof IPAddress note) {
            return snapshot.by(ServiceIndexes.BY_CLUSTER_IP, note.name())
                    .map(Service::key)
                    .prepend(change.key());
        }
        boolean comesOrGoes = change.isCreation() || change.isDeletion();
        return comesOrGoes && change.object() instanceof ServiceCIDR cidr
                ? snapshot.list(Service.KIND)
                        .filter(service -> ServiceNotes.addresses(service).exists(cidr::gives))
                        .map(Service::key)
                : Vector.empty();
    }

    /** The notes that the change of a Service may make right or wrong. */
    private static Seq<ResourceKey> notes(Change change, Snapshot snapshot) {
        return change.objects()
                .map(Service.KIND.type()::cast)
                .flatMap(ServiceNotes::addresses)
                .distinct()
                .map(ip -> IPAddress.KIND.key("", ip.toString()))
                .filter(snapshot::contains);
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        if (key.kind().equals(Service.KIND)) {
            return snapshot.get(Service.KIND, key.namespace(), key.name())
                    .map(service -> new ServiceNotes(service, snapshot).repaired())
                    .getOrElse(Plan.none());
        }
        return snapshot.get(IPAddress.KIND, key.name())
                .filter(IPAddress::isAllocated)
                .map(note -> new AddressNote(note, snapshot, moment.now()).repaired())
                .getOrElse(Plan.none());
    }
}
