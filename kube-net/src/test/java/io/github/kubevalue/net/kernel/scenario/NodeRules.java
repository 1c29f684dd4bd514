package io.github.kubevalue.net.kernel.scenario;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.cni.ClusterNetwork;
import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.cni.CniRules;
import io.github.kubevalue.net.cni.NodeNetwork;
import io.github.kubevalue.net.kernel.lab.Kernel;
import io.github.kubevalue.net.netfilter.Policy;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.network.ProxyPrograms;
import io.github.kubevalue.net.nftables.NftTable;
import io.github.kubevalue.net.proxy.ProxyNode;
import io.vavr.control.Option;

/** All rules of the nodes in a setup: kube-proxy's, the network plugin's, and the policies of built-in chains. */
final class NodeRules {
    private final Setup setup;
    private final ClusterNetwork network;

    NodeRules(Setup setup, CniConfig config) {
        this.setup = setup;
        this.network = ExampleCluster.network(config.withMasquerade(setup.masquerade()));
    }

    Ruleset of(String name, IpFamily family) {
        NodeNetwork node = network.node(name).get();
        Ruleset proxy = programmed(node, family).ruleset(family);
        return CniRules.addTo(
                        proxy.map(TableName.NAT, nat -> nat).map(TableName.FILTER, filter -> filter), node, family)
                .map(
                        TableName.FILTER,
                        filter -> setup.dropping()
                                .foldLeft(
                                        filter,
                                        (table, chain) -> table.with(
                                                table.chain(chain).get().withPolicy(Option.some(Policy.DROP)))));
    }

    private NetfilterState programmed(NodeNetwork node, IpFamily family) {
        ProxyNode proxyNode = ProxyNode.of(node.node(), node.host().addresses(family));
        return ProxyPrograms.of(setup.config(), proxyNode, family, setup.services(), setup.slices())
                .addTo(NetfilterState.empty());
    }

    /** kube-proxy's table, if it is in mode nftables. */
    Option<NftTable> table(String name, IpFamily family) {
        return programmed(network.node(name).get(), family)
                .hooked()
                .values()
                .headOption()
                .map(NftTable.class::cast);
    }

    /** Makes the kernel's nodes have them. */
    void load(Kernel kernel) {
        for (String node : ExampleCluster.nodeNames()) {
            kernel.load(node, text(node, IpFamily.IPV4));
            table(node, IpFamily.IPV4).forEach(table -> kernel.load(node, table));
        }
    }

    String text(String name, IpFamily family) {
        return IptablesText.written(of(name, family));
    }
}
