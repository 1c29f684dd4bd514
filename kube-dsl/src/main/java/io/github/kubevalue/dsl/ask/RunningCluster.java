package io.github.kubevalue.dsl.ask;

import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.dns.client.ResolvConf;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.cluster.ClusterDns;
import io.github.kubevalue.dns.cluster.CoreDnsPod;
import io.github.kubevalue.dns.cluster.DnsConfig;
import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.externaldns.ExternalDns;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.zone.Zones;
import io.github.kubevalue.dsl.build.ClusterStage;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.ClusterConfig;
import io.github.kubevalue.model.cluster.Refusal;
import io.github.kubevalue.model.controlplane.ControlPlane;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkConfig;
import io.github.kubevalue.net.network.NodeDump;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.Lazy;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A cluster at rest, with its DNS and its network, ready to be asked.
 *
 * <pre>{@code
 * RunningCluster shop = RunningCluster.converged(cluster()
 *     .deployment("web", d -> d.replicas(2).image("nginx").port(80))
 *     .service("web", s -> s.port(80)));
 * shop.trace(shop.question("pod/default/client", "http://web/")).isDelivered();
 * }</pre>
 */
public final class RunningCluster {
    private final Cluster cluster;
    private final Zones publicZones;
    private final Map<String, NodeDump> dumps;
    /** What CoreDNS watches. */
    private final Lazy<Snapshot> watched;

    private final Lazy<DnsConfig> dnsConfig;
    private final Lazy<Either<CorefileError, ClusterDns>> dns;
    private final Lazy<Either<String, Network>> network;
    private final ConcurrentMap<ResourceKey, CoreDnsPod> coreDns = new ConcurrentHashMap<>();

    private RunningCluster(Cluster cluster, Zones publicZones, Map<String, NodeDump> dumps) {
        this.cluster = cluster;
        this.publicZones = publicZones;
        this.dumps = dumps;
        this.watched = Lazy.of(() -> withNamespaces(cluster));
        this.dnsConfig = Lazy.of(this::newDnsConfig);
        this.dns = Lazy.of(() -> ClusterDns.read(watched.get(), dnsConfig.get()));
        this.network = Lazy.of(() -> NetworkConfig.of(cluster.config(), cluster.snapshot())
                .map(config -> Network.of(cluster.snapshot(), config.withDumps(dumps))));
    }

    /** Asks a cluster as it is. */
    public static RunningCluster of(Cluster cluster) {
        return new RunningCluster(cluster, Zones.NONE, HashMap.empty());
    }

    /** Returns this cluster in a world that has these zones, besides those that its own objects publish. */
    public RunningCluster withPublicZones(Zones zones) {
        return new RunningCluster(cluster, zones, dumps);
    }

    /** Returns this cluster with what was listed on real nodes, by node, in place of what would be programmed there. */
    public RunningCluster withDumps(Map<String, NodeDump> dumps) {
        return new RunningCluster(cluster, publicZones, dumps);
    }

    /** What was listed on real nodes. */
    Map<String, NodeDump> dumps() {
        return dumps;
    }

    /** The zones of the world outside that are given. */
    public Zones publicZones() {
        return publicZones;
    }

    /**
     * Lets a cluster of those objects come to rest.
     *
     * @throws IllegalArgumentException if the API server does not accept them, with all that it says
     */
    public static RunningCluster converged(Seq<? extends KubeObject> objects) {
        Either<Seq<Refusal>, Cluster> started = Cluster.start(objects, ControlPlane::controllers);
        return of(started.getOrElseThrow(refusals -> new IllegalArgumentException(refusals.mkString("\n")))
                .converge()
                .cluster());
    }

    /**
     * Lets a cluster that was said come to rest.
     *
     * @throws IllegalArgumentException if the API server does not accept it, with all that it says
     */
    public static RunningCluster converged(ClusterStage said) {
        return converged(said.objects()).withPublicZones(said.publicZones());
    }

    /** The cluster. */
    public Cluster cluster() {
        return cluster;
    }

    /** Its objects. */
    public Snapshot snapshot() {
        return cluster.snapshot();
    }

