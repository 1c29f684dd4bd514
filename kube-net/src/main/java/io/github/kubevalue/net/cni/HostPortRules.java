package io.github.kubevalue.net.cni;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerPort;
import io.github.kubevalue.net.netfilter.AddressType;
import io.github.kubevalue.net.netfilter.Chain;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.MarkOperation;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.netfilter.NatTarget;
import io.github.kubevalue.net.netfilter.Rule;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.Table;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.netfilter.Target;
import io.github.kubevalue.net.netfilter.TransportMatch;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.PortRange;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules of host ports, as the portmap plugin writes them: one chain for each pod that has some. */
// containernetworking/plugins, plugins/meta/portmap/portmap_iptables.go
final class HostPortRules {
    private static final String DNAT = "CNI-HOSTPORT-DNAT";
    private static final String SET_MARK = "CNI-HOSTPORT-SETMARK";
    private static final String MASQ = "CNI-HOSTPORT-MASQ";
    private static final int MARK = 1 << 13;
    private static final Cidr LOCALHOST = Cidr.parse("127.0.0.1/32");

    private final NodeNetwork node;
    private final IpFamily family;

    HostPortRules(NodeNetwork node, IpFamily family) {
        this.node = node;
        this.family = family;
    }

    Ruleset addTo(Ruleset ruleset) {
        Seq<Mapping> mappings = CniRules.inOrder(node.pods().values()).flatMap(this::mapping);
        return mappings.isEmpty()
                ? ruleset
                : ruleset.map(TableName.NAT, nat -> mappings.foldLeft(frame(nat), this::add));
    }

    /** A pod, its address, and its ports that the node forwards. */
    private record Mapping(PodNetwork pod, Ip address, Seq<ContainerPort> ports) {}

    private Option<Mapping> mapping(PodNetwork pod) {
        Seq<ContainerPort> ports = pod.pod()
                .spec()
                .lastingContainers()
                .flatMap(Container::ports)
                .filter(port -> port.hostPort().exists(number -> number > 0) && isOfFamily(port));
        return pod.addresses()
                .find(ip -> ip.family() == family)
                .filter(ip -> !ports.isEmpty())
                .map(ip -> new Mapping(pod, ip, ports));
    }

    private boolean isOfFamily(ContainerPort port) {
        return hostIp(port).forAll(ip -> ip.family() == family);
    }

    private static Option<Ip> hostIp(ContainerPort port) {
        return port.hostIP().flatMap(Ip::tryParse);
    }

    private static Table frame(Table nat) {
        Rule entry = CniRules.jump(DNAT, new Match.Addrtype(Match.End.DESTINATION, AddressType.LOCAL));
        Chain postrouting = nat.chain(Hook.POSTROUTING.name()).get();
        return nat.with(Chain.named(DNAT))
                .with(Chain.of(
                        SET_MARK,
                        Rule.of(
                                new Target.Mark(MarkOperation.SET_XMARK, MARK, MARK),
                                new Match.Comment("CNI portfwd masquerade mark"))))
                .with(Chain.of(MASQ, Rule.of(NatTarget.Masquerade.plain(), new Match.Mark(MARK, MARK))))
                .append(Hook.PREROUTING.name(), entry)
                .append(Hook.OUTPUT.name(), entry)
                // before the rules of the bridge plugin, which would masquerade with an ACCEPT of their own
                .with(postrouting.prepend(CniRules.jump(MASQ, new Match.Comment("CNI portfwd requiring masquerade"))));
    }

    private Table add(Table nat, Mapping mapping) {
        String id = CniRules.containerId(mapping.pod());
        String network = node.config().name();
        String chain = ("CNI-DN-" + Hash.hex("SHA-512", network + id)).substring(0, 28);
        Match comment = new Match.Comment("dnat name: \"" + network + "\" id: \"" + id + "\"");
        Table entered = mapping.ports()
                .map(HostPortRules::protocol)
                .distinct()
                .sortBy(IpProtocol::toString)
                .foldLeft(nat, (table, protocol) -> table.append(DNAT, entry(chain, comment, protocol, mapping)));
        return entered.with(Chain.named(chain).withRules(mapping.ports().flatMap(port -> rules(mapping, port))));
    }

    private static Rule entry(String chain, Match comment, IpProtocol protocol, Mapping mapping) {
        Seq<PortRange> ports = mapping.ports()
                .filter(port -> protocol(port) == protocol)
                .map(port -> PortRange.of(port.hostPort().get()));
        return CniRules.jump(
                chain, comment, new Match.Protocol(protocol), new Match.Multiport(Match.End.DESTINATION, ports));
    }

    private static IpProtocol protocol(ContainerPort port) {
        return IpProtocol.tryParse(port.effectiveProtocol().text()).getOrElse(IpProtocol.TCP);
    }

    /** Marked for masquerading is what comes from the pod's own subnet and from 127.0.0.1; all is translated. */
    private Seq<Rule> rules(Mapping mapping, ContainerPort port) {
        Seq<Match> matches = Vector.<Match>of(
                        new Match.Protocol(protocol(port)),
                        new TransportMatch.DestinationPort(
                                PortRange.of(port.hostPort().get())))
                .appendAll(
                        hostIp(port).filter(ip -> !ip.isUnspecified()).map(ip -> new Match.Destination(Cidr.host(ip))));
        Seq<Cidr> masqueraded =
                family == IpFamily.IPV4 ? Vector.of(subnet(mapping), LOCALHOST) : Vector.of(subnet(mapping));
        return masqueraded
                .map(cidr -> Rule.of(new Target.Jump(SET_MARK), matches.append(new Match.Source(cidr))))
                .append(Rule.of(NatTarget.Dnat.to(mapping.address(), port.containerPort()), matches));
    }

    private Cidr subnet(Mapping mapping) {
        return node.podCidrs()
                .find(block -> block.contains(mapping.address()))
                .getOrElse(() -> Cidr.host(mapping.address()))
                .network();
    }
}
