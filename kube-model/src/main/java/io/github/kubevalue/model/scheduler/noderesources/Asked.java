package io.github.kubevalue.model.scheduler.noderesources;

import io.github.kubevalue.model.resource.Resources;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.function.ToLongFunction;

/**
 * A resource that counts in the score of nodes for a pod.
 *
 * @param amount how much of it there is among resources
 * @param request how much of it the pod requests
 * @param weight how much it counts
 */
record Asked(ToLongFunction<Resources> amount, long request, int weight) {

    /** Those that count: what is neither CPU nor memory nor local disk counts only if it is requested. */
    static Array<Asked> of(Seq<WeightedResource> resources, Resources request) {
        return Array.ofAll(resources
                .filter(one -> !one.isScalar() || request.get(one.name()) > 0)
                .map(one -> new Asked(one.amount(), request.get(one.name()), one.weight())));
    }
}
