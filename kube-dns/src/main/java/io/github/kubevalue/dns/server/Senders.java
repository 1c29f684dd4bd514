package io.github.kubevalue.dns.server;

import io.github.kubevalue.dns.plugin.Sender;
import io.github.kubevalue.model.address.Ip;
import java.net.InetSocketAddress;

/** Clients as their packets come. */
final class Senders {
    private static final int V4_LENGTH = 4;

    private Senders() {}

    static Sender overUdp(InetSocketAddress client) {
        return new Sender(ip(client), client.getPort(), false);
    }

    static Sender overTcp(InetSocketAddress client) {
        return new Sender(ip(client), client.getPort(), true);
    }

    private static Ip ip(InetSocketAddress client) {
        byte[] octets = client.getAddress().getAddress();
        return octets.length == V4_LENGTH
                ? Ip.v4(number(octets, 0, V4_LENGTH))
                : Ip.v6(number(octets, 0, 8), number(octets, 8, 16));
    }

    private static long number(byte[] octets, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number << 8 | octets[i] & 255;
        }
        return number;
    }
}
