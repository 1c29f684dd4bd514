package io.github.kubevalue.model.controller.endpointslice;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.workload.Owners;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.Tuple;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;

/**
 * The writes that make some slices of a Service and family out of others. What would be made while another is not wanted any
 * longer takes the other's place, and keeps its name. A Service that is being deleted gets no new ones.
 *
 * @param service the Service
 * @param created the slices to make
 * @param updated the slices to change
 * @param deleted the slices that are not wanted
 */
record Finalization(
        Service service, Seq<EndpointSlice> created, Seq<EndpointSlice> updated, Seq<EndpointSlice> deleted) {

    /** Returns the writes that lead from slices to others; those without a name are new. */
    static Plan plan(Service service, Seq<EndpointSlice> existing, Seq<EndpointSlice> wanted) {
        Map<String, EndpointSlice> before = existing.toMap(slice -> Tuple.of(slice.name(), slice));
        Seq<EndpointSlice> changed = wanted.reject(
                slice -> slice.metadata().name().flatMap(before::get).contains(slice));
        Set<String> kept = wanted.flatMap(slice -> slice.metadata().name()).toSet();
        return new Finalization(
                        service,
                        changed.filter(slice -> slice.metadata().name().isEmpty()),
                        changed.filter(slice -> slice.metadata().name().isDefined()),
                        existing.reject(slice -> kept.contains(slice.name())))
                .reusing()
                .plan();
    }

    private Finalization reusing() {
        // endpointslice/reconciler.go, finalize
        Option<EndpointSlice> place = deleted.find(slice -> Owners.isControlledBy(slice, service));
        return created.isEmpty() || place.isEmpty()
                ? this
                : reusing(place.get()).reusing();
    }

    private Finalization reusing(EndpointSlice place) {
        EndpointSlice next = created.last();
        ObjectMeta metadata =
                place.metadata().withLabels(next.metadata().labels()).withAnnotations(TreeMap.empty());
        return new Finalization(
                service, created.init(), updated.append(next.withMetadata(metadata)), deleted.remove(place));
    }

    private Plan plan() {
        Plan made = created.filter(slice -> !service.metadata().isDeleting())
                .foldLeft(Plan.none(), (plan, slice) -> plan.then(new Write.Create(slice), endpoints(slice)));
        Plan changed = updated.foldLeft(made, (plan, slice) -> plan.then(new Write.Update(slice), endpoints(slice)));
        return deleted.foldLeft(changed, (plan, slice) -> plan.then(Write.delete(slice), "no endpoints left"));
    }

    private static String endpoints(EndpointSlice slice) {
        return slice.endpoints().size() + " endpoints";
    }
}
