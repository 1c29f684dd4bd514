package io.github.kubevalue.dns.client;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.DNSPolicy;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodDNSConfig;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What the kubelet knows when it writes the resolv.conf of a pod.
 *
 * @param clusterDomain the domain of the cluster's names; empty if the kubelet has none
 * @param clusterDns the cluster's name servers; none if the kubelet has none
 * @param node the resolv.conf of the node
 */
// pkg/kubelet/network/dns/dns.go
public record DnsConfigurer(DomainName clusterDomain, Seq<Ip> clusterDns, ResolvConf node) {
    private static final int MAX_NAMESERVERS = 3;
    private static final int MAX_SEARCHES = 32;
    private static final int CLUSTER_SEARCHES = 3;
    private static final int MAX_SEARCH_LENGTH = 253;
    private static final int MAX_SEARCH_LINE = 2048;

    /**
     * A resolv.conf as written, with the messages of the Warning events that writing it caused.
     *
     * @param resolvConf the file
     * @param warnings one for each event
     */
    public record Formed(ResolvConf resolvConf, Seq<Warning> warnings) {}

    /**
     * A Warning event about a pod, or about the node.
     *
     * @param reason {@code DNSConfigForming}, {@code MissingClusterDNS} or {@code CheckLimitsForResolvConf}
     * @param message the kubelet's words
     */
    public record Warning(String reason, String message) {}

    /** A file in the making: its texts are not yet checked. */
    private record Draft(Seq<String> servers, Seq<String> searches, LinkedHashMap<String, String> options) {}

    /**
     * Returns what pods get in place of the node's resolv.conf if the kubelet is told of none: the pod itself is its name
     * server, and nothing is searched.
     *
     * @param nodeIps the addresses of the node, whose families decide
     */
    // GetPodDNS, ResolverConfig
    public static ResolvConf withoutFile(Seq<Ip> nodeIps) {
        Ip v4 = Ip.parse("127.0.0.1");
        Seq<Ip> servers = nodeIps.map(ip -> ip.isV4() ? v4 : Ip.parse("::1"));
        return new ResolvConf(
                servers.isEmpty() ? Vector.of(v4) : servers, Vector.of(DomainName.ROOT), LinkedHashMap.empty());
    }

    /**
     * Returns the warning that the kubelet gives about its own resolv.conf when it starts, if there is one.
     *
     * @param path where the file is
     */
    // CheckLimitsForResolvConf
    public Option<Warning> check(String path) {
        Seq<String> search = texts(node.search());
        int most = MAX_SEARCHES - (clusterDomain.relative().isEmpty() ? 0 : CLUSTER_SEARCHES);
        if (search.size() > most) {
            return limits("Resolv.conf file '" + path + "' contains search line consisting of more than " + most
                    + " domains!");
        }
        if (search.exists(domain -> domain.length() > MAX_SEARCH_LENGTH)) {
            return limits("Resolv.conf file \"" + path + "\" contains a search path which length is more than allowed "
                    + MAX_SEARCH_LENGTH + " chars!");
        }
        return search.mkString(" ").length() > MAX_SEARCH_LINE
                ? limits("Resolv.conf file '" + path + "' contains search line which length is more than allowed "
                        + MAX_SEARCH_LINE + " chars!")
                : Option.none();
    }

    private static Option<Warning> limits(String message) {
        return Option.some(new Warning("CheckLimitsForResolvConf", message));
    }

    /** Returns the resolv.conf of a pod. */
    public Formed form(Pod pod) {
        boolean wantsCluster = wantsClusterDns(pod);
        Draft policy = pod.spec().dnsPolicy().contains(DNSPolicy.NONE)
                ? draft(ResolvConf.EMPTY)
                : wantsCluster && !clusterDns.isEmpty() ? clusterFirst(pod) : draft(node);
        Formed formed =
                fit(pod.spec().dnsConfig().map(own -> merged(policy, own)).getOrElse(policy));
        return wantsCluster && clusterDns.isEmpty()
                ? new Formed(formed.resolvConf(), formed.warnings().prepend(missing(pod)))
                : formed;
    }

