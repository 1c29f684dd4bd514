package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.defaulting.ClusterDefaults;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.validation.discovery.EndpointSliceRules;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The strategies of the kinds of the group discovery.k8s.io. */
final class DiscoveryStrategies {
    static final Seq<Strategy<?>> ALL = Vector.of(Strategy.of(EndpointSlice.KIND)
            .withWarnings(slice -> Warnings.addressType(slice).appendAll(Warnings.addresses(slice)))
            .withUpdateWarnings((after, before) -> Warnings.addresses(after))
            .withDefaults(ClusterDefaults::endpointSlice)
            .withFaults(EndpointSliceRules::faults)
            .withUpdates(EndpointSliceRules::updated)
            .withGeneration(DiscoveryStrategies::counted));

    private DiscoveryStrategies() {}

    /** All but the metadata, of which the labels count. (pkg/registry/discovery/endpointslice/strategy.go) */
    private static Object counted(EndpointSlice slice) {
        return slice.withMetadata(ObjectMeta.of().withLabels(slice.metadata().labels()));
    }
}
