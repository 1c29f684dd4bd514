package io.github.kubevalue.net.kernel.sequence;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IcmpMessage;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.SctpChunk;
import io.github.kubevalue.net.packet.SctpChunkType;
import io.github.kubevalue.net.packet.SctpContent;
import io.github.kubevalue.net.packet.Segment;
import io.github.kubevalue.net.packet.TcpFlags;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Packets as octets: enough of IPv4, IPv6, TCP, UDP, SCTP and ICMP for a kernel to track them. */
final class Wire {
    private static final int PORT_ZERO = 0;

    private Wire() {}

    /** Returns the octets of a packet, from the IP header on. */
    static byte[] encode(Packet packet) {
        byte[] payload = payload(packet);
        Flow flow = packet.flow();
        return flow.source().ip().isV4() ? ipv4(packet, payload) : ipv6(packet, payload);
    }

    private static byte[] ipv4(Packet packet, byte[] payload) {
        ByteBuffer ip = ByteBuffer.allocate(20 + payload.length);
        ip.put((byte) 0x45)
                .put((byte) 0)
                .putShort((short) (20 + payload.length))
                .putInt(0)
                .put((byte) packet.ttl())
                .put((byte) packet.flow().protocol().number())
                .putShort((short) 0)
                .put(octets(packet.flow().source().ip()))
                .put(octets(packet.flow().destination().ip()))
                .put(payload);
        ip.putShort(10, checksum(ip.array(), 20, 0));
        return ip.array();
    }

    private static byte[] ipv6(Packet packet, byte[] payload) {
        return ByteBuffer.allocate(40 + payload.length)
                .putInt(0x60000000)
                .putShort((short) payload.length)
                .put((byte) packet.flow().protocol().number())
                .put((byte) packet.ttl())
                .put(octets(packet.flow().source().ip()))
                .put(octets(packet.flow().destination().ip()))
                .put(payload)
                .array();
    }

