package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.cni.NodeNetwork;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.walk.Network;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** What kube-proxy would program on a node. */
@CommandLine.Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = "Prints what kube-proxy programs on a node, as iptables-save prints it.")
final class RulesCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private InputOptions input;

    @CommandLine.Option(names = "--node", required = true, paramLabel = "NODE", description = "The node.")
    private String node;

    @CommandLine.Option(names = "--mode", description = "iptables.")
    private String mode;

    @CommandLine.Option(names = "--ipv6", description = "The rules of ip6tables.")
    private boolean ipv6;

    @CommandLine.Option(names = "--with-cni", description = "With the rules of the network plugin.")
    private boolean withCni;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        if (mode != null && !mode.equals("iptables")) {
            throw new BadInput("not modelled: kube-proxy in mode " + mode);
        }
        RunningCluster running = RunningCluster.of(new Loader(input).load().cluster());
        Network network = running.network().getOrElseThrow(what -> new BadInput("not modelled: " + what));
        NodeNetwork found = network.node(node.replaceFirst("^node/", ""))
                .getOrElseThrow(() -> new BadInput("nodes \"" + node + "\" not found"));
        IpFamily family = ipv6 ? IpFamily.IPV6 : IpFamily.IPV4;
        spec.commandLine()
                .getOut()
                .print(IptablesText.saved(
                        withCni
                                ? network.initialStack(found.name()).ruleset(family)
                                : network.proxyRules(found, family),
                        family));
        spec.commandLine().getOut().flush();
        return ExitStatus.YES;
    }
}
