package io.github.kubevalue.model.controller.service;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.LoadBalancerIPMode;
import io.github.kubevalue.model.core.LoadBalancerIngress;
import io.github.kubevalue.model.core.LoadBalancerStatus;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceIndexes;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Stream;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Gives each Service of type LoadBalancer an address: the one that its spec asks for, or the first of the pool that no
 * other has. Services with a {@code loadBalancerClass} are left to others. An address that the status tells is kept.
 */
public final class ServiceController implements Controller {
    private static final String CLEANUP = "service.kubernetes.io/load-balancer-cleanup";

    private final Cidr pool;

    /**
     * Returns the controller of a cloud.
     *
     * @param pool the addresses that the cloud gives out; the first and the last of them are never given
     */
    public ServiceController(Cidr pool) {
        this.pool = pool;
    }

    @Override
    public String name() {
        return "service-lb-controller";
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(Service.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        return change.key().kind().equals(Service.KIND) ? Vector.of(change.key()) : Vector.empty();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        // staging/src/k8s.io/cloud-provider/controllers/service/controller.go, syncLoadBalancerIfNeeded
        Option<Service> service = snapshot.get(Service.KIND, key.namespace(), key.name());
        return service.map(found -> wantsLoadBalancer(found) ? ensured(found, snapshot) : released(found))
                .getOrElse(Plan.none());
    }

    private static boolean wantsLoadBalancer(Service service) {
        return service.spec().effectiveType().equals(ServiceType.LOAD_BALANCER)
                && service.spec().loadBalancerClass().isEmpty()
                && !service.metadata().isDeleting();
    }

    private Plan ensured(Service service, Snapshot snapshot) {
        boolean isDone = isFinalized(service)
                && !service.status().loadBalancer().ingress().isEmpty();
        if (isDone) {
            return Plan.none();
        }
        Service finalized = isFinalized(service)
                ? service
                : service.withMetadata(service.metadata()
                        .withFinalizers(service.metadata().finalizers().append(CLEANUP)));
        Plan begun = Plan.none().telling(Event.normal(service, "EnsuringLoadBalancer", "Ensuring load balancer"));
        Plan guarded = finalized.equals(service)
                ? begun
                : begun.then(new Write.Update(finalized), "its load balancer must be removed with it");
        return address(service, snapshot)
                .map(ip -> guarded.then(new Write.UpdateStatus(at(finalized, ip)), "its load balancer is at " + ip)
                        .telling(Event.normal(service, "EnsuredLoadBalancer", "Ensured load balancer")))
                .getOrElse(() -> guarded.telling(Event.warning(
                        service,
                        "SyncLoadBalancerFailed",
                        "Error syncing load balancer: failed to ensure load balancer: no address is left of " + pool)));
    }

    private Option<Ip> address(Service service, Snapshot snapshot) {
        Option<Ip> known = service.loadBalancerIps().headOption();
        return known.orElse(() -> service.spec().loadBalancerIP().flatMap(Ip::tryParse))
                .orElse(() -> Stream.iterate(pool.first().plus(1), ip -> ip.plus(1))
                        .takeWhile(ip -> pool.contains(ip) && !ip.equals(pool.last()))
                        .find(ip -> snapshot.by(ServiceIndexes.BY_LOAD_BALANCER_IP, ip.toString())
                                .isEmpty()));
    }

    private static Service at(Service service, Ip ip) {
        LoadBalancerIngress ingress = LoadBalancerIngress.builder()
                .ip(ip.toString())
                .ipMode(LoadBalancerIPMode.VIP)
                .build();
        Seq<LoadBalancerIngress> told = service.status().loadBalancer().ingress();
        return withIngress(service, told.isEmpty() ? Vector.of(ingress) : told);
    }

    private static Service withIngress(Service service, Seq<LoadBalancerIngress> ingress) {
        LoadBalancerStatus status = service.status().loadBalancer().withIngress(ingress);
        return service.withStatus(service.status().withLoadBalancer(status));
    }

    /** A Service that no longer wants a load balancer, or goes, loses the one that was made for it. */
    private static Plan released(Service service) {
        if (!isFinalized(service)) {
            return Plan.none();
        }
        Service free = service.withMetadata(service.metadata().withoutFinalizer(CLEANUP));
        Service bare = withIngress(free, Vector.empty());
        Plan cleared = bare.equals(free) ? Plan.none() : Plan.of(new Write.UpdateStatus(bare), "no load balancer");
        return cleared.then(new Write.Update(bare), "its load balancer is gone")
                .telling(Event.normal(service, "DeletedLoadBalancer", "Deleted load balancer"));
    }

    private static boolean isFinalized(Service service) {
        return service.metadata().finalizers().contains(CLEANUP);
    }
}
