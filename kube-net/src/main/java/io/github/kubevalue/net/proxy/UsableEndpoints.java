package io.github.kubevalue.net.proxy;

import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;

/**
 * The endpoints that one node uses for one Service port.
 *
 * @param cluster those for traffic under policy Cluster
 * @param local those for traffic under policy Local
 * @param existAnywhere whether any endpoint in the cluster could serve, here or elsewhere
 */
public record UsableEndpoints(Seq<ProxyEndpoint> cluster, Seq<ProxyEndpoint> local, boolean existAnywhere) {

    /** Chooses from all endpoints of a port. */
    // pkg/proxy/topology.go, CategorizeEndpoints
    public static UsableEndpoints of(ProxiedPort port, Seq<ProxyEndpoint> all, ProxyNode node) {
        Seq<ProxyEndpoint> endpoints = inOrder(all);
        Seq<ProxyEndpoint> cluster = port.usesClusterEndpoints() ? clusterPolicy(endpoints, node) : Vector.empty();
        Seq<ProxyEndpoint> local = port.usesLocalEndpoints() ? localPolicy(endpoints, node) : Vector.empty();
        boolean anywhere = !cluster.isEmpty()
                || port.usesLocalEndpoints()
                        && endpoints.exists(endpoint -> endpoint.ready() || endpoint.isServingTerminating());
        return new UsableEndpoints(cluster, local, anywhere);
    }

    private static Seq<ProxyEndpoint> clusterPolicy(Seq<ProxyEndpoint> endpoints, ProxyNode node) {
        TopologyMode mode = TopologyMode.of(endpoints, node);
        // topology is given up before this, so that a mode which leaves some out leaves a ready one in
        return readyOrElseServing(endpoints.filter(endpoint -> mode.allows(endpoint, node)));
    }

    private static Seq<ProxyEndpoint> localPolicy(Seq<ProxyEndpoint> endpoints, ProxyNode node) {
        return readyOrElseServing(endpoints.filter(endpoint -> endpoint.isLocalTo(node.name())));
    }

    private static Seq<ProxyEndpoint> readyOrElseServing(Seq<ProxyEndpoint> endpoints) {
        Seq<ProxyEndpoint> ready = endpoints.filter(ProxyEndpoint::ready);
        return ready.isEmpty() ? endpoints.filter(ProxyEndpoint::isServingTerminating) : ready;
    }

    /** Returns all endpoints that traffic through this node may reach, in order of their text. */
    public Seq<ProxyEndpoint> reachable() {
        return local.isEmpty() ? cluster : cluster.isEmpty() ? local : inOrder(cluster.appendAll(local));
    }

    /** Sorted by text, each once: {@code 10.244.1.10:80} comes before {@code 10.244.1.2:80}. */
    private static Seq<ProxyEndpoint> inOrder(Seq<ProxyEndpoint> endpoints) {
        return TreeMap.ofEntries(
                        endpoints.map(endpoint -> Tuple.of(endpoint.address().toString(), endpoint)))
                .values()
                .toVector();
    }
}
