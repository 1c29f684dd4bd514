package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.allocation.PortRange;
import io.github.kubevalue.model.apiserver.ApiServerFlags;
import io.github.kubevalue.model.apiserver.AuthorizationMode;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.kubelet.eviction.EvictionConfig;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.scheduler.profile.KubeSchedulerConfiguration;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.immutables.value.Value;

/**
 * What a cluster is set up with: kubeadm's {@code ClusterConfiguration}, kube-proxy's {@code KubeProxyConfiguration} and the
 * kubelets' {@code KubeletConfiguration}, as far as it matters here.
 */
@Value.Immutable
public interface ClusterConfig extends WithClusterConfig {

    /** Returns what kubeadm does by default, with the pod subnet 10.244.0.0/16. */
    static ClusterConfig of() {
        return builder().build();
    }

    /** Reads the configuration out of the objects of an input; what it does not say keeps its default. */
    static Either<Seq<Refusal>, ClusterConfig> read(Seq<? extends KubeObject> objects) {
        return ConfigReader.read(Vector.ofAll(objects));
    }

    /**
     * Reads the configuration out of a dump of a cluster. What kubelets tell pods is not in it: if no document says it, they are
     * taken to name the Service of the cluster's DNS.
     */
    static ClusterConfig observed(Seq<? extends KubeObject> objects) {
        ClusterConfig config = read(objects).getOrElse(of());
        boolean told = !config.clusterDNS().isEmpty() || !config.serviceSubnet().isEmpty();
        return told
                ? config
                : config.withClusterDNS(Vector.<KubeObject>ofAll(objects)
                        .filter(object -> object instanceof Service service && isDns(service))
                        .sortBy(object -> !object.name().equals("kube-dns"))
                        .take(1)
                        .flatMap(object -> ((Service) object).spec().clusterIpList()));
    }

    private static boolean isDns(Service service) {
        return service.namespace().equals("kube-system")
                && (service.name().equals("kube-dns")
                        || service.metadata().labels().get("k8s-app").contains("kube-dns"));
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Where pod CIDRs come from, one of each family; 10.244.0.0/16 if empty. */
    Seq<Cidr> podSubnet();

    /** Where cluster IPs come from, one of each family; 10.96.0.0/12 if empty. */
    Seq<Cidr> serviceSubnet();

    /** The domain of all names of the cluster. */
    @Value.Default
    default String dnsDomain() {
        return "cluster.local";
    }

    /** The name servers that kubelets write into pods; that of kubeadm if empty, see {@link #nameservers}. */
    Seq<Ip> clusterDNS();

    /** The domain that kubelets write into the search lists of pods; {@link #dnsDomain} if absent. */
    Option<String> clusterDomain();

    /** Where node ports come from. */
    @Value.Default
    default PortRange nodePortRange() {
        return PortRange.NODE_PORTS;
    }

    /** Who decides who may do what; nobody, unless the API server is told otherwise. */
    @Value.Default
    default AuthorizationMode authorizationMode() {
        return AuthorizationMode.ALWAYS_ALLOW;
    }

    /** How kube-proxy makes Services work: {@code iptables}, {@code nftables}, {@code ipvs}. */
    @Value.Default
    default String proxyMode() {
        return "iptables";
    }

    /** The addresses that kube-proxy takes for pods, if it is told; it may be told none. */
    Option<Seq<Cidr>> clusterCIDR();

    /** Whether all traffic to cluster IPs is masqueraded. */
    @Value.Default
    default boolean masqueradeAll() {
        return false;
    }

    /** The bit of the packet mark that asks for masquerading. */
    @Value.Default
    default int masqueradeBit() {
        return 14;
    }

    /** What else kube-proxy is told. */
    @Value.Default
    default ProxySettings proxy() {
        return ProxySettings.of();
    }

    /** On which of a node's addresses node ports are served; none: on all. */
    Seq<String> nodePortAddresses();

    /** When kubelets evict pods. */
    @Value.Default
    default EvictionConfig eviction() {
        return EvictionConfig.DEFAULT;
    }

    /** What kube-scheduler is configured with. */
    @Value.Default
    default KubeSchedulerConfiguration scheduler() {
        return KubeSchedulerConfiguration.DEFAULT;
    }

    /** Other seeds give other names, addresses and ties. */
    @Value.Default
    default long seed() {
        return 0;
    }

    /** The pod subnets that apply. */
    default Seq<Cidr> podSubnets() {
        return podSubnet().isEmpty() ? Vector.of(Cidr.parse("10.244.0.0/16")) : podSubnet();
    }

    /** The service subnets that apply. */
    default Seq<Cidr> serviceSubnets() {
        return serviceSubnet().isEmpty() ? ApiServerFlags.DEFAULT.serviceClusterIpRanges() : serviceSubnet();
    }

    /** The addresses that kube-proxy takes for pods: those that it is told, or else the pod subnets. */
    // cmd/kubeadm/app/componentconfigs/kubeproxy.go, Default: kubeadm takes none for not said if it knows a pod subnet
    default Seq<Cidr> clusterCidrs() {
        return clusterCIDR()
                .filter(told -> !told.isEmpty() || podSubnet().isEmpty())
                .getOrElse(podSubnets());
    }

    /** The name servers that apply: the tenth address of the first service subnet, unless kubelets are told others. */
    // cmd/kubeadm/app/constants/constants.go, GetDNSIP
    default Seq<Ip> nameservers() {
        return clusterDNS().isEmpty()
                ? serviceSubnets().take(1).map(subnet -> subnet.first().plus(10))
                : clusterDNS();
    }

    /** How the API server is started. */
    default ApiServerFlags apiServerFlags() {
        return ApiServerFlags.builder()
                .serviceClusterIpRange(serviceSubnets())
                .serviceNodePortRange(nodePortRange())
                .authorizationMode(authorizationMode())
                .seed(seed())
                .build();
    }

    /** Builds a {@link ClusterConfig}. */
    final class Builder extends ImmutableClusterConfig.Builder {
        Builder() {}
    }
}
