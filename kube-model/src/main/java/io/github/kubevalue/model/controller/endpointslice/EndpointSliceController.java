package io.github.kubevalue.model.controller.endpointslice;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.selection.Backing;
import io.github.kubevalue.model.controller.selection.Selection;
import io.github.kubevalue.model.controller.topologycache.CpuRatios;
import io.github.kubevalue.model.controller.topologycache.TopologyHints;
import io.github.kubevalue.model.core.IPFamily;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceIndexes;
import io.github.kubevalue.model.discovery.AddressType;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.discovery.EndpointSliceIndexes;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Index;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Keeps the EndpointSlices of Services that select pods.
 *
 * <p>At the fixed point the endpoints of a Service's slices are its pods that have an address and have not ended, each
 * once for every set of ports; no slice has more than 100; a Service without endpoints has one empty slice of each family.
 */
public final class EndpointSliceController implements Controller {
    private static final Index<Service> BALANCED = Index.of(
            "services with hints in proportion",
            Service.KIND,
            service -> Hints.isBalanced(service) ? Vector.of("") : Vector.empty());

    /** Returns the controller. */
    public EndpointSliceController() {}

    @Override
    public String name() {
        return "endpointslice-controller";
    }

    @Override
    public Catalog catalog() {
        return Catalog.of(BALANCED).with(Backing.BY_LABEL, Zones.TALLY);
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(Service.KIND)
                || kind.equals(Pod.KIND)
                || kind.equals(EndpointSlice.KIND)
                || kind.equals(Node.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        if (change.key().kind().equals(Service.KIND)) {
            return Vector.of(change.key());
        }
        if (change.key().kind().equals(Pod.KIND)) {
            return Selection.woken(change, snapshot);
        }
        if (change.key().kind().equals(EndpointSlice.KIND)) {
            return change.before()
                    .orElse(change.after())
                    .toVector()
                    .map(EndpointSlice.class::cast)
                    .filter(SliceLabels::isManaged)
                    .flatMap(slice -> slice.serviceName().map(name -> Service.KIND.key(slice.namespace(), name)));
        }
        return isOtherNode(change)
                ? servicesOn(change.key().name(), snapshot)
                        .appendAll(balanced(change, snapshot))
                        .distinct()
                : balanced(change, snapshot);
    }

    /** Endpoints tell the zone of their node, and pods of a node that is not known are left out. */
    private static boolean isOtherNode(Change change) {
        return change.key().kind().equals(Node.KIND)
                && !change.before()
                        .map(Node.class::cast)
                        .map(Zones::of)
                        .equals(change.after().map(Node.class::cast).map(Zones::of));
    }

    /** The Services whose hints depend on the CPUs of all nodes. */
    private static Seq<ResourceKey> balanced(Change change, Snapshot snapshot) {
        // endpointslice_controller.go, checkNodeTopologyDistribution
        boolean isOther =
                change.key().kind().equals(Node.KIND) && !share(change.before()).equals(share(change.after()));
        return isOther ? snapshot.by(BALANCED, "").map(Service::key) : Vector.empty();
    }

    private static Option<CpuRatios.Share> share(Option<KubeObject> object) {
        return object.map(Node.class::cast).flatMap(CpuRatios::share);
    }

    private static Seq<ResourceKey> servicesOn(String node, Snapshot snapshot) {
        return snapshot.by(PodIndexes.BY_NODE, node)
                .flatMap(pod -> ServiceIndexes.selecting(snapshot, pod))
                .map(Service::key)
                .distinct();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(Service.KIND, key.namespace(), key.name())
                .filter(Selection::isActive)
                .map(service -> reconcile(snapshot, service, moment.memory(Laid.class)))
                .getOrElse(() -> moment.memory(Laid.class).isEmpty()
                        ? Plan.none()
                        : Plan.none().remembering(Memory.NONE));
    }

    private static Plan reconcile(Snapshot snapshot, Service service, Option<Laid> before) {
        // endpointslice/reconciler.go, Reconcile
        Seq<EndpointSlice> slices = snapshot.by(
                        EndpointSliceIndexes.BY_SERVICE, service.namespace() + "/" + service.name())
                .filter(slice ->
                        SliceLabels.isManaged(slice) && !slice.metadata().isDeleting());
        Seq<IPFamily> families = families(service);
        Seq<EndpointSlice> foreign = slices.reject(slice -> families.exists(family -> isOf(slice, family)));
        Look look = Look.at(service, snapshot, before);
        Plan plan = deleted(foreign);
        Laid laid = look.laid();
        for (IPFamily family : families) {
            Seq<EndpointSlice> existing = slices.filter(slice -> isOf(slice, family));
            Packed packed = look.packed(family, existing);
            plan = plan.then(written(snapshot, service, existing, packed.slices()));
            laid = laid.with(family, packed.layout());
        }
        return plan.remembering(laid);
    }

    private static boolean isOf(EndpointSlice slice, IPFamily family) {
        return slice.addressType().equals(new AddressType(family.text()));
    }

    private static Seq<IPFamily> families(Service service) {
        // endpointslice/utils.go, getAddressTypesForService
        Seq<IPFamily> said = service.spec().ipFamilies();
        Seq<IPFamily> allocated =
                said.isEmpty() ? service.spec().clusterIpList().map(IPFamily::of) : said;
        return allocated.isEmpty() ? Vector.of(IPFamily.IPV4) : allocated.distinct();
    }

    private static Plan written(
            Snapshot snapshot, Service service, Seq<EndpointSlice> existing, Seq<EndpointSlice> wanted) {
        if (!Hints.isBalanced(service)) {
            return Finalization.plan(service, existing, wanted);
        }
        TopologyHints hints = TopologyHints.of(service, CpuRatios.of(snapshot.list(Node.KIND)), existing, wanted);
        Plan plan = Finalization.plan(service, existing, hints.slices());
        return hints.event().map(plan::telling).getOrElse(plan);
    }

    private static Plan deleted(Seq<EndpointSlice> slices) {
        return slices.foldLeft(Plan.none(), (plan, slice) -> plan.then(Write.delete(slice), "no endpoints left"));
    }
}
