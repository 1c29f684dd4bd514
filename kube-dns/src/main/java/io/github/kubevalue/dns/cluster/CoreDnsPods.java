package io.github.kubevalue.dns.cluster;

import io.github.kubevalue.dns.client.DnsConfigurer;
import io.github.kubevalue.dns.client.ResolvConf;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.plugin.Server;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.IntFunction;

/**
 * Pods that run CoreDNS in the same way, and what is around them.
 *
 * @param snapshot the objects
 * @param config what is configured beside them
 * @param all the pods, as far as the objects have them
 */
record CoreDnsPods(Snapshot snapshot, DnsConfig config, Seq<Pod> all) {
    private static final String NAMESPACE = "kube-system";

    /** Returns those that are the cluster's DNS. */
    static CoreDnsPods ofCluster(Snapshot snapshot, DnsConfig config) {
        return new CoreDnsPods(
                snapshot, config, snapshot.list(Pod.KIND, NAMESPACE).filter(CoreDnsPods::isOfCluster));
    }

    private static boolean isOfCluster(Pod pod) {
        return pod.namespace().equals(NAMESPACE) && hasLabel(pod);
    }

    /** Whether a pod has the label that the DNS Service selects. */
    static boolean hasLabel(Pod pod) {
        return pod.metadata().labels().get("k8s-app").contains("kube-dns");
    }

    private String namespace() {
        return all.headOption().map(Pod::namespace).getOrElse(NAMESPACE);
    }

    /** The resolv.conf that they have; without pods that of a pod with the node's, as kubeadm's are. */
    ResolvConf resolvConf() {
        return all.headOption()
                .map(pod -> new DnsConfigurer(config.clusterDomain(), config.nameservers(), config.nodeResolvConf())
                        .form(pod)
                        .resolvConf())
                .getOrElse(config::nodeResolvConf);
    }

    /** The name of the host that they run on: the pod's own. */
    String hostname() {
        return all.headOption().flatMap(pod -> pod.metadata().name()).getOrElse("coredns");
    }

    /** The container that CoreDNS runs in; that of the Deployment {@code coredns} if there are no pods yet. */
    Option<CoreDnsContainer> container() {
        return all.headOption()
                .map(Pod::spec)
                .orElse(() -> snapshot.get(Deployment.KIND, NAMESPACE, "coredns")
                        .map(deployment -> deployment.spec().template().spec()))
                .flatMap(spec -> CoreDnsContainer.of(snapshot, namespace(), spec));
    }

    /** The address of one of them; that of the loopback if none is known. */
    Ip own(IpFamily family) {
        return all.flatMap(pod -> pod.status().ips())
                .find(ip -> ip.family() == family)
                .getOrElse(() -> Ip.parse(family == IpFamily.IPV4 ? "127.0.0.1" : "::1"));
    }

    /**
     * Whether an address leads back to them: their own, that of any loopback, the one that the cluster's DNS has as a
     * Service, and those that a node's cache gives its node.
     */
    boolean isOwn(Ip ip) {
        return ip.isLoopback()
                || all.forAll(CoreDnsPods::isOfCluster) && config.nameservers().contains(ip)
                || all.exists(pod -> pod.status().ips().contains(ip))
                || container()
                        .filter(CoreDnsContainer::isNodeCache)
                        .exists(cache -> NodeCache.addresses(cache).contains(ip.toString()));
    }

    /**
     * The way from them to others: to resolvers that know what is outside, or on another port to themselves. A query to
     * themselves on the same port would go round and round.
     *
     * @param onPort what they serve on a port
     */
    Transport network(IntFunction<Server> onPort) {
        return (server, query, channel) -> {
            if (!isOwn(server.ip())) {
                return new Transport.Replied(config.outside().answer(query));
            }
            if (server.port().equals(Transport.DNS)) {
                return new Transport.Silence(server.ip() + " is CoreDNS itself: the query goes round and round");
            }
            Server other = onPort.apply(server.port().number());
            return other.blocks().isEmpty()
                    ? new Transport.Unreachable("nothing listens on " + server)
                    : new Transport.Replied(other.through(network(onPort)).answer(query, Choice.first()));
        };
    }
}
