package io.github.kubevalue.dsl.ask;

import io.github.kubevalue.dns.cluster.ClusterDns;
import io.github.kubevalue.dns.cluster.CoreDnsPod;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.model.address.Cidr;
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
    private static final Cidr LINK_LOCAL = Cidr.parse("169.254.0.0/16");

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

    /** The CoreDNS that a peer runs, if it runs one. */
    Option<CoreDnsPod> coreDns(Peer peer) {
        return pod(peer).flatMap(running::coreDns);
    }

    /** Why nobody has a link-local address for a client: nothing leads out of the node there. */
    Option<String> whyNoCache(Ip server, Peer receiver) {
        return Option.when(
                receiver instanceof Peer.Outside && isOfCluster(server) && LINK_LOCAL.contains(server),
                () -> "no node cache gives the node the address " + server + ", so the query leaves it for nowhere");
    }

    /** The answer of one that runs no CoreDNS. */
    Response other(Peer peer, Query query) {
        return peer instanceof Peer.Outside
                ? running.dns().config().outside().answer(query)
                : Response.bare(
                        query,
                        Rcode.SERVFAIL,
                        Evidence.of("network", "not modelled: the name server that " + peer + " runs"));
    }

    private Option<Pod> pod(Peer peer) {
        return peer instanceof Peer.PodPeer named
                ? running.snapshot().get(Pod.KIND, named.namespace(), named.name())
                : Option.none();
    }
}
