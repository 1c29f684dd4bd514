package io.github.kubevalue.net.proxy;

import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** EndpointSlices by the Service that the label {@code kubernetes.io/service-name} gives them to. */
public final class ServiceSlices {
    private final Map<Tuple2<String, Option<String>>, ? extends Seq<EndpointSlice>> byService;

    private ServiceSlices(Map<Tuple2<String, Option<String>>, ? extends Seq<EndpointSlice>> byService) {
        this.byService = byService;
    }

    /** Returns those slices, ready to be asked for. */
    public static ServiceSlices of(Seq<EndpointSlice> slices) {
        return new ServiceSlices(slices.groupBy(slice -> Tuple.of(slice.namespace(), slice.serviceName())));
    }

    /** The slices of a Service, in the order in which they were given. */
    public Seq<EndpointSlice> of(Service service) {
        Option<? extends Seq<EndpointSlice>> owned =
                byService.get(Tuple.of(service.namespace(), Option.some(service.name())));
        return owned.isEmpty() ? Vector.empty() : owned.get();
    }
}
