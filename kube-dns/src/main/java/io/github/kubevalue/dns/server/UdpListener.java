package io.github.kubevalue.dns.server;

import io.github.kubevalue.dns.plugin.Sender;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.function.Supplier;

/** Answers the queries that come to one UDP socket, one after another. Several may listen on one port. */
final class UdpListener implements Runnable, AutoCloseable {
    /** What of a query is read; a longer one is cut. */
    // github.com/miekg/dns, server.go: UDPSize is MinMsgSize unless set
    private static final int MAX_QUERY = 512;

    private static final int HEADER = 12;
    private static final int MAX_REPLY = 65_535;
    private static final int SOCKET_BUFFER = 1 << 20;

    private final DatagramChannel channel;
    private final Supplier<Responder> responder;
    private final ReplyCache cache = new ReplyCache();
    private final ByteBuffer in = ByteBuffer.allocateDirect(MAX_QUERY);
    private final ByteBuffer out = ByteBuffer.allocateDirect(MAX_REPLY);
    private final byte[] query = new byte[MAX_QUERY];

    private UdpListener(DatagramChannel channel, Supplier<Responder> responder) {
        this.channel = channel;
        this.responder = responder;
    }

    /** Binds a socket to an address at which others may listen too. */
    static UdpListener at(InetSocketAddress address, Supplier<Responder> responder) throws IOException {
        DatagramChannel channel = DatagramChannel.open(
                address.getAddress() instanceof Inet4Address
                        ? StandardProtocolFamily.INET
                        : StandardProtocolFamily.INET6);
        try {
            if (isShareable(channel)) {
                channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            }
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER);
            channel.bind(address);
            return new UdpListener(channel, responder);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Whether several sockets can be bound to one port. */
    static boolean isShareable(DatagramChannel channel) {
        return channel.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT);
    }

    boolean isShareable() {
        return isShareable(channel);
    }

    @Override
    public void run() {
        while (channel.isOpen()) {
            try {
                in.clear();
                SocketAddress client = channel.receive(in);
                if (client instanceof InetSocketAddress address) {
                    serve(address);
                }
            } catch (IOException e) {
                // one client's error, such as an unreachable network; a closed channel ends the loop
            }
        }
    }

    private void serve(InetSocketAddress client) throws IOException {
        int length = in.flip().remaining();
        if (length < HEADER) {
            return;
        }
        in.get(query, 0, length);
        byte[] reply = reply(client, length);
        if (reply.length > 0) {
            out.clear().put(query, 0, 2).put(reply, 2, reply.length - 2).flip();
            channel.send(out, client);
        }
    }

    private byte[] reply(InetSocketAddress client, int length) {
        Responder current = responder.get();
        Object version = current.version();
        cache.of(current, version);
        byte[] known = cache.find(query, length);
        if (known != null) {
            return known;
        }
        Sender sender = Senders.overUdp(client);
        Answering.Octets reply = Answering.overUdp(current, query, length, sender);
        if (reply.isRepeatable() && reply.octets().length > 0 && current.version() == version) {
            cache.keep(query, length, reply.octets());
        }
        return reply.octets();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
