package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.ClusterConfig;
import io.github.kubevalue.net.cni.NodeNetwork;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkConfig;
import io.github.kubevalue.net.proxy.ProxyMode;
import io.github.kubevalue.net.proxy.ProxyProgram;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** What kube-proxy would program on a node. */
@CommandLine.Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = "Prints what kube-proxy programs on a node, as iptables-save, nft, ipvsadm and ipset print it.")
final class RulesCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private InputOptions input;

    @CommandLine.Option(names = "--node", required = true, paramLabel = "NODE", description = "The node.")
    private String node;

    @CommandLine.Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "iptables, nftables or ipvs; as configured unless given.")
    private String mode;

    @CommandLine.Option(names = "--ipv6", description = "The rules for IPv6.")
    private boolean ipv6;

    @CommandLine.Option(names = "--with-cni", description = "With the rules of the network plugin.")
    private boolean withCni;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        Network network = network(new Loader(input).load().cluster());
        NodeNetwork found = network.node(node.replaceFirst("^node/", ""))
                .getOrElseThrow(() -> new BadInput("nodes \"" + node + "\" not found"));
        IpFamily family = ipv6 ? IpFamily.IPV6 : IpFamily.IPV4;
        spec.commandLine().getOut().print(rules(network, found, family));
        spec.commandLine().getOut().flush();
        return ExitStatus.YES;
    }

    private Network network(Cluster cluster) {
        String configured = cluster.config().proxyMode();
        ClusterConfig config = cluster.config().withProxyMode(mode == null ? configured : mode);
        if (ProxyMode.tryParse(config.proxyMode()).isEmpty()) {
            throw new BadInput("not modelled: kube-proxy in mode " + config.proxyMode());
        }
        NetworkConfig network = NetworkConfig.of(config, cluster.snapshot())
                .getOrElseThrow(what -> new BadInput("not modelled: " + what));
        return Network.of(cluster.snapshot(), network);
    }

    /** The plugin writes rules of iptables, also beside a kube-proxy that writes others. */
    private String rules(Network network, NodeNetwork node, IpFamily family) {
        ProxyProgram program = network.proxyProgram(node, family);
        if (!withCni) {
            return program.text();
        }
        String iptables = IptablesText.saved(network.initialStack(node.name()).ruleset(family), family);
        return network.config().proxy().mode() == ProxyMode.IPTABLES ? iptables : program.text() + iptables;
    }
}
