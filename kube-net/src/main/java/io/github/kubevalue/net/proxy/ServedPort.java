package io.github.kubevalue.net.proxy;

/**
 * A port with the endpoints that a node uses for it, and the questions that every mode asks before it writes rules.
 *
 * @param port the port
 * @param endpoints the endpoints
 */
// pkg/proxy/iptables/proxier.go and pkg/proxy/nftables/proxier.go, syncProxyRules: the variables before the first rule
public record ServedPort(ProxiedPort port, UsableEndpoints endpoints) {

    /** Returns what a node makes of a port, of all endpoints in the cluster. */
    public static ServedPort of(ProxiedPort port, io.vavr.collection.Seq<ProxyEndpoint> all, ProxyNode node) {
        return new ServedPort(port, UsableEndpoints.of(port, all, node));
    }

    /** Whether traffic to the cluster IP finds an endpoint. */
    public boolean hasInternalEndpoints() {
        return endpoints.existAnywhere()
                && (!port.internalPolicyLocal() || !endpoints.local().isEmpty());
    }

    /** Whether traffic from outside finds an endpoint. */
    public boolean hasExternalEndpoints() {
        return endpoints.existAnywhere()
                && (!port.externalPolicyLocal() || !endpoints.local().isEmpty());
    }

    /** Whether there is a way in for traffic from outside: even without a local endpoint, pods and the node may use others. */
    public boolean isServedExternally() {
        return endpoints.existAnywhere() && port.isExternallyAccessible();
    }

    /** Whether a load balancer's addresses are guarded by source ranges. */
    public boolean isGuarded() {
        return !port.loadBalancerVips().isEmpty() && !port.sourceRanges().isEmpty();
    }
}
