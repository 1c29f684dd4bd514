package io.github.kubevalue.dns.client;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.name.HostsFile;
import io.github.kubevalue.model.core.HostAlias;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIP;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * The names by which a pod knows itself.
 *
 * @param hostname one label, as {@code hostname} prints it
 * @param domain the domain that the pod's subdomain gives it, {@code web.demo.svc.cluster.local}
 */
public record PodHost(String hostname, Option<DomainName> domain) {
    private static final int MAX_HOSTNAME = 63;
    private static final int MAX_KERNEL_NAME = 64;
    private static final String HEADER = "# Kubernetes-managed hosts file.\n";
    private static final String NODE_HEADER = "# Kubernetes-managed hosts file (host network).\n";
    private static final String LOOPBACK = """
        127.0.0.1\tlocalhost
        ::1\tlocalhost ip6-localhost ip6-loopback
        fe00::0\tip6-localnet
        fe00::0\tip6-mcastprefix
        fe00::1\tip6-allnodes
        fe00::2\tip6-allrouters
        """;

    /** Returns the names of a pod. */
    // pkg/kubelet/kubelet_pods.go, GeneratePodHostNameAndDomain
    public static PodHost of(Pod pod, DomainName clusterDomain) {
        if (pod.spec().hostnameOverride().isDefined()) {
            return new PodHost(truncated(pod.spec().hostnameOverride().get()), Option.none());
        }
        String wanted = pod.spec().hostname().filter(name -> !name.isEmpty()).getOrElse(pod.name());
        Option<DomainName> domain = pod.spec()
                .subdomain()
                .filter(name -> !name.isEmpty())
                .flatMap(subdomain ->
                        DomainName.tryParse(subdomain + "." + pod.namespace() + ".svc." + clusterDomain.relative()));
        return new PodHost(truncated(wanted), domain);
    }

    // truncatePodHostnameIfNeeded
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

    /**
     * Returns the name that the pod's kernel has: with {@code setHostnameAsFQDN} the whole one.
     *
     * @return the name, or why the pod cannot start: Linux has room for 64 characters
     */
    // pkg/kubelet/util/util.go, GetNodenameForKernel
    public Either<String, String> kernelName(Pod pod) {
        boolean whole = pod.spec().setHostnameAsFQDN().getOrElse(false) && domain.isDefined();
        String name = whole ? hostname + "." + domain.get() : hostname;
        return whole && name.length() > MAX_KERNEL_NAME
                ? Either.left("failed to construct FQDN from pod hostname and cluster domain, FQDN " + name
                        + " is too long (" + MAX_KERNEL_NAME + " characters is the max, " + name.length()
                        + " characters requested)")
                : Either.right(name);
    }

    /** Returns what the hosts file of the pod says; that of a node is known by its loopback lines only. */
    public HostsFile hosts(Pod pod) {
        return HostsFile.parse(hostsText(pod, LOOPBACK));
    }

    /**
     * Returns the hosts file that the kubelet manages for the pod: in the host's network, the node's with the pod's aliases;
     * in the pod network, loopback, the pod's own addresses, and the aliases.
     *
     * @param pod the pod
     * @param node the text of the node's hosts file
     */
    // pkg/kubelet/kubelet_pods.go, managedHostsFileContent and nodeHostsFileContent
    public String hostsText(Pod pod, String node) {
        boolean hostNetwork = pod.spec().hostNetwork().getOrElse(false);
        String own = hostNetwork
                ? NODE_HEADER + node
                : HEADER
                        + LOOPBACK
                        + addresses(pod)
                                .map(ip -> ip + "\t" + ownNames() + "\n")
                                .mkString();
        return own + aliases(pod.spec().hostAliases());
    }

    private static String aliases(Seq<HostAlias> aliases) {
        return aliases.isEmpty()
                ? ""
                : "\n# Entries added by HostAliases.\n"
                        + aliases.map(alias ->
                                        alias.ip() + "\t" + alias.hostnames().mkString("\t") + "\n")
                                .mkString();
    }

    private String ownNames() {
        return domain.map(within -> hostname + "." + within + "\t").getOrElse("") + hostname;
    }

    private static Seq<String> addresses(Pod pod) {
        Seq<String> all = pod.status().podIPs().map(PodIP::ip);
        return all.isEmpty() ? pod.status().podIP().toVector() : all;
    }
}