    /**
     * Its DNS, and the public names that lead to it; a DNS that answers SERVFAIL, if its CoreDNS {@linkplain #corefileError cannot
     * start}.
     */
    public ClusterDns dns() {
        return dns.get().getOrElseGet(error -> ClusterDns.broken(dnsConfig.get(), error));
    }

    /** What keeps its CoreDNS from starting. */
    public Option<CorefileError> corefileError() {
        return dns.get().swap().toOption();
    }

    /** Returns the CoreDNS that a pod runs, if it runs one. */
    public Option<CoreDnsPod> coreDns(Pod pod) {
        return Option.when(
                CoreDnsPod.is(pod),
                () -> coreDns.computeIfAbsent(pod.key(), key -> CoreDnsPod.of(watched.get(), dnsConfig.get(), pod)));
    }

    /** Its network, or what of it is not modelled. */
    public Either<String, Network> network() {
        return network.get();
    }

    private DnsConfig newDnsConfig() {
        ClusterConfig config = cluster.config();
        return DnsConfig.builder()
                .clusterDomain(DomainName.parse(config.clusterDomain().getOrElse(config.dnsDomain()))
                        .absolute())
                .nameservers(config.nameservers())
                .outside(ExternalDns.publish(snapshot(), publicZones))
                .modified(cluster.now())
                .build();
    }

    /** A namespace in which a Service lives exists, even if a dump leaves it out. */
    private static Snapshot withNamespaces(Cluster cluster) {
        Store store = cluster.apiServer().store();
        return store.list(Service.KIND)
                .map(Service::namespace)
                .distinct()
                .filter(name -> store.get(Namespace.KIND, name).isEmpty())
                .foldLeft(store, (so, name) -> so.put(Namespace.named(name)));
    }

    /**
     * Returns the one that is meant by {@code pod/NS/NAME}, {@code deploy/NS/NAME} (its first pod), {@code node/NAME} or an
     * outside address.
     *
     * @return the peer, or why there is none
     */
    public Either<String, Peer> who(String text) {
        return Who.parse(snapshot(), text);
    }

    /**
     * Returns the name of the node that is meant by {@code NAME} or {@code node/NAME}.
     *
     * @return the name, or that there is no such node
     */
    public Either<String, String> node(String text) {
        return Who.node(snapshot(), text.replaceFirst("^node/", ""));
    }

    /** Returns the resolv.conf that a peer's programs read. */
    public ResolvConf resolvConf(Peer who) {
        return new Resolving(this).resolver(who).resolvConf();
    }

    /** Returns the way of a peer's queries to name servers, over the network that lies between. */
    public Transport transport(Peer who) {
        return new Resolving(this).resolver(who).transport();
    }

    /** Resolves a name as that peer would, over the network that lies between it and its servers. */
    public NameAnswer resolve(Peer who, String name) {
        return new Resolving(this).resolve(who, name);
    }

    /** Looks up the records of a type as that peer's resolver would, along its search list. */
    public Lookup lookup(Peer who, String name, RecordType type) {
        return new Resolving(this).records(who, name, type);
    }

    /** Answers a query as the cluster's DNS does, or, for one who is no pod, the public DNS. */
    public Response answer(Option<Peer> who, Query query) {
        boolean inside = who.forAll(Peer.PodPeer.class::isInstance);
        return inside ? dns().answer(query) : dns().config().outside().answer(query);
    }

    /** Returns the question what becomes of a request; {@code http://web/} is a target. */
    public Question question(String from, String to) {
        return Question.of(
                who(from).getOrElseThrow(why -> new IllegalArgumentException(why)),
                Target.parse(to).getOrElseThrow(why -> new IllegalArgumentException(why)));
    }

    /** Returns one way that the request can take, the first of each choice. */
    public Answer trace(Question question) {
        return new Tracing(this).one(question);
    }

    /** Returns all ways that the request can take, with their probabilities. */
    public Seq<LikelyAnswer> traces(Question question) {
        return new Tracing(this).all(question);
    }

    /**
     * Begins to use the cluster: connections are held while it changes and time passes.
     *
     * @throws UnsupportedOperationException if its network is not modelled
     */
    public Session session() {
        return Session.of(this);
    }
}
