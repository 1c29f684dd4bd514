package io.github.kubevalue.net.proxy.iptables;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.net.proxy.NameHash;
import io.github.kubevalue.net.proxy.ProxiedPort;

/** The names of kube-proxy's chains: the fixed ones, and those with a hash of what they are for. */
// pkg/proxy/iptables/proxier.go, portProtoHash and servicePortEndpointChainName
public final class ChainName {
    /** To Services. */
    public static final String SERVICES = "KUBE-SERVICES";

    /** To Services from outside. */
    public static final String EXTERNAL_SERVICES = "KUBE-EXTERNAL-SERVICES";

    /** To node ports, and to health-check node ports. */
    public static final String NODE_PORTS = "KUBE-NODEPORTS";

    /** What leaves after address translation. */
    public static final String POSTROUTING = "KUBE-POSTROUTING";

    /** Marks for masquerading. */
    public static final String MARK_MASQ = "KUBE-MARK-MASQ";

    /** What is forwarded. */
    public static final String FORWARD = "KUBE-FORWARD";

    /** What a load balancer's source ranges refuse. */
    public static final String PROXY_FIREWALL = "KUBE-PROXY-FIREWALL";

    /** Keeps others from the services on 127.0.0.0/8. */
    public static final String FIREWALL = "KUBE-FIREWALL";

    /** Is missed when somebody flushes the tables. */
    public static final String CANARY = "KUBE-PROXY-CANARY";

    private static final int HASH_LENGTH = 16;

    private ChainName() {}

    /** Returns the chain of a port's endpoints under policy Cluster. */
    public static String cluster(ProxiedPort port) {
        return "KUBE-SVC-" + hash(text(port));
    }

    /** Returns the chain of a port's endpoints under policy Local. */
    public static String local(ProxiedPort port) {
        return "KUBE-SVL-" + hash(text(port));
    }

    /** Returns the chain for traffic to a port from outside. */
    public static String external(ProxiedPort port) {
        return "KUBE-EXT-" + hash(text(port));
    }

    /** Returns the chain of a port's source ranges. */
    public static String firewall(ProxiedPort port) {
        return "KUBE-FW-" + hash(text(port));
    }

    /** Returns the chain of one endpoint of a port. */
    public static String endpoint(ProxiedPort port, Endpoint endpoint) {
        return "KUBE-SEP-" + hash(text(port) + endpoint);
    }

    private static String text(ProxiedPort port) {
        return port.name().toString() + port.protocol();
    }

    private static String hash(String text) {
        return NameHash.of(text, HASH_LENGTH);
    }
}
