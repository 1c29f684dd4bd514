package io.github.kubevalue.dns.cluster;

import io.github.kubevalue.dns.client.DnsConfigurer;
import io.github.kubevalue.dns.client.Libc;
import io.github.kubevalue.dns.client.PodHost;
import io.github.kubevalue.dns.client.StubResolver;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Server;
import io.github.kubevalue.dns.plugin.ServerBlock;
import io.github.kubevalue.dns.plugin.cache.Cache;
import io.github.kubevalue.dns.plugin.forward.Forward;
import io.github.kubevalue.dns.plugin.kubernetes.Kubernetes;
import io.github.kubevalue.dns.plugin.kubernetes.KubernetesOptions;
import io.github.kubevalue.dns.plugin.loadbalance.LoadBalance;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Vector;

/**
 * The DNS of a cluster at one revision.
 *
 * <pre>{@code
 * ClusterDns dns = ClusterDns.of(snapshot);
 * dns.answer(Query.of("web.demo.svc.cluster.local", RecordType.A)).answer();
 * }</pre>
 *
 * <p>An immutable view: making one costs nothing, and an answer costs what it holds, however many Services there are.
 */
public final class ClusterDns {
    // cmd/kubeadm/app/phases/addons/dns/manifests.go: "cache 30"
    private static final long CACHE_SECONDS = 30;

    private final DnsConfig config;
    private final Server server;

    private ClusterDns(DnsConfig config, Server server) {
        this.config = config;
        this.server = server;
    }

    /** Returns the DNS that kubeadm sets up for these objects. */
    public static ClusterDns of(Snapshot snapshot) {
        return of(snapshot, DnsConfig.kubeadm());
    }

    /** Returns the DNS of these objects, with the plugins that kubeadm's Corefile has. */
    public static ClusterDns of(Snapshot snapshot, DnsConfig config) {
        return of(config, kubeadm(snapshot, config));
    }

    /** Returns the DNS that a server of other plugins gives. */
    public static ClusterDns of(DnsConfig config, Server server) {
        return new ClusterDns(config, server);
    }

    private static Server kubeadm(Snapshot snapshot, DnsConfig config) {
        return Server.of(new ServerBlock(
                Vector.of(DomainName.ROOT),
                Vector.of(
                        new LoadBalance(),
                        Cache.of(CACHE_SECONDS),
                        Kubernetes.of(KubernetesOptions.kubeadm(config.clusterDomain()), snapshot, config.modified()),
                        Forward.all(config.outside()))));
    }

    /** Returns what is configured beside the objects. */
    public DnsConfig config() {
        return config;
    }

    /**
     * Answers a query; addresses come in the order in which the objects have them, one of the orders that {@code
     * loadbalance} may draw.
     */
    public Response answer(Query query) {
        return answer(query, Choice.first());
    }

    /** Answers a query, what is left to chance drawn from the choice. */
    public Response answer(Query query, Choice choice) {
        return server.answer(query, choice);
    }

    /** Returns the way to the servers when nothing stands between: the cluster's own, and resolvers of the outside. */
    public Transport transport() {
        return (address, query) -> {
            if (config.nameservers().contains(address)) {
                return new Transport.Replied(answer(query));
            }
            return address.isLoopback()
                    ? new Transport.Unreachable("no name server listens on " + address)
                    : new Transport.Replied(config.outside().answer(query));
        };
    }

    /** Returns the resolver of a pod's programs, with nothing between it and its servers. */
    public StubResolver resolver(Pod pod) {
        return resolver(pod, transport());
    }

    /** Returns the resolver of a pod's programs, whose queries go that way. */
    public StubResolver resolver(Pod pod, Transport transport) {
        return new StubResolver(
                Libc.of(pod),
                resolvConf(pod).resolvConf(),
                PodHost.of(pod, config.clusterDomain()).hosts(pod),
                transport);
    }

    /** Returns the resolv.conf that the kubelet writes for a pod. */
    public DnsConfigurer.Formed resolvConf(Pod pod) {
        return new DnsConfigurer(config.clusterDomain(), config.nameservers(), config.nodeResolvConf()).form(pod);
    }

    /** Answers a question for a name and a type; a final dot is added to the name if need be. */
    public Response answer(String name, RecordType type) {
        return answer(Query.of(name, type));
    }
}
