package io.github.kubevalue.dns.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.wire.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TcpListenerTest {
    private static final long SECOND = 1_000_000_000L;

    private final TcpListener listener;
    private final Thread thread;

    TcpListenerTest() throws IOException {
        Responder refusing = Responder.of(query -> Response.bare(query, Rcode.REFUSED, Evidence.of("test", "refused")));
        listener = TcpListener.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), () -> refusing);
        thread = Threads.start("test", listener);
    }

    @AfterEach
    void stop() throws IOException {
        listener.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static byte[] framed(int id) throws IOException {
        byte[] query = Encoder.query(id, Query.of("a.example", RecordType.A));
        ByteArrayOutputStream framed = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(framed);
        out.writeShort(query.length);
        out.write(query);
        return framed.toByteArray();
    }

    private static int replyId(DataInputStream in) throws IOException {
        byte[] reply = in.readNBytes(in.readUnsignedShort());
        return (reply[0] & 255) << 8 | reply[1] & 255;
    }

    @Test
    void queriesThatComeTogetherAreAnsweredInTheirOrder() throws IOException {
        try (Socket socket = connect()) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int id = 0; id < 50; id++) {
                all.write(framed(id));
            }
            socket.getOutputStream().write(all.toByteArray());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            for (int id = 0; id < 50; id++) {
                assertThat(replyId(in)).isEqualTo(id);
            }
        }
    }

    @Test
    void aQueryThatComesOctetByOctetIsAnswered() throws IOException {
        try (Socket socket = connect()) {
            socket.setTcpNoDelay(true);
            for (byte octet : framed(9)) {
                socket.getOutputStream().write(octet);
            }
            assertThat(replyId(new DataInputStream(socket.getInputStream()))).isEqualTo(9);
        }
    }

    @Test
    void whoDawdlesIsCutOffHoweverOftenAnOctetComes() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(framed(1));
            assertThat(replyId(new DataInputStream(socket.getInputStream()))).isEqualTo(1);
            socket.getOutputStream().write(0);
            // the reply may be read before its deadline, of 5 s, gives way to the next one
            listener.endOverdue(System.nanoTime() + 4 * SECOND);
            socket.getOutputStream().write(40);
            listener.endOverdue(System.nanoTime() + 11 * SECOND);

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void noMoreConnectionsAreTakenThanCanBeServedAndOneThatEndsMakesRoom() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            Socket socket = connect();
            sockets.add(socket);
            socket.getOutputStream().write(framed(i));
            replyId(new DataInputStream(socket.getInputStream()));
        }
        try (Socket socket = connect()) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        sockets.get(0).close();
        int answered = -1;
        for (int i = 0; i < 50 && answered < 0; i++) {
            Thread.sleep(20);
            try (Socket socket = connect()) {
                socket.getOutputStream().write(framed(7));
                answered = replyId(new DataInputStream(socket.getInputStream()));
            } catch (IOException e) {
                // the place is not free yet
            }
        }
        assertThat(answered).isEqualTo(7);
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void closingEndsConnectionsAndFreesThePort() throws Exception {
        int port = listener.port();
        try (Socket socket = connect()) {
            socket.getOutputStream().write(framed(1));
            replyId(new DataInputStream(socket.getInputStream()));
            listener.close();

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        // a socket that another thread waits on is closed by that thread
        thread.join();
        TcpListener.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), () -> {
                    throw new IllegalStateException();
                })
                .close();
    }
}
