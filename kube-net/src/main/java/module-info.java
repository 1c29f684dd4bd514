/** The Service data plane as functions. */
module io.github.kubevalue.net {
    requires transitive io.github.kubevalue.model;
    requires static net.jqwik.api;
    requires static org.immutables.value;
    requires static org.immutables.encode;

    exports io.github.kubevalue.net.arbitrary;
    exports io.github.kubevalue.net.cni;
    exports io.github.kubevalue.net.conntrack;
    exports io.github.kubevalue.net.edge;
    exports io.github.kubevalue.net.ipset;
    exports io.github.kubevalue.net.ipvs;
    exports io.github.kubevalue.net.netfilter;
    exports io.github.kubevalue.net.netfilter.stack;
    exports io.github.kubevalue.net.netfilter.text;
    exports io.github.kubevalue.net.network;
    exports io.github.kubevalue.net.nftables;
    exports io.github.kubevalue.net.nftables.text;
    exports io.github.kubevalue.net.packet;
    exports io.github.kubevalue.net.parts;
    exports io.github.kubevalue.net.policy;
    exports io.github.kubevalue.net.proxy.iptables;
    exports io.github.kubevalue.net.proxy.ipvs;
    exports io.github.kubevalue.net.proxy.nftables;
    exports io.github.kubevalue.net.proxy;
    exports io.github.kubevalue.net.rewrite;
    exports io.github.kubevalue.net.route;
    exports io.github.kubevalue.net.route.text;
    exports io.github.kubevalue.net.text;
    exports io.github.kubevalue.net.trace;
    exports io.github.kubevalue.net.walk;
    exports io.github.kubevalue.net.walk.session;
}
