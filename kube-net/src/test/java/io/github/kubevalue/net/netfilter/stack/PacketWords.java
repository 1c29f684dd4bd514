package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IcmpMessage;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.TcpFlag;
import io.github.kubevalue.net.packet.TcpFlags;
import io.vavr.collection.Vector;

/**
 * Packets in a word: {@code tcp 10.244.1.9:40000 10.96.0.10:80 SYN,ACK}, {@code udp 10.244.1.9:5000 10.96.0.10:53},
 * {@code icmp 10.244.1.9 192.0.2.100 3/1}.
 */
final class PacketWords {
    private PacketWords() {}

    static Packet packet(String text) {
        String[] words = text.trim().split(" ");
        if (words[0].equals("icmp")) {
            String[] message = words[3].split("/");
            return Packet.of(Flow.icmp(
                    Ip.parse(words[1]),
                    Ip.parse(words[2]),
                    new IcmpMessage(Integer.parseInt(message[0]), Integer.parseInt(message[1]))));
        }
        Flow flow = Flow.of(IpProtocol.tryParse(words[0]).get(), Address.parse(words[1]), Address.parse(words[2]));
        return words.length > 3 ? Packet.tcp(flow, flags(words[3])) : Packet.opening(flow);
    }

    private static TcpFlags flags(String names) {
        return TcpFlags.of(Vector.of(names.split(",")).map(TcpFlag::valueOf).toJavaArray(TcpFlag[]::new));
    }
}
