package io.github.kubevalue.dns.core;

import io.github.kubevalue.dns.plugin.NotModelled;
import io.github.kubevalue.dns.plugin.PluginSetup;
import io.github.kubevalue.dns.plugin.acl.AclSetup;
import io.github.kubevalue.dns.plugin.cache.CacheSetup;
import io.github.kubevalue.dns.plugin.forward.ForwardSetup;
import io.github.kubevalue.dns.plugin.header.HeaderSetup;
import io.github.kubevalue.dns.plugin.hosts.HostsSetup;
import io.github.kubevalue.dns.plugin.kubernetes.KubernetesSetup;
import io.github.kubevalue.dns.plugin.loadbalance.LoadBalanceSetup;
import io.github.kubevalue.dns.plugin.minimal.MinimalSetup;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * A plugin that CoreDNS is built with.
 *
 * @param name as the Corefile has it
 * @param setup what its lines in a block stand for
 */
// coredns/plugin.cfg
record PluginCfg(String name, PluginSetup setup) {
    /** All of them, in the order in which a query meets them and in which they are set up. */
    static final Seq<PluginCfg> ALL = Vector.of(
            withoutEffect("root"),
            withoutEffect("metadata"),
            notModelled("geoip"),
            withoutEffect("cancel"),
            notModelled("proxyproto"),
            notModelled("quic"),
            notModelled("grpc_server"),
            notModelled("https"),
            notModelled("https3"),
            withoutEffect("timeouts"),
            withoutEffect("multisocket"),
            withoutEffect("reload"),
            notModelled("nsid"),
            notModelled("bufsize"),
            withoutEffect("bind"),
            withoutEffect("debug"),
            withoutEffect("trace"),
            withoutEffect("ready"),
            withoutEffect("health"),
            withoutEffect("pprof"),
            notModelled("shed"),
            withoutEffect("prometheus"),
            withoutEffect("errors"),
            withoutEffect("log"),
            withoutEffect("dnstap"),
            notModelled("local"),
            notModelled("dns64"),
            notModelled("any"),
            notModelled("chaos"),
            modelled("loadbalance", LoadBalanceSetup::plugins),
            notModelled("tsig"),
            notModelled("rewrite"),
            notModelled("autopath"),
            modelled("acl", AclSetup::plugins),
            modelled("cache", CacheSetup::plugins),
            modelled("header", HeaderSetup::plugins),
            notModelled("dnssec"),
            notModelled("tls"),
            modelled("minimal", MinimalSetup::plugins),
            notModelled("template"),
            notModelled("transfer"),
            modelled("hosts", HostsSetup::plugins),
            notModelled("route53"),
            notModelled("azure"),
            notModelled("clouddns"),
            notModelled("k8s_external"),
            modelled("kubernetes", KubernetesSetup::plugins),
            notModelled("file"),
            notModelled("auto"),
            notModelled("secondary"),
            notModelled("etcd"),
            withoutEffect("loop"),
            modelled("forward", ForwardSetup::plugins),
            notModelled("grpc"),
            notModelled("erratic"),
            notModelled("whoami"),
            withoutEffect("on"),
            notModelled("sign"),
            notModelled("view"),
            notModelled("nomad"));

    private static PluginCfg modelled(String name, PluginSetup setup) {
        return new PluginCfg(name, setup);
    }

    /** A plugin that never changes an answer. */
    private static PluginCfg withoutEffect(String name) {
        return new PluginCfg(name, controller -> Vector.empty());
    }

    /** A plugin that may change answers in ways that this library does not know. */
    private static PluginCfg notModelled(String name) {
        return new PluginCfg(name, controller -> Vector.of(new NotModelled(name)));
    }

    static boolean isKnown(String name) {
        return ALL.exists(plugin -> plugin.name().equals(name));
    }
}
