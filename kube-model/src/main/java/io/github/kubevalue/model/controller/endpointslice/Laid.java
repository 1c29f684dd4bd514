package io.github.kubevalue.model.controller.endpointslice;

import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.selection.Backing;
import io.github.kubevalue.model.controller.selection.Roll;
import io.github.kubevalue.model.core.IPFamily;
import io.github.kubevalue.model.core.Service;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/**
 * How the endpoints of a Service were laid out when it was last looked at: the next look costs what has changed since.
 *
 * @param service the Service
 * @param zones the zones of the nodes
 * @param pods among which the Service selects
 * @param layouts how its endpoints lie, by family; none of a family where that takes a look at all of them
 */
record Laid(Service service, Roll<Option<String>> zones, Roll<Backing> pods, Map<IPFamily, Layout> layouts)
        implements Memory {

    /** Whether endpoints still come of pods as they did. */
    boolean isOf(Service other, Roll<Option<String>> otherZones) {
        return service.equals(other) && zones.equals(otherZones);
    }

    Laid with(IPFamily family, Option<Layout> layout) {
        return layout.fold(() -> this, known -> new Laid(service, zones, pods, layouts.put(family, known)));
    }

    @Override
    public boolean isCache() {
        return true;
    }
}
