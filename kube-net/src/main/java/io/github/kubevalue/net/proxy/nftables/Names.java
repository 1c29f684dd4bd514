package io.github.kubevalue.net.proxy.nftables;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.net.proxy.NameHash;
import io.github.kubevalue.net.proxy.ProxiedPort;

/** The names of kube-proxy's chains, sets and maps: the fixed ones, and those of one port or endpoint. */
// pkg/proxy/nftables/proxier.go, servicePortChainNameBase and servicePortEndpointChainNameBase
public final class Names {
    /** The table. */
    public static final String TABLE = "kube-proxy";

    static final String SERVICES = "services";
    static final String SERVICE_IPS = "service-ips";
    static final String SERVICE_NODE_PORTS = "service-nodeports";
    static final String NODE_PORT_IPS = "nodeport-ips";
    static final String CLUSTER_IPS = "cluster-ips";
    static final String SERVICE_ENDPOINTS_CHECK = "service-endpoints-check";
    static final String NODE_PORT_ENDPOINTS_CHECK = "nodeport-endpoints-check";
    static final String NO_ENDPOINT_SERVICES = "no-endpoint-services";
    static final String NO_ENDPOINT_NODE_PORTS = "no-endpoint-nodeports";
    static final String REJECT = "reject-chain";
    static final String CLUSTER_IPS_CHECK = "cluster-ips-check";
    static final String FIREWALL_IPS = "firewall-ips";
    static final String FIREWALL_CHECK = "firewall-check";
    static final String MASQUERADING = "masquerading";
    static final String HAIRPIN_CONNECTIONS = "hairpin-connections";

    /** Names are 256 characters long at most, 16 of them before the hash. */
    private static final int LONGEST = 240;

    private static final String CUT = "...";
    private static final int HASH_LENGTH = 8;

    private Names() {}

    /** Returns the chain of a port's endpoints under policy Cluster. */
    public static String cluster(ProxiedPort port) {
        return "service-" + hashed(text(port));
    }

    /** Returns the chain of a port's endpoints under policy Local. */
    public static String local(ProxiedPort port) {
        return "local-" + hashed(text(port));
    }

    /** Returns the chain for traffic to a port from outside. */
    public static String external(ProxiedPort port) {
        return "external-" + hashed(text(port));
    }

    /** Returns the chain of a port's source ranges. */
    public static String firewall(ProxiedPort port) {
        return "firewall-" + hashed(text(port));
    }

    /** Returns the chain of one endpoint of a port with session affinity. */
    public static String endpoint(ProxiedPort port, Endpoint endpoint) {
        return "endpoint-" + hashed(text(port, endpoint));
    }

    /** Returns the set of the clients that keep to one endpoint of a port. */
    public static String affinity(ProxiedPort port, Endpoint endpoint) {
        return "affinity-" + hashed(text(port, endpoint));
    }

    private static String text(ProxiedPort port) {
        return port.name().namespace() + "/" + port.name().service() + "/" + port.protocol() + "/"
                + port.name().port();
    }

    private static String text(ProxiedPort port, Endpoint endpoint) {
        return text(port) + "__" + endpoint.ip().toString().replace(':', '.') + "/"
                + endpoint.port().number();
    }

    private static String hashed(String text) {
        String name = NameHash.of(text, HASH_LENGTH) + "-" + text;
        return name.length() > LONGEST ? name.substring(0, LONGEST - CUT.length()) + CUT : name;
    }
}
