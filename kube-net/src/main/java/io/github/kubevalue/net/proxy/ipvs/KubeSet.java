package io.github.kubevalue.net.proxy.ipvs;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.ipset.IpSet;
import io.github.kubevalue.net.ipset.IpSetType;

/** The sets that kube-proxy fills. */
// pkg/proxy/ipvs/ipset.go and proxier.go, ipsetInfo
enum KubeSet {
    LOOP_BACK(
            "KUBE-LOOP-BACK",
            IpSetType.HASH_IP_PORT_IP,
            "Kubernetes endpoints dst ip:port, source ip for solving hairpin purpose"),
    CLUSTER_IP(
            "KUBE-CLUSTER-IP", IpSetType.HASH_IP_PORT, "Kubernetes service cluster ip + port for masquerade purpose"),
    EXTERNAL_IP(
            "KUBE-EXTERNAL-IP",
            IpSetType.HASH_IP_PORT,
            "Kubernetes service external ip + port for masquerade and filter purpose"),
    EXTERNAL_IP_LOCAL(
            "KUBE-EXTERNAL-IP-LOCAL",
            IpSetType.HASH_IP_PORT,
            "Kubernetes service external ip + port with externalTrafficPolicy=local"),
    LOAD_BALANCER("KUBE-LOAD-BALANCER", IpSetType.HASH_IP_PORT, "Kubernetes service lb portal"),
    LOAD_BALANCER_FW(
            "KUBE-LOAD-BALANCER-FW",
            IpSetType.HASH_IP_PORT,
            "Kubernetes service load balancer ip + port for load balancer with sourceRange"),
    LOAD_BALANCER_LOCAL(
            "KUBE-LOAD-BALANCER-LOCAL",
            IpSetType.HASH_IP_PORT,
            "Kubernetes service load balancer ip + port with externalTrafficPolicy=local"),
    LOAD_BALANCER_SOURCE_IP(
            "KUBE-LOAD-BALANCER-SOURCE-IP",
            IpSetType.HASH_IP_PORT_IP,
            "Kubernetes service load balancer ip + port + source IP for packet filter purpose"),
    LOAD_BALANCER_SOURCE_CIDR(
            "KUBE-LOAD-BALANCER-SOURCE-CIDR",
            IpSetType.HASH_IP_PORT_NET,
            "Kubernetes service load balancer ip + port + source cidr for packet filter purpose"),
    NODE_PORT_TCP("KUBE-NODE-PORT-TCP", IpSetType.BITMAP_PORT, "Kubernetes nodeport TCP port for masquerade purpose"),
    NODE_PORT_LOCAL_TCP(
            "KUBE-NODE-PORT-LOCAL-TCP",
            IpSetType.BITMAP_PORT,
            "Kubernetes nodeport TCP port with externalTrafficPolicy=local"),
    NODE_PORT_UDP("KUBE-NODE-PORT-UDP", IpSetType.BITMAP_PORT, "Kubernetes nodeport UDP port for masquerade purpose"),
    NODE_PORT_LOCAL_UDP(
            "KUBE-NODE-PORT-LOCAL-UDP",
            IpSetType.BITMAP_PORT,
            "Kubernetes nodeport UDP port with externalTrafficPolicy=local"),
    NODE_PORT_SCTP(
            "KUBE-NODE-PORT-SCTP-HASH",
            IpSetType.HASH_IP_PORT,
            "Kubernetes nodeport SCTP port for masquerade purpose with type 'hash ip:port'"),
    NODE_PORT_LOCAL_SCTP(
            "KUBE-NODE-PORT-LOCAL-SCTP-HASH",
            IpSetType.HASH_IP_PORT,
            "Kubernetes nodeport SCTP port with externalTrafficPolicy=local with type 'hash ip:port'"),
    HEALTH_CHECK_NODE_PORT("KUBE-HEALTH-CHECK-NODE-PORT", IpSetType.BITMAP_PORT, "Kubernetes health check node port"),
    IPVS_IPS("KUBE-IPVS-IPS", IpSetType.HASH_IP, "Addresses on the ipvs interface");

    /** The kernel's limit on names of sets. */
    private static final int LONGEST = 31;

    private final String text;
    private final IpSetType type;
    private final String comment;

    KubeSet(String text, IpSetType type, String comment) {
        this.text = text;
        this.type = type;
        this.comment = comment;
    }

    String comment() {
        return comment;
    }

    /** Its name: those for IPv6 have a 6 in it, and may be cut. */
    String name(IpFamily family) {
        String name = family == IpFamily.IPV4 ? text : text.replaceFirst("KUBE-", "KUBE-6-");
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }

    IpSet empty(IpFamily family) {
        return IpSet.of(name(family), type, family);
    }
}
