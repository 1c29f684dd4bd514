/** Cluster DNS as a function. */
module io.github.kubevalue.dns {
    requires transitive io.github.kubevalue.model;
    requires static net.jqwik.api;
    requires static org.immutables.value;
    requires static org.immutables.encode;

    exports io.github.kubevalue.dns.arbitrary;
    exports io.github.kubevalue.dns.client;
    exports io.github.kubevalue.dns.cluster;
    exports io.github.kubevalue.dns.core;
    exports io.github.kubevalue.dns.corefile;
    exports io.github.kubevalue.dns.externaldns;
    exports io.github.kubevalue.dns.gotemplate;
    exports io.github.kubevalue.dns.message;
    exports io.github.kubevalue.dns.name;
    exports io.github.kubevalue.dns.plugin;
    exports io.github.kubevalue.dns.plugin.acl;
    exports io.github.kubevalue.dns.plugin.any;
    exports io.github.kubevalue.dns.plugin.autopath;
    exports io.github.kubevalue.dns.plugin.bufsize;
    exports io.github.kubevalue.dns.plugin.cache;
    exports io.github.kubevalue.dns.plugin.chaos;
    exports io.github.kubevalue.dns.plugin.dns64;
    exports io.github.kubevalue.dns.plugin.erratic;
    exports io.github.kubevalue.dns.plugin.external;
    exports io.github.kubevalue.dns.plugin.file;
    exports io.github.kubevalue.dns.plugin.forward;
    exports io.github.kubevalue.dns.plugin.header;
    exports io.github.kubevalue.dns.plugin.hosts;
    exports io.github.kubevalue.dns.plugin.kubernetes;
    exports io.github.kubevalue.dns.plugin.loadbalance;
    exports io.github.kubevalue.dns.plugin.local;
    exports io.github.kubevalue.dns.plugin.loop;
    exports io.github.kubevalue.dns.plugin.metadata;
    exports io.github.kubevalue.dns.plugin.minimal;
    exports io.github.kubevalue.dns.plugin.nsid;
    exports io.github.kubevalue.dns.plugin.rewrite;
    exports io.github.kubevalue.dns.plugin.template;
    exports io.github.kubevalue.dns.plugin.transfer;
    exports io.github.kubevalue.dns.plugin.whoami;
    exports io.github.kubevalue.dns.render;
    exports io.github.kubevalue.dns.server;
    exports io.github.kubevalue.dns.wire;
    exports io.github.kubevalue.dns.zone;
}
