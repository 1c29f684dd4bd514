package io.github.kubevalue.model.controller.endpointslice;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.vavr.Tuple;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;

/** The pods of a Service as endpoints of one family, by the ports that the Service's ports mean in them. */
final class Backends {
    private Backends() {}

    /**
     * Returns them.
     *
     * @param existing the slices of the family, whose endpoints stay the very same ones where nothing of them changes
     */
    static Map<Seq<EndpointPort>, Seq<Endpoint>> of(
            PodEndpoints endpoints, Seq<EndpointSlice> existing, Iterable<Pod> pods) {
        // endpointslice/reconciler.go, reconcileByAddressType
        java.util.Map<String, Endpoint> known = byPod(existing);
        LinkedHashMap<Seq<Option<Integer>>, List<Endpoint>> byNumbers = new LinkedHashMap<>();
        for (Pod pod : pods) {
            for (Endpoint endpoint : endpoints.of(pod, Option.of(known.get(pod.name())))) {
                byNumbers
                        .computeIfAbsent(endpoints.numbers(pod), numbers -> new ArrayList<>())
                        .add(endpoint);
            }
        }
        return io.vavr.collection.LinkedHashMap.ofAll(byNumbers)
                .map((numbers, all) -> Tuple.of(endpoints.ports(numbers), Vector.ofAll(all)));
    }

    private static java.util.Map<String, Endpoint> byPod(Seq<EndpointSlice> slices) {
        java.util.Map<String, Endpoint> known = new HashMap<>();
        for (EndpointSlice slice : slices) {
            slice.endpoints().forEach(endpoint -> known.put(Layout.pod(endpoint), endpoint));
        }
        return known;
    }
}
