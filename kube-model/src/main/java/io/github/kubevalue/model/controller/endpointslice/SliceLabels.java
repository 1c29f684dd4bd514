package io.github.kubevalue.model.controller.endpointslice;

import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;

/** The labels by which slices are found: those of the Service, and whose slice it is. */
final class SliceLabels {
    private static final String CONTROLLER = "endpointslice-controller.k8s.io";
    private static final String HEADLESS = "service.kubernetes.io/headless";
    private static final Set<String> RESERVED =
            HashSet.of(EndpointSlice.SERVICE_NAME, EndpointSlice.MANAGED_BY, HEADLESS);

    private SliceLabels() {}

    /** Whether the slice is the controller's to change. */
    static boolean isManaged(EndpointSlice slice) {
        return slice.metadata().labels().get(EndpointSlice.MANAGED_BY).contains(CONTROLLER);
    }

    /** Returns the labels of all slices of a Service. */
    static SortedMap<String, String> of(Service service) {
        // endpointslice/utils.go, setEndpointSliceLabels
        SortedMap<String, String> labels = service.metadata()
                .labels()
                .rejectKeys(RESERVED::contains)
                .put(EndpointSlice.SERVICE_NAME, service.name())
                .put(EndpointSlice.MANAGED_BY, CONTROLLER);
        return service.spec().clusterIpList().isEmpty() ? labels.put(HEADLESS, "") : labels;
    }
}
