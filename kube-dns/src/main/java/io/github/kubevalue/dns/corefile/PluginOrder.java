package io.github.kubevalue.dns.corefile;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;

/** The plugins that CoreDNS is built with, in the order in which a query meets them. */
// coredns/plugin.cfg
final class PluginOrder {
    private static final Vector<String> ALL = words(
            "root metadata geoip cancel proxyproto quic grpc_server https https3 timeouts multisocket reload nsid bufsize"
                    + " bind debug trace ready health pprof shed prometheus errors log dnstap local dns64 any chaos"
                    + " loadbalance tsig rewrite autopath acl cache header dnssec tls minimal template transfer hosts"
                    + " route53 azure clouddns k8s_external kubernetes file auto secondary etcd loop forward grpc erratic"
                    + " whoami on sign view nomad");

    private static final Set<String> WITHOUT_EFFECT = HashSet.ofAll(words(
            "root metadata cancel timeouts multisocket reload bind debug trace ready health pprof prometheus errors log dnstap"
                    + " loop on"));

    private PluginOrder() {}

    private static Vector<String> words(String text) {
        return Vector.of(text.split(" "));
    }

    static boolean isKnown(String plugin) {
        return ALL.contains(plugin);
    }

    /** Whether the plugin never changes an answer. */
    static boolean isWithoutEffect(String plugin) {
        return WITHOUT_EFFECT.contains(plugin);
    }

    static int place(String plugin) {
        return ALL.indexOf(plugin);
    }
}
