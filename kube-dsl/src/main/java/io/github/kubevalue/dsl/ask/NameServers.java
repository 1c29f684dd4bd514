package io.github.kubevalue.dsl.ask;

import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.cluster.ClusterDns;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Visit;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceIndexes;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.control.Option;

/** Who answers queries: the CoreDNS of the cluster, and the resolvers of the world outside. */
record NameServers(RunningCluster running) {
    private static final String SYSTEM = "kube-system";
    private static final String SERVICE = "kube-dns";

    /** Whether a pod runs CoreDNS: by its image, or by the label that the DNS Service selects. */
    static boolean isCoreDns(Pod pod) {
        return pod.metadata().labels().get("k8s-app").contains(SERVICE)
                || pod.spec()
                        .containers()
                        .exists(container -> container.image().exists(name -> name.contains("coredns")));
    }

    /**
     * Why a name server is taken to be there without a look at the network: the objects are those of an application, without
     * the Services that every cluster has.
     */
    Option<String> whyTakenToBeThere(Ip server) {
        Snapshot snapshot = running.snapshot();
        boolean known = snapshot.get(Service.KIND, SYSTEM, SERVICE).isDefined()
                || snapshot.get(Service.KIND, "default", "kubernetes").isDefined();
        return Option.when(!known && isOfCluster(server), () -> "the objects hold nothing of the cluster's DNS");
    }

    private boolean isOfCluster(Ip server) {
        return running.dns().config().nameservers().contains(server);
    }

    /** Why nobody has the address that kubelets write into pods, if that is so. */
    Option<String> whyNobodyHas(Ip server) {
        boolean missing = isOfCluster(server)
                && running.snapshot()
                        .by(ServiceIndexes.BY_CLUSTER_IP, server.toString())
                        .isEmpty();
        return Option.when(
                missing,
                () -> "kubelets tell pods to ask " + server + ", but no Service has that address"
                        + running.snapshot()
                                .get(Service.KIND, SYSTEM, SERVICE)
                                .map(service -> " (" + service.key() + " has "
                                        + service.spec().clusterIpList().mkString(", ") + ")")
                                .getOrElse(""));
    }

    /** The answer of a server as if nothing lay between. */
    Response direct(Ip server, Query query) {
        ClusterDns dns = running.dns();
        return isOfCluster(server) ? dns.answer(query) : dns.config().outside().answer(query);
    }

    /** A name server. */
    @FunctionalInterface
    interface NameServer {
        Response answer(Query query, Visit visit);
    }

    /** Why a CoreDNS does not run, if that is so: its pods are told to, and end again and again. */
    Option<String> whyDown(Peer peer) {
        return isCoreDns(peer)
                ? running.corefileError()
                        .map(error -> "the CoreDNS of " + peer + " does not start: " + error.getMessage())
                : Option.none();
    }

    /** The name server that a peer runs, whose own queries go that way. */
    NameServer at(Peer peer, Transport way) {
        if (peer instanceof Peer.Outside) {
            return (query, visit) -> running.dns().config().outside().answer(query);
        }
        return isCoreDns(peer)
                ? running.dns().through(withLoopback(way))::answer
                : (query, visit) -> Response.bare(
                        query,
                        Rcode.SERVFAIL,
                        Evidence.of("network", "not modelled: the name server that " + peer + " runs"));
    }

    /** What a server asks on its own loopback does not go over the network. */
    private Transport withLoopback(Transport way) {
        Transport own = running.dns().network();
        return (server, query, channel) -> (server.ip().isLoopback() ? own : way).send(server, query, channel);
    }

    boolean isCoreDns(Peer peer) {
        return peer instanceof Peer.PodPeer named
                && running.snapshot()
                        .get(Pod.KIND, named.namespace(), named.name())
                        .exists(NameServers::isCoreDns);
    }
}
