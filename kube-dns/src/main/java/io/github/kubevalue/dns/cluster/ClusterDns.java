package io.github.kubevalue.dns.cluster;

import io.github.kubevalue.dns.client.DnsConfigurer;
import io.github.kubevalue.dns.client.Libc;
import io.github.kubevalue.dns.client.PodHost;
import io.github.kubevalue.dns.client.StubResolver;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Memory;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.dns.plugin.Sender;
import io.github.kubevalue.dns.plugin.Server;
import io.github.kubevalue.dns.plugin.Visit;
import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.control.Either;

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
    private final DnsConfig config;
    private final Server server;
    private final String corefile;
    private final FirstReplies firstReplies;

    private ClusterDns(DnsConfig config, Server server, String corefile) {
        this.config = config;
        this.server = server;
        this.corefile = corefile;
        this.firstReplies = new FirstReplies(server);
    }

    /** Returns the DNS that kubeadm sets up for these objects. */
    public static ClusterDns of(Snapshot snapshot) {
        return of(snapshot, DnsConfig.kubeadm());
    }

    /**
     * Returns the DNS of these objects, as {@link #read} does; that of a CoreDNS that cannot start answers every query with
     * SERVFAIL, because of the error in its Corefile.
     */
    public static ClusterDns of(Snapshot snapshot, DnsConfig config) {
        return read(snapshot, config).getOrElseGet(error -> broken(config, error));
    }

    /** Returns the DNS of a CoreDNS that cannot start: every answer is SERVFAIL, because of that error. */
    public static ClusterDns broken(DnsConfig config, CorefileError error) {
        return of(config, Broken.server(String.valueOf(error.getMessage())));
    }

    /** Returns the DNS that a server of other plugins gives. */
    public static ClusterDns of(DnsConfig config, Server server) {
        return new ClusterDns(config, server, "");
    }

    /**
     * Returns the DNS that the Corefile of these objects sets up: that which is mounted where CoreDNS runs, else that of the
     * ConfigMap {@code kube-system/coredns}, or kubeadm's if there is none.
     *
     * @return the DNS, or what keeps CoreDNS from starting
     */
    public static Either<CorefileError, ClusterDns> read(Snapshot snapshot, DnsConfig config) {
        Installation installation = new Installation(CoreDnsPods.ofCluster(snapshot, config));
        return installation
                .corefile()
                .flatMap(corefile ->
                        installation.started().map(server -> new ClusterDns(config, server, corefile.text())));
    }

    /** Returns the life of a CoreDNS that has just started. */
    public DnsSession session() {
        return new DnsSession(this, Memory.EMPTY);
    }

    /** Whether the other is set up by the same Corefile; of servers without one, whether they have the same plugins. */
    boolean hasCorefileOf(ClusterDns other) {
        return corefile.equals(other.corefile) && plugins().equals(other.plugins());
    }

    private Seq<Seq<String>> plugins() {
        return server.blocks().map(block -> block.plugins().map(Plugin::name));
    }

    /** Returns this DNS, whose server reaches other servers that way. */
    public ClusterDns through(Transport way) {
        return new ClusterDns(config, server.through(way), corefile);
    }

    /** Returns the way from its server to other servers, on which nothing stands between. */
    public Transport network() {
        return server.network();
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
        return firstReplies.answer(query, Sender.LOCAL).response();
    }

    /** Answers a query, what is left to chance drawn from the choice. */
    public Response answer(Query query, Choice choice) {
        return server.answer(query, choice);
    }

    /** Answers a query on a visit, which says who asks, when, and what the plugins remember. */
    public Response answer(Query query, Visit visit) {
        return server.answer(query, visit);
    }

    /** Returns the way to the servers when nothing stands between: the cluster's own, and resolvers of the outside. */
    public Transport transport() {
        return transport(Sender.LOCAL);
    }

    /** Returns the way to the servers of a client at that address, when nothing stands between. */
    public Transport transport(Sender client) {
        return (address, query, channel) -> {
            if (config.nameservers().contains(address.ip())) {
                return firstReplies.answer(query, client).delivery();
            }
            return address.ip().isLoopback()
                    ? new Transport.Unreachable("no name server listens on " + address.ip())
                    : new Transport.Replied(config.outside().answer(query));
        };
    }

    /** Returns the resolver of a pod's programs, with nothing between it and its servers. */
    public StubResolver resolver(Pod pod) {
        return resolver(pod, transport(senderOf(pod)));
    }

    static Sender senderOf(Pod pod) {
        return pod.status().ips().headOption().map(Sender::at).getOrElse(Sender.LOCAL);
    }

    /**
     * Returns the resolver of a pod's programs, whose queries go that way. How large the pod's subnet is, only its network
     * plugin knows: here the pod is alone in it.
     */
    public StubResolver resolver(Pod pod, Transport transport) {
        return new StubResolver(
                Libc.of(pod),
                resolvConf(pod).resolvConf(),
                PodHost.of(pod, config.clusterDomain()).hosts(pod),
                transport,
                pod.status().ips().map(Cidr::host));
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
