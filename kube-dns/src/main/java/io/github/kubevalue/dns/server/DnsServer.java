package io.github.kubevalue.dns.server;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.model.address.IpFamily;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A name server: {@code DnsServer.start(address, dns::answer)}.
 *
 * <p>It serves until it is closed. What it answers with can be {@linkplain #swap replaced} at any time; a query is answered
 * by one of the two, never by a mixture.
 */
public final class DnsServer implements AutoCloseable {
    private static final int MAX_MESSAGE = 65_535;
    private static final int IDLE_MILLIS = 10_000;
    private static final int BACKLOG = 128;
    private static final int MAX_CONNECTIONS = 256;
    private static final int END_MILLIS = 1_000;

    private volatile Function<Query, Response> answers;
    private final Answering answering;
    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final IpFamily family;
    private final Thread udpListener = daemon("dns-udp", this::serveUdp);
    private final Thread tcpListener = daemon("dns-tcp", this::serveTcp);
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private DnsServer(DatagramSocket udp, ServerSocket tcp, IpFamily family, Function<Query, Response> answers) {
        this.udp = udp;
        this.tcp = tcp;
        this.family = family;
        this.answers = answers;
        this.answering = new Answering(query -> this.answers.apply(query));
    }

    /**
     * Starts a server at an address; port 0 takes a free one.
     *
     * @throws IOException if the port is taken or may not be used
     */
    public static DnsServer start(InetSocketAddress address, Function<Query, Response> answers) throws IOException {
        InetAddress host = address.getAddress();
        ServerSocket tcp = new ServerSocket(address.getPort(), BACKLOG, host);
        try {
            DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), host);
            IpFamily family = host instanceof Inet4Address ? IpFamily.IPV4 : IpFamily.IPV6;
            DnsServer server = new DnsServer(udp, tcp, family, answers);
            server.udpListener.start();
            server.tcpListener.start();
            return server;
        } catch (SocketException e) {
            tcp.close();
            throw e;
        }
    }

    /** Returns the port that is served. */
    public int port() {
        return tcp.getLocalPort();
    }

    /** Answers from now on with another function. */
    public void swap(Function<Query, Response> other) {
        answers = other;
    }

    private static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private void serveUdp() {
        byte[] buffer = new byte[MAX_MESSAGE];
        while (!udp.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                for (byte[] reply : answering.overUdp(buffer, packet.getLength(), family)) {
                    udp.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // one client's error, such as an unreachable port; a closed socket ends the loop
            }
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try {
                Socket connection = tcp.accept();
                if (connections.size() >= MAX_CONNECTIONS) {
                    connection.close();
                    continue;
                }
                connections.add(connection);
                daemon("dns-tcp-connection", () -> serve(connection)).start();
            } catch (IOException e) {
                // a closed socket ends the loop; any other error was one client's
            }
        }
    }

    /** Answers one question after another, as long as the client goes on. */
    private void serve(Socket connection) {
        try (connection) {
            connection.setSoTimeout(IDLE_MILLIS);
            connection.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(connection.getInputStream());
            DataOutputStream out = new DataOutputStream(connection.getOutputStream());
            while (!tcp.isClosed()) {
                byte[] octets = new byte[in.readUnsignedShort()];
                in.readFully(octets);
                for (byte[] reply : answering.overTcp(octets)) {
                    byte[] framed = new byte[reply.length + 2];
                    framed[0] = (byte) (reply.length >>> 8);
                    framed[1] = (byte) reply.length;
                    System.arraycopy(reply, 0, framed, 2, reply.length);
                    out.write(framed);
                    out.flush();
                }
            }
        } catch (EOFException | SocketTimeoutException e) {
            // the client is done, or idle for too long
        } catch (IOException e) {
            // the connection broke
        } finally {
            connections.remove(connection);
        }
    }

    /** Stops serving and closes all connections; the port is free when it returns. */
    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            // closing what is closed already
        }
        awaitListeners();
    }

    /** A socket that another thread waits on is closed by that thread. */
    private void awaitListeners() {
        try {
            udpListener.join(END_MILLIS);
            tcpListener.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
