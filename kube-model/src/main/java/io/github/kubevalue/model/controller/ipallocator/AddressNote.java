package io.github.kubevalue.model.controller.ipallocator;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.networking.IPAddress;
import io.github.kubevalue.model.networking.ParentReference;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** One note of the allocator, and whether the Service that it names has the address. (repairip.go, syncIPAddress) */
record AddressNote(IPAddress note, Snapshot snapshot, Instant now) {
    /** So long a request may take whose Service is still to be written. */
    private static final Duration REQUEST = Duration.ofSeconds(60);

    /** So long a request may take to be undone. */
    private static final Duration REVERT = Duration.ofSeconds(5);

    /** The Services that a note is about. */
    static Seq<ResourceKey> parents(IPAddress note) {
        return note.spec()
                .parentRef()
                .filter(ParentReference::isService)
                .map(AddressNote::key)
                .toVector();
    }

    private static ResourceKey key(ParentReference parent) {
        return Service.KIND.key(parent.namespace().getOrElse(""), parent.name().getOrElse(""));
    }

    Plan repaired() {
        Seq<ResourceKey> parents = parents(note);
        return parents.isEmpty()
                ? struck(
                        "IPAddressNotAllocated",
                        "IPAddress " + note.name() + " appears to have been modified, not referencing a Service "
                                + shown(note.spec().parentRef()) + ": cleaning up")
                : of(parents.head());
    }

    private Plan of(ResourceKey parent) {
        Option<Service> service = snapshot.get(Service.KIND, parent.namespace(), parent.name());
        return service.map(this::judged).getOrElse(() -> leaked(parent));
    }

    private Plan leaked(ResourceKey parent) {
        return age().compareTo(REQUEST) > 0
                ? struck(
                        "IPAddressNotAllocated", "IPAddress: " + shown(parent) + " appears to have leaked: cleaning up")
                : after(REQUEST.minus(age()).plusNanos(1));
    }

    private Plan judged(Service service) {
        if (service.spec().clusterIPs().contains(note.name())) {
            return Plan.none();
        }
        if (service.spec().isExternalName() && age().compareTo(REQUEST) < 0) {
            return after(REQUEST.minus(age()));
        }
        boolean isYounger = note.metadata()
                .creationTimestamp()
                .exists(made -> service.metadata().creationTimestamp().exists(made::isAfter));
        return isYounger && age().compareTo(REVERT) < 0
                ? after(REVERT)
                : struck(
                        "IPAddressWrongReference",
                        "IPAddress: " + shown(service.key()) + " has a wrong reference; cleaning up");
    }

    private Duration age() {
        return Duration.between(note.metadata().creationTimestamp().getOrElse(Instant.EPOCH), now);
    }

    private String shown(ResourceKey service) {
        return note.name() + " for Service " + service.namespace() + "/" + service.name();
    }

    /** As the API type prints itself. */
    private static String shown(Option<ParentReference> parent) {
        return parent.map(given -> "&ParentReference{Group:" + given.group().getOrElse("") + ",Resource:"
                        + given.resource().getOrElse("") + ",Namespace:"
                        + given.namespace().getOrElse("") + ",Name:"
                        + given.name().getOrElse("") + ",}")
                .getOrElse("nil");
    }

    private Plan struck(String reason, String message) {
        return Plan.of(Write.delete(note), "no Service has the address").telling(Event.warning(note, reason, message));
    }

    private static Plan after(Duration delay) {
        return Plan.none().requeueAfter(delay);
    }
}
