package io.github.kubevalue.net.kernel.scenario;

import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.cni.Interconnect;
import io.github.kubevalue.net.cni.Plug;
import io.github.kubevalue.net.kernel.lab.Probe;
import io.github.kubevalue.net.proxy.NodePortAddresses;
import io.github.kubevalue.net.proxy.ProxyMode;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * One row of the conformance suite: a flow in a setup, and everything that may become of it.
 *
 * @param id the row
 * @param probe the flow
 * @param setup the Services and configuration
 * @param expected all outcomes that chance may choose, {@code a keeps}, {@code b sees n1}, {@code TIMEOUT}; {@code gw1} is the
 *     source of what node n1 masquerades towards its own pods
 */
record Scenario(String id, Probe probe, Setup setup, Seq<String> expected) {

    static Scenario of(String id, String probe, Setup setup, String... expected) {
        return new Scenario(id, Probe.parse(probe), setup, Vector.of(expected));
    }

    /**
     * Returns the same row with kube-proxy in mode nftables, whose node ports are open on nodes' own addresses only.
     *
     * @param differing what becomes of the flow in that mode, if it is something else
     */
    Scenario inNftables(Option<Seq<String>> differing) {
        Setup nftables = setup.config(config -> config.withMode(ProxyMode.NFTABLES)
                .withServiceCidrs(Vector.of(ExampleCluster.SERVICE_CIDR))
                .withNodePortAddresses(
                        config.nodePortAddresses().equals(NodePortAddresses.all())
                                ? NodePortAddresses.primary()
                                : config.nodePortAddresses()));
        return new Scenario(id, probe, nftables, differing.getOrElse(expected));
    }

    /** Returns the same row with kube-proxy in mode ipvs. */
    Scenario inIpvs(Option<Seq<String>> differing) {
        return new Scenario(
                id, probe, setup.config(config -> config.withMode(ProxyMode.IPVS)), differing.getOrElse(expected));
    }

    /**
     * Whether it can be played: the node's end of the cables has no address if pods are routed to; a host's own packets into a
     * tunnel have the tunnel's address, and what INPUT drops are the tunnel's own packets, which are other rows; where pods are
     * known by devices, it is those of one plug.
     */
    boolean isPossible(CniConfig config) {
        boolean addressMissing = config.plug() == Plug.ROUTED
                && (!probe.source().isEmpty() || probe.destination().equals("10.244.1.1"));
        boolean other = config.interconnect() == Interconnect.VXLAN
                && (id.equals("D07") || setup.dropping().contains("INPUT"));
        boolean otherPlug = id.startsWith("C33") && (config.plug() == Plug.PTP) != id.equals("C33p")
                || id.startsWith("C33") && config.plug() == Plug.ROUTED
                || id.equals("C35") && config.plug() != Plug.BRIDGE;
        return !addressMissing && !other && !otherPlug;
    }

    /** Whether the answer depends on how pods are plugged in and nodes connected. */
    boolean showsThePlug() {
        return expected.exists(text -> text.contains("gw") || text.contains("b sees n1") || text.contains("a sees n2"));
    }

    /** Whether the model plays by the same rules: a load balancer decides before any node, but the kernel here has none. */
    boolean isPredicted() {
        return !id.equals("L11") && !id.equals("L13");
    }

    @Override
    public String toString() {
        return id + " " + probe;
    }
}
