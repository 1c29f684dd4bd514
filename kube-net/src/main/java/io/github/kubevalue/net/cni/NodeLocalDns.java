package io.github.kubevalue.net.cni;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.runtime.GoFlags;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.net.netfilter.Chain;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.netfilter.Policy;
import io.github.kubevalue.net.netfilter.Rule;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.netfilter.Target;
import io.github.kubevalue.net.netfilter.TransportMatch;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.PortRange;
import io.github.kubevalue.net.route.Device;
import io.github.kubevalue.net.route.DeviceKind;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * NodeLocal DNSCache on a node: the addresses that it gives the node, and the rules that keep connection tracking, and so
 * kube-proxy, away from queries to them. Both last as long as its container runs; what one that crashes leaves behind is
 * not modelled.
 *
 * @param addresses the addresses on which it listens
 * @param flags what it is told to set up
 */
// github.com/kubernetes/dns, cmd/node-cache/app/cache_app.go
public record NodeLocalDns(Seq<Ip> addresses, GoFlags flags) {
    private static final String IMAGE = "k8s-dns-node-cache";
    private static final PortRange DNS = PortRange.of(53);
    private static final PortRange HEALTH = PortRange.of(8080);

    /** Returns the one that runs on a node. */
    public static Option<NodeLocalDns> on(Snapshot snapshot, String node) {
        return snapshot.by(PodIndexes.BY_NODE, node)
                .filter(pod -> pod.spec().isHostNetwork() && !pod.isTerminal())
                .flatMap(NodeLocalDns::running)
                .headOption();
    }

    private static Option<NodeLocalDns> running(Pod pod) {
        return pod.spec()
                .containers()
                .find(container -> container.image().exists(image -> image.contains(IMAGE)))
                .filter(container -> isRunning(pod, container))
                .map(GoFlags::of)
                .map(flags -> new NodeLocalDns(addresses(flags), flags));
    }

    private static boolean isRunning(Pod pod, Container container) {
        return pod.status()
                .containerStatuses()
                .exists(status -> status.name().equals(container.name()) && status.isRunning());
    }

    private static Seq<Ip> addresses(GoFlags flags) {
        return flags.value("localip")
                .toVector()
                .flatMap(list -> Vector.of(list.split(",", -1)))
                .flatMap(Ip::tryParse);
    }

    /** Returns the node with the device that holds the addresses. */
    public NodeNetwork addTo(NodeNetwork node) {
        if (!flags.isOn("setupinterface")) {
            return node;
        }
        String name = flags.value("interfacename").getOrElse("nodelocaldns");
        Device device = Device.of(name, DeviceKind.DUMMY).withAddresses(addresses.map(Cidr::host));
        return NodeNetwork.builder().from(node).host(node.host().with(device)).build();
    }

    /** Returns what is on the node already with its rules of a family before all others. */
    // initIptables; setupNetworking puts each rule first, so that the last one comes before the others
    public Ruleset addTo(Ruleset ruleset, IpFamily family) {
        return flags.isOn("setupiptables")
                ? addresses
                        .filter(address -> address.family() == family)
                        .flatMap(NodeLocalDns::placed)
                        .foldLeft(ruleset, NodeLocalDns::prepend)
                : ruleset;
    }

    /** A rule and where it stands. */
    private record Placed(TableName table, Hook hook, Rule rule) {}

    private static Seq<Placed> placed(Ip address) {
        Match to = new Match.Destination(Cidr.host(address));
        Match from = new Match.Source(Cidr.host(address));
        Match asked = new TransportMatch.DestinationPort(DNS);
        Match answered = new TransportMatch.SourcePort(DNS);
        return both(TableName.RAW, Hook.PREROUTING, new Target.Notrack(), to, asked)
                .appendAll(both(TableName.FILTER, Hook.INPUT, Target.ACCEPT, to, asked))
                .appendAll(both(TableName.RAW, Hook.OUTPUT, new Target.Notrack(), from, answered))
                .appendAll(both(TableName.FILTER, Hook.OUTPUT, Target.ACCEPT, from, answered))
                .appendAll(both(TableName.RAW, Hook.OUTPUT, new Target.Notrack(), to, asked))
                .append(unseen(to, new TransportMatch.DestinationPort(HEALTH)))
                .append(unseen(from, new TransportMatch.SourcePort(HEALTH)));
    }

    private static Vector<Placed> both(TableName table, Hook hook, Target target, Match address, Match port) {
        return Vector.of(IpProtocol.TCP, IpProtocol.UDP)
                .map(protocol -> new Placed(table, hook, Rule.of(target, new Match.Protocol(protocol), address, port)));
    }

    private static Placed unseen(Match address, Match port) {
        return new Placed(
                TableName.RAW,
                Hook.OUTPUT,
                Rule.of(new Target.Notrack(), new Match.Protocol(IpProtocol.TCP), address, port));
    }

    private static Ruleset prepend(Ruleset ruleset, Placed placed) {
        return ruleset.map(
                placed.table(),
                table -> table.with(table.chain(placed.hook().name())
                        .getOrElse(() -> Chain.builtIn(placed.hook(), Policy.ACCEPT))
                        .prepend(placed.rule())));
    }
}
