package io.github.kubevalue.model.controller.endpointslice;

import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointHints;
import io.github.kubevalue.model.discovery.ForNode;
import io.github.kubevalue.model.discovery.ForZone;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** For whom an endpoint is meant first, by the Service's {@code trafficDistribution}. */
final class Hints {
    private static final Seq<String> SAME_ZONE = Vector.of("PreferSameZone", "PreferClose");
    private static final String SAME_NODE = "PreferSameNode";
    private static final Seq<String> MODES =
            Vector.of("service.kubernetes.io/topology-aware-hints", "service.kubernetes.io/topology-mode");

    private Hints() {}

    /**
     * Returns the hints of a ready endpoint.
     *
     * @param zone the endpoint's zone, without which there are no hints
     * @param node the endpoint's node
     */
    static Option<EndpointHints> of(Service service, Option<String> zone, Option<String> node) {
        // endpointslice/trafficdist/trafficdist.go, ReconcileHints
        Option<String> distribution = service.spec().trafficDistribution().filter(text -> !isBalanced(service));
        boolean sameNode = distribution.contains(SAME_NODE);
        if (!sameNode && !distribution.exists(SAME_ZONE::contains)) {
            return Option.none();
        }
        Seq<ForNode> nodes = sameNode ? node.map(ForNode::named).toVector() : Vector.empty();
        return zone.isEmpty() && nodes.isEmpty()
                ? Option.none()
                : Option.of(EndpointHints.builder()
                        .forZones(zone.map(ForZone::named).toVector())
                        .forNodes(nodes)
                        .build());
    }

    /** Whether an annotation asks for hints in proportion to the CPUs of zones, which overrides the field. */
    static boolean isBalanced(Service service) {
        // endpointslice/utils.go, hintsEnabled: the older annotation counts first
        return MODES.flatMap(mode -> service.metadata().annotations().get(mode))
                .headOption()
                .exists(mode -> mode.equals("Auto") || mode.equals("auto"));
    }
}
