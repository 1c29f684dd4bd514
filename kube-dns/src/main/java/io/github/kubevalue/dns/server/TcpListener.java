package io.github.kubevalue.dns.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Takes the connections that come to a TCP socket, not too many at once, and ends those that take too long. */
final class TcpListener implements Runnable, AutoCloseable {
    private static final int BACKLOG = 128;
    private static final int MAX_CONNECTIONS = 256;
    private static final int WATCH_MILLIS = 500;

    private final ServerSocket socket;
    private final Supplier<Responder> responder;
    private final Set<TcpConnection> connections = ConcurrentHashMap.newKeySet();

    private TcpListener(ServerSocket socket, Supplier<Responder> responder) {
        this.socket = socket;
        this.responder = responder;
    }

    static TcpListener at(InetSocketAddress address, Supplier<Responder> responder) throws IOException {
        return new TcpListener(new ServerSocket(address.getPort(), BACKLOG, address.getAddress()), responder);
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void run() {
        while (!socket.isClosed()) {
            try {
                take(socket.accept());
            } catch (IOException e) {
                // a closed socket ends the loop; any other error was one client's
            }
        }
    }

    private void take(Socket client) throws IOException {
        if (connections.size() >= MAX_CONNECTIONS) {
            client.close();
            return;
        }
        TcpConnection connection = new TcpConnection(client, responder);
        connections.add(connection);
        Threads.startWaiting("dns-tcp-connection", () -> {
            try {
                connection.run();
            } finally {
                connections.remove(connection);
            }
        });
    }

    /** Closes connections whose time is over, until this listener is closed. */
    void watch() {
        while (!socket.isClosed()) {
            try {
                Thread.sleep(WATCH_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            endOverdue(System.nanoTime());
        }
    }

    void endOverdue(long now) {
        for (TcpConnection connection : connections) {
            if (connection.isOverdue(now)) {
                connection.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        connections.forEach(TcpConnection::close);
    }
}
