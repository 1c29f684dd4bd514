package io.github.kubevalue.net.kernel.sequence;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.kernel.lab.Lab;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One router in a namespace of the Linux kernel, whose two devices end in namespaces where nobody listens: packets are put on
 * them as octets, and what the router lets out is taken from them. The router writes into the class of service what
 * connection tracking thinks of a packet.
 */
final class TappedRouter implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final HexFormat HEX = HexFormat.of();
    private static final Duration QUIET = Duration.ofMillis(15);
    private static final String STATES = """
        table inet seen {
          chain postrouting {
            type filter hook postrouting priority 300; policy accept;
            ct state invalid ip dscp set 1
            ct state new ip dscp set 2
            ct state related ip dscp set 3
            ct state established ip dscp set 4
            ct state untracked ip dscp set 5
            ct state invalid ip6 dscp set 1
            ct state new ip6 dscp set 2
            ct state related ip6 dscp set 3
            ct state established ip6 dscp set 4
            ct state untracked ip6 dscp set 5
          }
        }
        """;

    private final String prefix = "kvs" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    private final Lab lab = Lab.start();

    private TappedRouter() {}

    static TappedRouter open() {
        TappedRouter router = new TappedRouter();
        try {
            router.build();
            return router;
        } catch (RuntimeException e) {
            router.close();
            throw e;
        }
    }

    private String router() {
        return prefix + "r";
    }

    /** The namespace at the other end of a device of the router. */
    private String end(Side side) {
        return prefix + (side == Side.CLIENTS ? "c" : "s");
    }

    private void build() {
        lab.batch("", "netns add " + router());
        lab.set(router(), Vector.of("net.ipv6.conf.default.accept_dad=0", "net.ipv6.conf.all.forwarding=1"));
        for (Side side : Side.values()) {
            lab.batch("", "netns add " + end(side));
            lab.set(end(side), Vector.of("net.ipv6.conf.default.disable_ipv6=1"));
            lab.batch(
                    "",
                    "link add tap netns " + end(side) + " type veth peer name " + side.device() + " address "
                            + side.mac() + " netns " + router());
            lab.batch(end(side), "link set tap arp off", "link set tap up");
            lab.batch(
                    router(),
                    "link set " + side.device() + " arp off",
                    "addr add " + side.address() + "/24 dev " + side.device(),
                    "addr add " + side.address6() + "/64 dev " + side.device() + " nodad",
                    "link set " + side.device() + " up");
            lab.tap(end(side), "tap");
        }
        lab.batch(
                router(),
                "link set lo up",
                "route add 10.96.0.0/12 dev " + Side.SERVERS.device(),
                "route add fd00:96::/64 dev " + Side.SERVERS.device());
        lab.set(router(), Vector.of("net.ipv4.ip_forward=1", "net.ipv4.conf.all.rp_filter=0"));
        lab.run(router(), STATES, "nft", "-f", "-");
    }

    /** Loads rules of both families. */
    void load(String rules, String rules6) {
        lab.run(router(), rules, "iptables-nft-restore");
        lab.run(router(), rules6, "ip6tables-nft-restore");
    }

    /** Sets sysctls of connection tracking. */
    void set(Seq<String> settings) {
        lab.set(router(), settings.map(each -> "net.netfilter." + each));
    }

    /** Forgets all connections. */
    void forget() {
        lab.forget(Vector.of(router()));
    }

    /** Puts packets on the devices, one after the other, and returns what the router let out. */
    Seq<Emitted> pass(Seq<Sent> packets) {
        Seq<String> came =
                lab.frames(packets.flatMap(sent -> Vector.of(end(sent.from()), HEX.formatHex(frame(sent)))), QUIET);
        return came.grouped(2)
                .toVector()
                .flatMap(pair -> emitted(pair.head(), ByteBuffer.wrap(HEX.parseHex(pair.last()))));
    }

    private Seq<Emitted> emitted(String namespace, ByteBuffer frame) {
        Side to = namespace.equals(end(Side.CLIENTS)) ? Side.CLIENTS : Side.SERVERS;
        int type = frame.getShort(12) & 0xffff;
        return type != 0x0800 && type != 0x86dd
                ? Vector.empty()
                : Wire.decode(frame.slice(14, frame.limit() - 14))
                        .map(received -> new Emitted(to, received.packet(), received.dscp()))
                        .toVector();
    }

    private static byte[] frame(Sent sent) {
        byte[] packet = Wire.encode(sent.packet());
        boolean v4 = sent.packet().flow().source().ip().isV4();
        return ByteBuffer.allocate(14 + packet.length)
                .put(HEX.parseHex(sent.from().mac().replace(":", "")))
                .put(new byte[] {2, 0, 0, 0, 0, 9})
                .putShort((short) (v4 ? 0x0800 : 0x86dd))
                .put(packet)
                .array();
    }

    /** The entries of {@code conntrack -L}. */
    Seq<String> conntrack() {
        return conntrack("");
    }

    /** The entries of {@code conntrack -L} with those options. */
    Seq<String> conntrack(String options) {
        return Vector.of(IpFamily.values()).flatMap(family -> lab.conntrack(router(), family, options));
    }

    @Override
    public void close() {
        lab.delete(Vector.of(router(), end(Side.CLIENTS), end(Side.SERVERS)));
        lab.close();
    }

    /** One of the two networks that the router joins. */
    enum Side {
        CLIENTS("veth1", "02:00:00:00:00:01", "10.244.1.1", "fd00:1::1"),
        SERVERS("eth0", "02:00:00:00:00:02", "192.0.2.11", "2001:db8::11");

        private final String device;
        private final String mac;
        private final String address;
        private final String address6;

        Side(String device, String mac, String address, String address6) {
            this.device = device;
            this.mac = mac;
            this.address = address;
            this.address6 = address6;
        }

        String device() {
            return device;
        }

        String mac() {
            return mac;
        }

        String address() {
            return address;
        }

        String address6() {
            return address6;
        }
    }

    /** A packet for the router. */
    record Sent(Side from, Packet packet) {}

    /** A packet of the router, with what connection tracking thought of it: 1 INVALID, 2 NEW, 3 RELATED, 4 ESTABLISHED, 5 UNTRACKED. */
    record Emitted(Side to, Packet packet, int state) {}
}
