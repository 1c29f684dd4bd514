package io.github.kubevalue.dns.server;

import io.github.kubevalue.dns.plugin.Sender;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.Supplier;

/**
 * A client's connection: one query after another, each answered in its turn. Whatever the client does or leaves undone, each
 * step has its time, after which the connection is {@linkplain #isOverdue overdue}.
 */
final class TcpConnection implements Runnable {
    // core/dnsserver/server.go, NewServer
    private static final long FIRST_QUERY = 3_000_000_000L;
    private static final long NEXT_QUERY = 10_000_000_000L;
    private static final long REPLY = 5_000_000_000L;

    private static final int BUFFER = 4096;

    private final Socket socket;
    private final Supplier<Responder> responder;
    private volatile long deadline = System.nanoTime() + FIRST_QUERY;

    TcpConnection(Socket socket, Supplier<Responder> responder) {
        this.socket = socket;
        this.responder = responder;
    }

    boolean isOverdue(long now) {
        return now - deadline > 0;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            Sender sender = Senders.overTcp((InetSocketAddress) socket.getRemoteSocketAddress());
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER));
            while (!socket.isClosed()) {
                byte[] query = in.readNBytes(in.readUnsignedShort());
                deadline = System.nanoTime() + REPLY;
                for (byte[] reply : Answering.overTcp(responder.get(), query, sender)) {
                    out.writeShort(reply.length);
                    out.write(reply);
                }
                out.flush();
                deadline = System.nanoTime() + NEXT_QUERY;
            }
        } catch (IOException e) {
            // the client is done, broke off, or was overdue
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // closing what is closed already
        }
    }
}
