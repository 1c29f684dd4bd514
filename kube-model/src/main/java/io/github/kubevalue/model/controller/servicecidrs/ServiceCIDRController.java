package io.github.kubevalue.model.controller.servicecidrs;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.Reaction;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.Condition;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.networking.IPAddress;
import io.github.kubevalue.model.networking.ServiceCIDR;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;

/**
 * Says that ServiceCIDRs are ready, and lets go of those that are being deleted once no address is in need of them.
 * (pkg/controller/servicecidrs/servicecidrs_controller.go)
 */
public final class ServiceCIDRController implements Controller {
    /** So long the allocators may not have heard of a deletion. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final Condition IS_READY = Condition.builder()
            .type(ServiceCIDR.READY)
            .status(ConditionStatus.TRUE)
            .message("Kubernetes Service CIDR is ready")
            .build();
    private static final Condition IS_TERMINATING = Condition.builder()
            .type(ServiceCIDR.READY)
            .status(ConditionStatus.FALSE)
            .reason("Terminating")
            .message("There are still IPAddresses referencing the ServiceCIDR, please remove them or create a new"
                    + " ServiceCIDR")
            .build();

    /** Returns the controller. */
    public ServiceCIDRController() {}

    @Override
    public String name() {
        return "service-cidr-controller";
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(ServiceCIDR.KIND) || kind.equals(IPAddress.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        if (change.object() instanceof ServiceCIDR changed) {
            return holders(
                    snapshot, other -> other.overlaps(changed) || other.name().equals(changed.name()));
        }
        boolean comesOrGoes = change.isCreation() || change.isDeletion();
        return comesOrGoes && change.object() instanceof IPAddress address && address.isAllocated()
                ? address.ip().toVector().flatMap(ip -> holding(ip, snapshot))
                : Vector.empty();
    }

    private static Seq<ResourceKey> holding(Ip ip, Snapshot snapshot) {
        return holders(snapshot, other -> other.gives(ip));
    }

    private static Seq<ResourceKey> holders(Snapshot snapshot, Predicate<ServiceCIDR> isMeant) {
        return snapshot.list(ServiceCIDR.KIND).filter(isMeant).map(KubeObject::key);
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(ServiceCIDR.KIND, key.name())
                .map(cidr -> cidr.metadata().isDeleting()
                        ? leaving(cidr, snapshot, moment.now())
                        : staying(cidr, moment.now()))
                .getOrElse(Plan.none());
    }

    private static Plan staying(ServiceCIDR cidr, Instant now) {
        return held(cidr).then(said(cidr, IS_READY, "its ranges can be allocated from", now));
    }

    private static Plan held(ServiceCIDR cidr) {
        Seq<String> finalizers = cidr.metadata().finalizers();
        return finalizers.contains(ServiceCIDR.FINALIZER)
                ? Plan.none()
                : Plan.of(with(cidr, finalizers.append(ServiceCIDR.FINALIZER)), "it must not go before its addresses");
    }

    private static Plan leaving(ServiceCIDR cidr, Snapshot snapshot, Instant now) {
        if (!new Orphans(cidr, snapshot).isEmpty()) {
            return said(cidr, IS_TERMINATING, "addresses are in need of it", now);
        }
        Duration since = Duration.between(cidr.metadata().deletionTimestamp().get(), now);
        if (since.compareTo(GRACE) < 0) {
            return Plan.none().requeueAfter(GRACE.minus(since));
        }
        Seq<String> finalizers = cidr.metadata().finalizers();
        return finalizers.contains(ServiceCIDR.FINALIZER)
                ? Plan.of(with(cidr, finalizers.remove(ServiceCIDR.FINALIZER)), "no address is in need of it")
                : Plan.none();
    }

    private static Write with(ServiceCIDR cidr, Seq<String> finalizers) {
        return new Write.Update(cidr.withMetadata(cidr.metadata().withFinalizers(finalizers)));
    }

    private static Plan said(ServiceCIDR cidr, Condition condition, String why, Instant now) {
        Seq<Condition> others =
                cidr.status().conditions().reject(other -> other.type().equals(condition.type()));
        boolean isSaid = cidr.status()
                .condition(condition.type())
                .exists(known -> known.withLastTransitionTime(Option.none()).equals(condition));
        Condition dated = condition.withLastTransitionTime(Option.of(now.truncatedTo(ChronoUnit.SECONDS)));
        ServiceCIDR after = cidr.withStatus(cidr.status().withConditions(others.append(dated)));
        return isSaid ? Plan.none() : Plan.none().then(new Write.UpdateStatus(after), why, complaint(cidr, condition));
    }

    private static Reaction complaint(ServiceCIDR cidr, Condition condition) {
        return new Reaction() {
            @Override
            public Option<Event> refused(ApiError error) {
                return Option.when(
                        condition.status().isTrue(),
                        () -> Event.warning(
                                cidr,
                                "KubernetesServiceCIDRError",
                                "The ServiceCIDR Status can not be set to Ready=True"));
            }
        };
    }
}
