package io.github.kubevalue.dsl.ask;

import io.github.kubevalue.dns.client.Channel;
import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.dns.client.StubResolver;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.cluster.ClusterDns;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.name.HostsFile;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.trace.Trace;
import io.github.kubevalue.net.walk.Network;
import io.github.kubevalue.net.walk.NetworkState;
import io.github.kubevalue.net.walk.Request;
import io.github.kubevalue.net.walk.Walker;
import io.vavr.control.Option;

/** Resolves names as somebody would: a pod with its own resolver over the network, all others with the public DNS. */
final class Resolving {
    private static final int DNS = 53;

    private final RunningCluster running;

    Resolving(RunningCluster running) {
        this.running = running;
    }

    NameAnswer resolve(Peer who, String name) {
        StubResolver resolver = resolver(who);
        Lookup lookup = resolver.addresses(name);
        boolean astray = !lookup.isFound() && !asksTheCluster(resolver) && isExpectedToKnow(who, name);
        return new NameAnswer(
                name, lookup, "the resolver of " + who + (astray ? ", which does not ask the cluster's DNS" : ""));
    }

    private boolean asksTheCluster(StubResolver resolver) {
        return resolver.resolvConf().nameservers().exists(running.dns().config().nameservers()::contains);
    }

    /** From outside only the cluster's own names are a mistake, from within also the short ones. */
    private boolean isExpectedToKnow(Peer who, String name) {
        return !(who instanceof Peer.Outside)
                || DomainName.tryParse(name)
                        .exists(given ->
                                given.absolute().isWithin(running.dns().config().clusterDomain()));
    }

    Lookup records(Peer who, String name, RecordType type) {
        return resolver(who).records(name, type);
    }

    private StubResolver resolver(Peer who) {
        ClusterDns dns = running.dns();
        Option<Pod> pod = who instanceof Peer.PodPeer named
                ? running.snapshot().get(Pod.KIND, named.namespace(), named.name())
                : Option.none();
        return pod.map(found -> dns.resolver(found, overNetwork(who)))
                .getOrElse(() -> new StubResolver(
                        io.github.kubevalue.dns.client.Libc.GLIBC,
                        dns.config().nodeResolvConf(),
                        HostsFile.EMPTY,
                        dns.transport()));
    }

    /** Queries to servers of the cluster are walked through its network; those to others are not. */
    private Transport overNetwork(Peer who) {
        Transport direct = running.dns().transport();
        return (server, query, channel) -> running.network()
                .toOption()
                .filter(network -> running.dns().config().nameservers().contains(server.ip()))
                .flatMap(network -> obstacle(network, request(who, server.ip(), channel)))
                .getOrElse(() -> direct.send(server, query, channel));
    }

    private static Request request(Peer who, Ip server, Channel channel) {
        return switch (channel) {
            case UDP -> Request.udp(who, server, DNS);
            case TCP -> Request.tcp(who, server, DNS);
        };
    }

    private Option<Transport.Delivery> obstacle(Network network, Request request) {
        NetworkState state = NetworkState.at(running.cluster().now());
        Trace trace = new Walker(network).walk(state, request, Choice.first()).trace();
        return switch (trace.outcome()) {
            case DELIVERED, NOT_MODELLED -> Option.none();
            case TIMEOUT -> Option.some(new Transport.Silence(trace.reason()));
            case REFUSED, UNREACHABLE, NOT_PERMITTED, NAME_NOT_RESOLVED, HTTP_STATUS ->
                Option.some(new Transport.Unreachable(trace.reason()));
        };
    }
}
