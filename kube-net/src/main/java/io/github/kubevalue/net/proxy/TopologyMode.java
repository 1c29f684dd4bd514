package io.github.kubevalue.net.proxy;

import io.vavr.collection.Seq;

/** Which of the ready endpoints a node prefers, as the hints in the EndpointSlices say. */
public enum TopologyMode {
    /** All of them. */
    NONE,
    /** Those hinted for the node's zone. */
    PREFER_SAME_ZONE,
    /** Those hinted for the node. */
    PREFER_SAME_NODE;

    /** Reads the hints. They count only if every ready endpoint has one, and one of them is for this node or zone. */
    // pkg/proxy/topology.go, topologyModeFromHints
    public static TopologyMode of(Seq<ProxyEndpoint> endpoints, ProxyNode node) {
        Seq<ProxyEndpoint> ready = endpoints.filter(ProxyEndpoint::ready);
        for (TopologyMode mode : new TopologyMode[] {PREFER_SAME_NODE, PREFER_SAME_ZONE}) {
            if (ready.forAll(mode::hints) && ready.exists(endpoint -> mode.allows(endpoint, node))) {
                return mode;
            }
        }
        return NONE;
    }

    private boolean hints(ProxyEndpoint endpoint) {
        return this == PREFER_SAME_NODE
                ? !endpoint.nodeHints().isEmpty()
                : !endpoint.zoneHints().isEmpty();
    }

    /** Whether a node in this mode uses the endpoint. */
    public boolean allows(ProxyEndpoint endpoint, ProxyNode node) {
        return switch (this) {
            case NONE -> true;
            case PREFER_SAME_NODE -> endpoint.nodeHints().contains(node.name());
            case PREFER_SAME_ZONE -> endpoint.zoneHints().contains(node.zone().getOrElse(""));
        };
    }
}
