package io.github.kubevalue.model.controller.endpoints;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.selection.Backing;
import io.github.kubevalue.model.controller.selection.Roll;
import io.github.kubevalue.model.controller.selection.Selection;
import io.github.kubevalue.model.core.EndpointSubset;
import io.github.kubevalue.model.core.Endpoints;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Keeps the Endpoints of Services that select pods; they go with their Service. */
public final class EndpointsController implements Controller {
    private static final String MANAGED_BY = "endpoints.kubernetes.io/managed-by";
    private static final String HEADLESS = "service.kubernetes.io/headless";
    private static final String OVER_CAPACITY = "endpoints.kubernetes.io/over-capacity";
    private static final Set<String> RESERVED = HashSet.of(MANAGED_BY, HEADLESS);

    /** Returns the controller. */
    public EndpointsController() {}

    @Override
    public String name() {
        return "endpoints-controller";
    }

    @Override
    public Catalog catalog() {
        return Catalog.EMPTY.with(Backing.BY_LABEL);
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(Service.KIND) || kind.equals(Pod.KIND) || kind.equals(Endpoints.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        if (change.key().kind().equals(Service.KIND)) {
            return Vector.of(change.key());
        }
        if (change.key().kind().equals(Pod.KIND)) {
            return Selection.woken(change, snapshot);
        }
        // endpoints_controller.go, onEndpointsDelete: what others write into them is found at the next look
        ResourceKey service =
                Service.KIND.key(change.key().namespace(), change.key().name());
        boolean isLost = change.key().kind().equals(Endpoints.KIND) && change.isDeletion();
        return isLost && snapshot.contains(service) ? Vector.of(service) : Vector.empty();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        // pkg/controller/endpoint/endpoints_controller.go, syncService
        Option<Endpoints> current = snapshot.get(Endpoints.KIND, key.namespace(), key.name());
        Option<Service> service = snapshot.get(Service.KIND, key.namespace(), key.name());
        Option<Backends> before = moment.memory(Backends.class);
        if (service.exists(Selection::isActive)) {
            Backends backends = backends(service.get(), current, snapshot, before);
            return written(service.get(), current, backends.subsets()).remembering(backends);
        }
        Plan forgetting = before.isEmpty() ? Plan.none() : Plan.none().remembering(Memory.NONE);
        return service.isDefined()
                ? forgetting
                : current.map(endpoints -> forgetting.then(Write.delete(endpoints), "its Service is gone"))
                        .getOrElse(forgetting);
    }

    private static Backends backends(
            Service service, Option<Endpoints> current, Snapshot snapshot, Option<Backends> before) {
        LabelSelector selector = LabelSelector.of(service.spec().selector());
        Roll<Backing> pods = Backing.candidates(snapshot, service.namespace(), selector);
        return before.filter(known -> known.service().equals(service))
                .map(known -> known.at(pods))
                .getOrElse(() -> Backends.of(service, pods, current));
    }

    private static Plan written(Service service, Option<Endpoints> current, Seq<EndpointSubset> subsets) {
        Endpoints bare = Endpoints.builder()
                .metadata(ObjectMeta.named(service.namespace(), service.name()))
                .build();
        Endpoints before = current.getOrElse(bare);
        Endpoints after = before.withSubsets(Capacity.truncated(subsets))
                .withMetadata(before.metadata()
                        .withLabels(labels(service))
                        .withAnnotations(annotations(before.metadata().annotations(), subsets)));
        String why = subsets.map(subset -> subset.addresses().size()).sum() + " ready addresses";
        if (current.isEmpty()) {
            return Plan.of(new Write.Create(after), why);
        }
        return after.equals(before) ? Plan.none() : Plan.of(new Write.Update(after), why);
    }

    private static SortedMap<String, String> annotations(
            SortedMap<String, String> before, Seq<EndpointSubset> subsets) {
        return Capacity.isExceeded(subsets) ? before.put(OVER_CAPACITY, "truncated") : before.remove(OVER_CAPACITY);
    }

    private static SortedMap<String, String> labels(Service service) {
        SortedMap<String, String> labels =
                service.metadata().labels().rejectKeys(RESERVED::contains).put(MANAGED_BY, "endpoint-controller");
        return service.spec().clusterIpList().isEmpty() ? labels.put(HEADLESS, "") : labels;
    }
}