    static byte[] octets(Ip ip) {
        try {
            return InetAddress.getByName(ip.toString()).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static byte[] payload(Packet packet) {
        return switch (packet.flow().protocol()) {
            case TCP -> tcp(packet);
            case UDP, UDPLITE -> udp(packet);
            case SCTP -> sctp(packet);
            case ICMP, ICMPV6 -> icmp(packet);
            case DCCP, GRE, ESP, AH, IGMP, IPIP, OSPF, PIM, VRRP -> new byte[16];
        };
    }

    private static short source(Packet packet) {
        return packet.flow().source().port().number().getOrElse(PORT_ZERO).shortValue();
    }

    private static short destination(Packet packet) {
        return packet.flow().destination().port().number().getOrElse(PORT_ZERO).shortValue();
    }

    private static byte[] tcp(Packet packet) {
        Segment.Numbered numbers = (Segment.Numbered) packet.segment();
        int header = numbers.windowScale().isDefined() ? 24 : 20;
        ByteBuffer tcp = ByteBuffer.allocate(header + numbers.length())
                .putShort(source(packet))
                .putShort(destination(packet))
                .putInt(numbers.sequence())
                .putInt(numbers.acknowledgement())
                .put((byte) (header / 4 << 4))
                .put((byte) packet.tcpFlags().bits())
                .putShort((short) numbers.window())
                .putInt(0);
        // the option of the window's scale, and one of no effect
        numbers.windowScale()
                .forEach(scale ->
                        tcp.put((byte) 3).put((byte) 3).put(scale.byteValue()).put((byte) 1));
        tcp.putShort(16, transportChecksum(packet, tcp.array()));
        return tcp.array();
    }

    private static byte[] udp(Packet packet) {
        ByteBuffer udp = ByteBuffer.allocate(12)
                .putShort(source(packet))
                .putShort(destination(packet))
                .putShort((short) 12)
                .putShort((short) 0)
                .putInt(0);
        udp.putShort(6, transportChecksum(packet, udp.array()));
        return udp.array();
    }

    private static byte[] sctp(Packet packet) {
        SctpContent content = packet.sctp().get();
        int length = 12 + content.chunks().map(Wire::length).sum().intValue();
        ByteBuffer sctp = ByteBuffer.allocate(length)
                .putShort(source(packet))
                .putShort(destination(packet))
                .putInt(content.verificationTag())
                .putInt(0);
        for (SctpChunk chunk : content.chunks()) {
            byte[] body = new byte[length(chunk) - 4];
            ByteBuffer.wrap(body).putInt(chunk.initiateTag());
            sctp.put((byte) chunk.type().number())
                    .put((byte) (chunk.reflected() ? 1 : 0))
                    .putShort((short) length(chunk))
                    .put(body);
        }
        CRC32C crc = new CRC32C();
        crc.update(sctp.array());
        sctp.putInt(8, Integer.reverseBytes((int) crc.getValue()));
        return sctp.array();
    }

    private static int length(SctpChunk chunk) {
        return chunk.type() == SctpChunkType.INIT || chunk.type() == SctpChunkType.INIT_ACK ? 20 : 8;
    }

    private static byte[] icmp(Packet packet) {
        IcmpMessage message = packet.flow().icmp().get();
        byte[] quoted = packet.quoted().map(Wire::encode).getOrElse(new byte[8]);
        int id = packet.quoted().isDefined()
                ? 0
                : packet.flow().source().port().number().get()
                        + packet.flow().destination().port().number().get();
        ByteBuffer icmp = ByteBuffer.allocate(8 + quoted.length)
                .put((byte) message.type())
                .put((byte) message.code())
                .putShort((short) 0)
                .putShort((short) id)
                .putShort((short) 1)
                .put(quoted);
        boolean pseudo = packet.flow().protocol() == IpProtocol.ICMPV6;
        icmp.putShort(2, pseudo ? transportChecksum(packet, icmp.array()) : checksum(icmp.array(), icmp.limit(), 0));
        return icmp.array();
    }

    private static short transportChecksum(Packet packet, byte[] data) {
        byte[] source = octets(packet.flow().source().ip());
        byte[] pseudo = ByteBuffer.allocate(source.length * 2 + 8)
                .put(source)
                .put(octets(packet.flow().destination().ip()))
                .putInt(data.length)
                .putInt(packet.flow().protocol().number())
                .array();
        return checksum(data, data.length, sum(pseudo, pseudo.length));
    }

    private static short checksum(byte[] data, int length, int start) {
        int sum = start + sum(data, length);
        while (sum >>> 16 != 0) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return (short) ~sum;
    }

    private static int sum(byte[] data, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (data[i] & 0xff) << (i % 2 == 0 ? 8 : 0);
        }
        return sum;
    }

    /** A packet that came in, and what its class of service says of its state. */
    record Received(Packet packet, int dscp) {}

    /** Reads a packet from the IP header on; none if it is of no protocol of these tests. */
    static Option<Received> decode(ByteBuffer in) {
        int version = in.get(0) >>> 4 & 15;
        if (version == 4) {
            Ip source = ip(in, 12, 4);
            Ip destination = ip(in, 16, 4);
            return protocol(in.get(9))
                    .map(protocol -> body(protocol, source, destination, in.slice(20, in.limit() - 20)))
                    .map(packet -> new Received(packet, in.get(1) >>> 2 & 63));
        }
        Ip source = ip(in, 8, 16);
        Ip destination = ip(in, 24, 16);
        return protocol(in.get(6))
                .map(protocol -> body(protocol, source, destination, in.slice(40, in.limit() - 40)))
                .map(packet -> new Received(packet, in.getShort(0) >>> 6 & 63));
    }

    private static Option<IpProtocol> protocol(byte number) {
        return IpProtocol.tryParse(Integer.toString(number & 0xff));
    }

    private static Ip ip(ByteBuffer in, int at, int length) {
        byte[] octets = new byte[length];
        in.get(at, octets);
        try {
            return Ip.parse(InetAddress.getByAddress(octets).getHostAddress());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Packet body(IpProtocol protocol, Ip source, Ip destination, ByteBuffer in) {
        if (protocol.isIcmp()) {
            return icmp(protocol, source, destination, in);
        }
        if (!protocol.hasPorts()) {
            return Packet.of(Flow.of(protocol, Address.of(source, 0), Address.of(destination, 0)));
        }
        Flow flow = Flow.of(
                protocol,
                Address.of(source, in.getShort(0) & 0xffff),
                Address.of(destination, in.getShort(2) & 0xffff));
        return protocol == IpProtocol.TCP && in.limit() >= 14
                ? Packet.tcp(flow, new TcpFlags(in.get(13) & 0x3f))
                : Packet.of(flow);
    }

    private static Packet icmp(IpProtocol protocol, Ip source, Ip destination, ByteBuffer in) {
        IcmpMessage message = new IcmpMessage(in.get(0) & 0xff, in.get(1) & 0xff);
        if (message.isError(protocol)) {
            return Packet.of(Flow.icmp(source, destination, message))
                    .withQuoted(decode(in.slice(8, in.limit() - 8)).map(Received::packet));
        }
        int id = in.getShort(4) & 0xffff;
        boolean reply = message.isReply(protocol);
        return Packet.of(new Flow(
                protocol,
                Address.of(source, reply ? 0 : id),
                Address.of(destination, reply ? id : 0),
                Option.some(message)));
    }
}
