package io.github.kubevalue.dsl.ask;

import io.github.kubevalue.dns.client.Libc;
import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.dns.client.StubResolver;
import io.github.kubevalue.dns.cluster.ClusterDns;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.name.HostsFile;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.control.Option;

/** Resolves names as somebody would: a pod with its own resolver over the network, all others with the public DNS. */
final class Resolving {

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

    StubResolver resolver(Peer who) {
        ClusterDns dns = running.dns();
        if (who instanceof Peer.Outside) {
            return new StubResolver(Libc.GLIBC, dns.config().nodeResolvConf(), HostsFile.EMPTY, dns.transport());
        }
        Option<Pod> pod = who instanceof Peer.PodPeer named
                ? running.snapshot().get(Pod.KIND, named.namespace(), named.name())
                : Option.none();
        DnsPath path = new DnsPath(running, who);
        return pod.map(found -> dns.resolver(found, path))
                .getOrElse(() -> new StubResolver(Libc.GLIBC, dns.config().nodeResolvConf(), HostsFile.EMPTY, path));
    }
}
