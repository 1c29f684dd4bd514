package io.github.kubevalue.net.kernel.dump;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.netfilter.stack.LocalAddresses;
import io.github.kubevalue.net.netfilter.stack.Sender;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Random;
import java.util.regex.Pattern;

/** Packets whose addresses and ports are those that a dump speaks of, and some others. */
final class DumpPackets {
    private static final Pattern PORTS =
            Pattern.compile("(?:--dports?|--sport|--on-port|--to-ports) ([0-9,]+)|:(\\d+)\n");
    private static final Pattern BLOCKS =
            Pattern.compile("(?:-[sd]|--to-destination) \\[?([0-9a-f.:]+[0-9a-f](?:/\\d+)?)");
    private static final Seq<Sender> SENDERS =
            Vector.of(Sender.ROOT, new Sender(1337, 1337), new Sender(1000, 1000), new Sender(1000, 1337));

    private final DumpNode node;
    private final LocalAddresses addresses;
    private final Random random;
    private final Seq<Integer> ports;
    private final Seq<Ip> ips;

    private DumpPackets(DumpNode node, String dump, Random random) {
        this.node = node;
        this.addresses = node.addresses();
        this.random = random;
        Seq<Integer> spoken = Vector.ofAll(PORTS.matcher(dump).results().toList())
                .flatMap(found -> Vector.of((found.group(1) == null ? found.group(2) : found.group(1)).split(",")))
                .map(Integer::valueOf);
        this.ports = spoken.distinct().append(9998).append(9999);
        Seq<Ip> named = Vector.ofAll(BLOCKS.matcher(dump).results().toList())
                .map(found -> found.group(1))
                .flatMap(text ->
                        Cidr.tryParse(text).map(Cidr::ip).orElse(() -> Ip.tryParse(text.replaceAll(":\\d+$", ""))))
                .filter(ip -> ip.family() == node.family() && !ip.isLoopback() && !ip.isUnspecified())
                .reject(ip -> ip.toString().matches("(22[4-9]|2[345]|ff|127|::).*"));
        this.ips = named.appendAll(node.interfaces().map(each -> each.cidr().ip()))
                .append(Ip.parse(node.family().bits() == 32 ? "198.51.100.9" : "2001:db8:ffff::9"))
                .distinct();
    }

    static Seq<DumpPacket> of(DumpNode node, String dump, int count, long seed) {
        DumpPackets packets = new DumpPackets(node, dump, new Random(seed));
        return Vector.fill(count, packets::next);
    }

    private <T> T any(Seq<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private DumpPacket next() {
        IpProtocol protocol = random.nextInt(3) == 0 ? IpProtocol.UDP : IpProtocol.TCP;
        return random.nextBoolean() ? in(protocol) : out(protocol);
    }

    private DumpPacket in(IpProtocol protocol) {
        String device = any(node.interfaces()).device();
        Ip source = any(ips.append(neighbour(device)).reject(addresses::isLocal));
        Ip destination = any(ips.reject(source::equals));
        return new DumpPacket.In(device, flow(protocol, source, destination));
    }

    /** Some host behind an interface. */
    private Ip neighbour(String device) {
        return node.interfaces()
                .find(each -> each.device().equals(device))
                .get()
                .cidr()
                .network()
                .ip()
                .plus(9);
    }

    private DumpPacket out(IpProtocol protocol) {
        Ip loopback = Ip.parse(node.family().bits() == 32 ? "127.0.0.1" : "::1");
        Ip destination = any(ips.append(loopback));
        Seq<Ip> own = node.interfaces().map(each -> each.cidr().ip()).distinct();
        Ip source =
                destination.isLoopback() ? loopback : any(addresses.isLocal(destination) ? own.append(loopback) : own);
        return new DumpPacket.Out(any(SENDERS), flow(protocol, source, destination));
    }

    /** The ports are never the same, for TCP may then connect to itself. */
    private Flow flow(IpProtocol protocol, Ip source, Ip destination) {
        int to = any(ports);
        int from = random.nextInt(4) == 0 ? any(ports.reject(port -> port == to)) : 40_000 + random.nextInt(1000);
        return Flow.of(protocol, Address.of(source, from), Address.of(destination, to));
    }
}
