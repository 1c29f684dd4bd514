package io.github.kubevalue.dns.program;

import io.github.kubevalue.dns.client.Channel;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.wire.Decoder;
import io.github.kubevalue.dns.wire.Encoder;
import io.github.kubevalue.dns.wire.Incoming;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.vavr.control.Option;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;
import java.util.function.Function;

/** A name server on port 53 that tells what it is asked, and that may stay silent. */
final class LoggingServer implements AutoCloseable {
    private static final int DNS = 53;
    private static final int MAX_MESSAGE = 65_535;

    /** A query that came. */
    record Seen(Ip server, Channel channel, Question question) {
        @Override
        public String toString() {
            return server + " " + channel + " " + question.name() + " " + question.type();
        }
    }

    private final Ip address;
    private volatile Function<Query, Option<Response>> answers = query -> Option.none();
    private final Consumer<Seen> log;
    private final DatagramSocket udp;
    private final ServerSocket tcp;

    private LoggingServer(Ip address, Consumer<Seen> log) throws IOException {
        this.address = address;
        this.log = log;
        InetAddress host = InetAddress.getByName(address.toString());
        this.udp = new DatagramSocket(DNS, host);
        this.tcp = new ServerSocket(DNS, 50, host);
    }

    /** Starts a server that is silent until it is told what to answer. */
    static LoggingServer start(Ip address, Consumer<Seen> log) throws IOException {
        LoggingServer server = new LoggingServer(address, log);
        daemon(server::serveUdp);
        daemon(server::serveTcp);
        return server;
    }

    void answer(Function<Query, Option<Response>> others) {
        answers = others;
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "logging-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void serveUdp() {
        byte[] buffer = new byte[MAX_MESSAGE];
        while (!udp.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                if (Decoder.read(buffer, packet.getLength()) instanceof Incoming.Asked asked) {
                    for (Response response : answer(asked.query(), Channel.UDP)) {
                        byte[] reply = Encoder.overUdp(asked.id(), response, family());
                        udp.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
                    }
                }
            } catch (IOException e) {
                // a closed socket ends the loop; any other error was one client's
            }
        }
    }

    private IpFamily family() {
        return address.isV4() ? IpFamily.IPV4 : IpFamily.IPV6;
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try (Socket connection = tcp.accept()) {
                serve(connection);
            } catch (IOException e) {
                // the client is done, or a closed socket ends the loop
            }
        }
    }

    private void serve(Socket connection) throws IOException {
        DataInputStream in = new DataInputStream(connection.getInputStream());
        DataOutputStream out = new DataOutputStream(connection.getOutputStream());
        while (true) {
            byte[] octets = new byte[in.readUnsignedShort()];
            in.readFully(octets);
            if (Decoder.read(octets, octets.length) instanceof Incoming.Asked asked) {
                for (Response response : answer(asked.query(), Channel.TCP)) {
                    byte[] reply = Encoder.overTcp(asked.id(), response);
                    out.writeShort(reply.length);
                    out.write(reply);
                    out.flush();
                }
            }
        }
    }

    private Option<Response> answer(Query query, Channel channel) {
        log.accept(new Seen(address, channel, query.question()));
        return answers.apply(query);
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
