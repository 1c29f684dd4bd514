package io.github.kubevalue.model.controller.endpointslicemirroring;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Endpoints;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.discovery.EndpointSliceIndexes;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Keeps the slices that mirror hand-written Endpoints; the key is that of the Endpoints. */
public final class EndpointSliceMirroringController implements Controller {
    private static final String SKIP_MIRROR = "endpointslice.kubernetes.io/skip-mirror";
    private static final String LEADER = "control-plane.alpha.kubernetes.io/leader";

    /** Returns the controller. */
    public EndpointSliceMirroringController() {}

    @Override
    public String name() {
        return "endpointslice-mirroring-controller";
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(Endpoints.KIND) || kind.equals(Service.KIND) || kind.equals(EndpointSlice.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        ResourceKey key =
                Endpoints.KIND.key(change.key().namespace(), change.key().name());
        if (change.key().kind().equals(Service.KIND)) {
            return Vector.of(key);
        }
        if (change.key().kind().equals(Endpoints.KIND)) {
            boolean isSelecting = service(key, snapshot)
                    .exists(service -> !service.spec().selector().isEmpty());
            return isSelecting ? Vector.empty() : Vector.of(key);
        }
        return change.key().kind().equals(EndpointSlice.KIND)
                ? change.before()
                        .orElse(change.after())
                        .toVector()
                        .map(EndpointSlice.class::cast)
                        .filter(Mirror::isMirror)
                        .flatMap(slice -> slice.serviceName().map(name -> Endpoints.KIND.key(slice.namespace(), name)))
                : Vector.empty();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        // pkg/controller/endpointslicemirroring/endpointslicemirroring_controller.go, syncEndpoints
        Seq<EndpointSlice> existing = snapshot.by(EndpointSliceIndexes.BY_SERVICE, key.namespace() + "/" + key.name())
                .filter(Mirror::isMirror);
        boolean isMirrored = service(key, snapshot)
                .exists(service -> service.spec().selector().isEmpty());
        Seq<EndpointSlice> wanted = snapshot.get(Endpoints.KIND, key.namespace(), key.name())
                .filter(endpoints -> isMirrored && isForOthers(endpoints))
                .map(Mirror::of)
                .getOrElse(Vector.empty());
        return changes(existing, wanted);
    }

    private static Option<Service> service(ResourceKey key, Snapshot snapshot) {
        return snapshot.get(Service.KIND, key.namespace(), key.name());
    }

    private static boolean isForOthers(Endpoints endpoints) {
        return !endpoints.metadata().labels().get(SKIP_MIRROR).contains("true")
                && !endpoints.metadata().annotations().containsKey(LEADER);
    }

    /** Slices of the same ports and family keep their place; more are made, superfluous ones go. */
    private static Plan changes(Seq<EndpointSlice> existing, Seq<EndpointSlice> wanted) {
        Plan plan = Plan.none();
        Seq<EndpointSlice> free = existing;
        for (EndpointSlice slice : wanted) {
            EndpointSlice reused =
                    free.find(other -> Mirror.isSame(other, slice)).getOrElse(slice);
            EndpointSlice after = Mirror.onto(reused, slice);
            free = free.remove(reused);
            plan = after.metadata().name().isEmpty()
                    ? plan.then(new Write.Create(after), "mirrors the Endpoints")
                    : after.equals(reused) ? plan : plan.then(new Write.Update(after), "mirrors the Endpoints");
        }
        return free.foldLeft(plan, (step, slice) -> step.then(Write.delete(slice), "nothing to mirror"));
    }
}
