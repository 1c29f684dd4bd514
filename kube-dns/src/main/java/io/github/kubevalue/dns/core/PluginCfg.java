package io.github.kubevalue.dns.core;

import io.github.kubevalue.dns.plugin.NotModelled;
import io.github.kubevalue.dns.plugin.PluginSetup;
import io.github.kubevalue.dns.plugin.acl.AclSetup;
import io.github.kubevalue.dns.plugin.any.AnySetup;
import io.github.kubevalue.dns.plugin.autopath.AutoPathSetup;
import io.github.kubevalue.dns.plugin.bufsize.BufsizeSetup;
import io.github.kubevalue.dns.plugin.cache.CacheSetup;
import io.github.kubevalue.dns.plugin.chaos.ChaosSetup;
import io.github.kubevalue.dns.plugin.dns64.Dns64Setup;
import io.github.kubevalue.dns.plugin.erratic.ErraticSetup;
import io.github.kubevalue.dns.plugin.external.ExternalSetup;
import io.github.kubevalue.dns.plugin.file.FileSetup;
import io.github.kubevalue.dns.plugin.forward.ForwardSetup;
import io.github.kubevalue.dns.plugin.header.HeaderSetup;
import io.github.kubevalue.dns.plugin.hosts.HostsSetup;
import io.github.kubevalue.dns.plugin.kubernetes.KubernetesSetup;
import io.github.kubevalue.dns.plugin.loadbalance.LoadBalanceSetup;
import io.github.kubevalue.dns.plugin.local.LocalSetup;
import io.github.kubevalue.dns.plugin.loop.LoopSetup;
import io.github.kubevalue.dns.plugin.metadata.MetadataSetup;
import io.github.kubevalue.dns.plugin.minimal.MinimalSetup;
import io.github.kubevalue.dns.plugin.nsid.NsidSetup;
import io.github.kubevalue.dns.plugin.rewrite.RewriteSetup;
import io.github.kubevalue.dns.plugin.template.TemplateSetup;
import io.github.kubevalue.dns.plugin.transfer.TransferSetup;
import io.github.kubevalue.dns.plugin.whoami.WhoamiSetup;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;

/**
 * A plugin that CoreDNS is built with.
 *
 * @param name as the Corefile has it
 * @param modelling what of it this library has
 * @param setup what its lines in a block stand for
 */
// coredns/plugin.cfg
record PluginCfg(String name, Modelling modelling, PluginSetup setup) {
    /** All of them, in the order in which a query meets them and in which they are set up. */
    static final Seq<PluginCfg> ALL = Vector.of(
            ofServer("root"),
            modelled("metadata", MetadataSetup::plugins),
            withoutEffect("geoip"),
            withoutEffect("cancel"),
            ofServer("proxyproto"),
            ofServer("quic"),
            ofServer("grpc_server"),
            ofServer("https"),
            ofServer("https3"),
            ofServer("timeouts"),
            ofServer("multisocket"),
            ofServer("reload"),
            modelled("nsid", NsidSetup::plugins),
            modelled("bufsize", BufsizeSetup::plugins),
            ofServer("bind", Bind::check),
            ofServer("debug"),
            withoutEffect("trace"),
            ofServer("ready"),
            withoutEffect("health"),
            ofServer("pprof"),
            withoutEffect("shed"),
            withoutEffect("prometheus"),
            withoutEffect("errors"),
            withoutEffect("log"),
            withoutEffect("dnstap"),
            modelled("local", LocalSetup::plugins),
            modelled("dns64", Dns64Setup::plugins),
            modelled("any", AnySetup::plugins),
            modelled("chaos", ChaosSetup::plugins),
            modelled("loadbalance", LoadBalanceSetup::plugins),
            notModelled("tsig"),
            modelled("rewrite", RewriteSetup::plugins),
            modelled("autopath", AutoPathSetup::plugins),
            modelled("acl", AclSetup::plugins),
            modelled("cache", CacheSetup::plugins),
            modelled("header", HeaderSetup::plugins),
            notModelled("dnssec"),
            ofServer("tls"),
            modelled("minimal", MinimalSetup::plugins),
            modelled("template", TemplateSetup::plugins),
            modelled("transfer", TransferSetup::plugins),
            modelled("hosts", HostsSetup::plugins),
            notModelled("route53"),
            notModelled("azure"),
            notModelled("clouddns"),
            modelled("k8s_external", ExternalSetup::plugins),
            modelled("kubernetes", KubernetesSetup::plugins),
            modelled("file", FileSetup::plugins),
            notModelled("auto"),
            notModelled("secondary"),
            notModelled("etcd"),
            modelled("loop", LoopSetup::plugins),
            modelled("forward", ForwardSetup::plugins),
            notModelled("grpc"),
            modelled("erratic", ErraticSetup::plugins),
            modelled("whoami", WhoamiSetup::plugins),
            ofServer("on"),
            notModelled("sign"),
            refused("view"),
            notModelled("nomad"));

    private static PluginCfg modelled(String name, PluginSetup setup) {
        return new PluginCfg(name, Modelling.MODELLED, setup);
    }

    /** A plugin that hands on every query and takes back every answer as it is. */
    private static PluginCfg withoutEffect(String name) {
        return new PluginCfg(name, Modelling.WITHOUT_EFFECT, controller -> Vector.of(new WithoutEffect(name)));
    }

    /** A directive that configures the server: no query meets it. */
    private static PluginCfg ofServer(String name, PluginSetup setup) {
        return new PluginCfg(name, Modelling.WITHOUT_EFFECT, setup);
    }

    private static PluginCfg ofServer(String name) {
        return ofServer(name, controller -> Vector.empty());
    }

    /** A plugin that may change answers in ways that this library does not know. */
    private static PluginCfg notModelled(String name) {
        return new PluginCfg(name, Modelling.NOT_MODELLED, controller -> Vector.of(new NotModelled(name)));
    }

    /** A directive without which it is not known which server answers. */
    private static PluginCfg refused(String name) {
        return new PluginCfg(name, Modelling.NOT_MODELLED, controller -> {
            throw controller.lines().head().error("not modelled: " + name);
        });
    }

    static Set<String> names() {
        return ALL.map(PluginCfg::name).toSet();
    }
}
