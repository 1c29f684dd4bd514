package io.github.kubevalue.dns.cluster;

import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.plugin.Server;
import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Lazy;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A pod that runs CoreDNS. It answers by the Corefile that this very pod reads, on the ports and addresses on which the
 * blocks of that listen.
 */
public final class CoreDnsPod {
    private final Installation installation;
    private final Lazy<Either<CorefileError, Installation.Read>> corefile;
    private final Lazy<Option<CorefileError>> error;
    private final Map<Endpoint, Server> servers = new ConcurrentHashMap<>();

    private CoreDnsPod(Installation installation) {
        this.installation = installation;
        this.corefile = Lazy.of(installation::corefile);
        this.error = Lazy.of(() -> installation.started().swap().toOption());
    }

    /** Whether a pod runs CoreDNS: by an image of it, or by the label that the DNS Service selects. */
    public static boolean is(Pod pod) {
        return CoreDnsPods.hasLabel(pod) || pod.spec().containers().exists(CoreDnsContainer::hasImage);
    }

    /** Returns the CoreDNS of a pod. */
    public static CoreDnsPod of(Snapshot snapshot, DnsConfig config, Pod pod) {
        return new CoreDnsPod(new Installation(new CoreDnsPods(snapshot, config, Vector.of(pod))));
    }

    /** Returns what keeps it from starting. */
    public Option<CorefileError> error() {
        return error.get();
    }

    /** Returns where its Corefile is from: {@code configmap/kube-system/coredns}. */
    public String corefileFrom() {
        return corefile.get().map(Installation.Read::toString).getOrElse("no Corefile");
    }

    /** Returns the ConfigMap that its Corefile is from. */
    public Option<ConfigMap> configMap() {
        return corefile.get().toOption().flatMap(Installation.Read::configMap);
    }

    /** Returns the addresses that it gives its node to listen on; none if it is not a node's cache. */
    public Seq<Ip> nodeAddresses() {
        return installation
                .pods()
                .container()
                .filter(CoreDnsContainer::isNodeCache)
                .toVector()
                .flatMap(NodeCache::addresses)
                .flatMap(Ip::tryParse);
    }

    /** Whether a block of its Corefile listens there; no other queries are heard. */
    public boolean listens(Endpoint at) {
        return !server(at).blocks().isEmpty();
    }

    /** Returns what it serves there. */
    public Server server(Endpoint at) {
        return servers.computeIfAbsent(at, this::newServer);
    }

    private Server newServer(Endpoint at) {
        Either<CorefileError, Server> server = installation.at(at.port().number(), Option.some(at.ip()));
        return server.getOrElseGet(why -> Broken.server(String.valueOf(why.getMessage())));
    }

    /** Returns the server there, which sends its own queries that way; what it asks on its loopback stays in the pod. */
    public Server server(Endpoint at, Transport way) {
        Server server = server(at);
        Transport own = server.network();
        return server.through((to, query, channel) -> (to.ip().isLoopback() ? own : way).send(to, query, channel));
    }
}
