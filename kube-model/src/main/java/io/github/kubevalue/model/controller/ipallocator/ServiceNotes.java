package io.github.kubevalue.model.controller.ipallocator;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.IPFamily;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.networking.IPAddress;
import io.github.kubevalue.model.networking.ParentReference;
import io.github.kubevalue.model.networking.ServiceCIDR;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** What is noted of the cluster IPs of a Service, and what should be. (repairip.go, syncService) */
record ServiceNotes(Service service, Snapshot snapshot) {

    static Seq<Ip> addresses(Service service) {
        return service.spec().clusterIPs().flatMap(Ip::tryParse);
    }

    Plan repaired() {
        return addresses(service).map(this::repaired).foldLeft(Plan.none(), Plan::then);
    }

    private Plan repaired(Ip ip) {
        if (!snapshot.list(ServiceCIDR.KIND).exists(cidr -> cidr.gives(ip))) {
            return told(
                    "ClusterIPOutOfRange",
                    "Cluster IP " + shown(ip) + " is not within any configured Service CIDR; please recreate service");
        }
        Option<IPAddress> note = snapshot.get(IPAddress.KIND, ip.toString());
        if (note.isEmpty()) {
            return told("ClusterIPNotAllocated", "Cluster IP " + shown(ip) + " is not allocated; repairing")
                    .then(new Write.Create(right(ip)), "its address was not noted");
        }
        return judged(note.get(), ip);
    }

    private Plan judged(IPAddress note, Ip ip) {
        if (!note.spec().parentRef().exists(ParentReference::isService)) {
            return wrong(ip);
        }
        if (!note.isOf(service.namespace(), service.name())) {
            Option<Service> other = other(note);
            if (other.isEmpty()) {
                return wrong(ip);
            }
            Plan told = addresses(other.get()).contains(ip)
                    ? told(
                            "ClusterIPAlreadyAllocated",
                            "Cluster IP [" + IPFamily.of(ip) + "]:" + ip
                                    + " was assigned to multiple services; please recreate service")
                    : Plan.none();
            return told.then(labelled(note, ip));
        }
        return labelled(note, ip);
    }

    private Option<Service> other(IPAddress note) {
        return note.spec()
                .parentRef()
                .flatMap(parent -> snapshot.get(
                        Service.KIND,
                        parent.namespace().getOrElse(""),
                        parent.name().getOrElse("")));
    }

    /** Labels that are not the allocator's are a reason to write the note anew. */
    private Plan labelled(IPAddress note, Ip ip) {
        boolean isLabelled = note.isAllocated()
                && note.metadata()
                        .labels()
                        .get(IPAddress.FAMILY_LABEL)
                        .contains(IPFamily.of(ip).text());
        return isLabelled ? Plan.none() : anew(ip);
    }

    private Plan wrong(Ip ip) {
        return told(
                        "ClusterIPNotAllocated",
                        "the ClusterIP " + shown(ip) + " for Service " + service.namespace() + "/" + service.name()
                                + " has a wrong reference; repairing")
                .then(anew(ip));
    }

    private Plan anew(Ip ip) {
        return Plan.of(Write.delete(right(ip)), "it notes something else")
                .then(new Write.Create(right(ip)), "its address was noted wrongly");
    }

    private IPAddress right(Ip ip) {
        return IPAddress.ofService(ip, service.namespace(), service.name());
    }

    private Plan told(String reason, String message) {
        return Plan.none().telling(Event.warning(service, reason, message));
    }

    private static String shown(Ip ip) {
        return "[" + IPFamily.of(ip) + "]: " + ip;
    }
}