    /** ClusterFirst is meant for pods of the pod network, and what an unknown policy falls back to for all. */
    // getPodDNSType
    private static boolean wantsClusterDns(Pod pod) {
        DNSPolicy policy = pod.spec().dnsPolicy().getOrElse(DNSPolicy.CLUSTER_FIRST);
        boolean hostNetwork = pod.spec().hostNetwork().getOrElse(false);
        boolean node = policy.equals(DNSPolicy.DEFAULT) || policy.equals(DNSPolicy.CLUSTER_FIRST) && hostNetwork;
        return !node && !policy.equals(DNSPolicy.NONE);
    }

    private Draft clusterFirst(Pod pod) {
        // a lone dot stands for a kubelet without a resolv.conf, which has no search list for these pods
        Seq<String> node = texts(this.node.search().reject(DomainName::isRoot));
        String domain = clusterDomain.relative().toString();
        Seq<String> searches = domain.isEmpty()
                ? node
                : Vector.of(pod.namespace() + ".svc." + domain, "svc." + domain, domain)
                        .appendAll(node)
                        .distinct();
        return new Draft(clusterDns.map(Ip::toString), searches, LinkedHashMap.of("ndots", "5"));
    }

    private static Draft draft(ResolvConf file) {
        return new Draft(file.nameservers().map(Ip::toString), texts(file.search()), file.options());
    }

    private static Seq<String> texts(Seq<DomainName> names) {
        return names.map(DomainName::toString);
    }

    // appendDNSConfig, mergeDNSOptions
    private static Draft merged(Draft policy, PodDNSConfig own) {
        return new Draft(
                policy.servers().appendAll(own.nameservers()).distinct(),
                policy.searches().appendAll(own.searches()).distinct(),
                own.options()
                        .foldLeft(
                                policy.options(),
                                (all, option) -> option.name()
                                        .map(name ->
                                                all.put(name, option.value().getOrElse("")))
                                        .getOrElse(all)));
    }

    // formDNSConfigFitsLimits
    private static Formed fit(Draft draft) {
        Seq<String> servers = draft.servers().take(MAX_NAMESERVERS);
        Seq<String> searches = fitSearches(draft.searches());
        Vector<Warning> warnings = Vector.empty();
        if (servers.size() < draft.servers().size()) {
            warnings = warnings.append(forming(
                    "Nameserver limits were exceeded, some nameservers have been omitted, the applied nameserver line"
                            + " is: ",
                    servers));
        }
        if (searches.size() < draft.searches().size()) {
            warnings = warnings.append(forming(
                    "Search Line limits were exceeded, some search paths have been omitted, the applied search line"
                            + " is: ",
                    searches));
        }
        return new Formed(
                new ResolvConf(servers.flatMap(Ip::tryParse), searches.flatMap(DomainName::tryParse), draft.options()),
                warnings);
    }

    // formDNSSearchFitsLimits
    private static Seq<String> fitSearches(Seq<String> searches) {
        Seq<String> fitting = searches.take(MAX_SEARCHES).filter(search -> search.length() <= MAX_SEARCH_LENGTH);
        while (fitting.mkString(" ").length() > MAX_SEARCH_LINE) {
            fitting = fitting.init();
        }
        return fitting;
    }

    private static Warning forming(String message, Seq<String> applied) {
        return new Warning("DNSConfigForming", message + applied.mkString(" "));
    }

    private static Warning missing(Pod pod) {
        String name =
                pod.name() + "_" + pod.namespace() + "(" + pod.metadata().uid().getOrElse("") + ")";
        return new Warning(
                "MissingClusterDNS",
                "pod: \"" + name + "\". kubelet does not have ClusterDNS IP configured and cannot create Pod using "
                        + "\"ClusterFirst\" policy. Falling back to \"Default\" policy.");
    }
}
