package io.github.kubevalue.dns.client;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.name.HostsFile;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.HostAlias;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIP;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The names by which a pod knows itself.
 *
 * @param hostname one label, as {@code hostname} prints it
 * @param domain the domain that the pod's subdomain gives it, {@code web.demo.svc.cluster.local}
 */
public record PodHost(String hostname, Option<DomainName> domain) {
    private static final int MAX_HOSTNAME = 63;

    /** Returns the names of a pod. */
    // pkg/kubelet/kubelet_pods.go, GeneratePodHostNameAndDomain; pkg/kubelet/util/util.go, SetNodeNameAsHostname
    public static PodHost of(Pod pod, DomainName clusterDomain) {
        if (pod.spec().hostnameOverride().isDefined()) {
            return new PodHost(pod.spec().hostnameOverride().get(), Option.none());
        }
        String wanted = pod.spec().hostname().filter(name -> !name.isEmpty()).getOrElse(pod.name());
        Option<DomainName> domain = pod.spec()
                .subdomain()
                .filter(name -> !name.isEmpty())
                .flatMap(subdomain ->
                        DomainName.tryParse(subdomain + "." + pod.namespace() + ".svc." + clusterDomain.relative()));
        return new PodHost(truncated(wanted), domain);
    }

    private static String truncated(String hostname) {
        if (hostname.length() <= MAX_HOSTNAME) {
            return hostname;
        }
        int end = MAX_HOSTNAME;
        while (end > 0 && (hostname.charAt(end - 1) == '-' || hostname.charAt(end - 1) == '.')) {
            end--;
        }
        return hostname.substring(0, end);
    }

    /** Returns the hosts file that the kubelet manages for the pod; that of a node is known by its loopback lines only. */
    // pkg/kubelet/kubelet_pods.go, managedHostsFileContent
    public HostsFile hosts(Pod pod) {
        HostsFile loopback = HostsFile.EMPTY
                .with(Ip.parse("127.0.0.1"), names("localhost"))
                .with(Ip.parse("::1"), names("localhost", "ip6-localhost", "ip6-loopback"))
                .with(Ip.parse("fe00::"), names("ip6-localnet"))
                .with(Ip.parse("fe00::"), names("ip6-mcastprefix"))
                .with(Ip.parse("fe00::1"), names("ip6-allnodes"))
                .with(Ip.parse("fe00::2"), names("ip6-allrouters"));
        HostsFile own = pod.spec().hostNetwork().getOrElse(false)
                ? loopback
                : addresses(pod).foldLeft(loopback, (file, ip) -> file.with(ip, ownNames()));
        return pod.spec().hostAliases().foldLeft(own, PodHost::withAlias);
    }

    private static HostsFile withAlias(HostsFile file, HostAlias alias) {
        return Ip.tryParse(alias.ip())
                .map(ip -> file.with(ip, alias.hostnames().flatMap(DomainName::tryParse)))
                .getOrElse(file);
    }

    private Seq<DomainName> ownNames() {
        Option<DomainName> name = DomainName.tryParse(hostname);
        return domain.flatMap(within -> name.flatMap(host -> host.tryPlus(within)))
                .toVector()
                .appendAll(name);
    }

    private static Seq<Ip> addresses(Pod pod) {
        Seq<String> all = pod.status().podIPs().map(PodIP::ip);
        return (all.isEmpty() ? pod.status().podIP().toVector() : all).flatMap(Ip::tryParse);
    }

    private static Seq<DomainName> names(String... names) {
        return Vector.of(names).map(DomainName::parse);
    }
}
