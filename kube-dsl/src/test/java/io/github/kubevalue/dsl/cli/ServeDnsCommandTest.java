package io.github.kubevalue.dsl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The command {@code serve dns} as another program meets it. */
@Timeout(60)
class ServeDnsCommandTest {
    private static final InetAddress LOCALHOST = InetAddress.getLoopbackAddress();
    private static final Pattern SERVING = Pattern.compile("serving DNS on 127\\.0\\.0\\.1:(\\d+), UDP and TCP");
    private static final int HEADER = 12;

    private final FutureTask<Integer> command = new FutureTask<>(this::serve);
    private final Thread thread = new Thread(command, "serve-dns");
    private final PipedWriter printed = new PipedWriter();
    private int port;

    @BeforeEach
    void start() throws IOException {
        BufferedReader lines = new BufferedReader(new PipedReader(printed));
        thread.start();
        String line = lines.readLine();
        Matcher matcher = SERVING.matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        port = Integer.parseInt(matcher.group(1));
    }

    @AfterEach
    void end() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    private int serve() {
        return Main.run(
                new PrintWriter(printed, true),
                new PrintWriter(System.err, true, java.nio.charset.StandardCharsets.UTF_8),
                "serve",
                "dns",
                "--port",
                "0");
    }

    @Test
    void udpIsAnswered() throws IOException {
        byte[] query = query("kubernetes.default.svc.cluster.local");
        byte[] reply = new byte[512];
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(query, query.length, LOCALHOST, port));
            DatagramPacket packet = new DatagramPacket(reply, reply.length);
            socket.receive(packet);
            assertThat(addressAtEnd(ByteBuffer.wrap(reply, 0, packet.getLength())))
                    .isEqualTo("10.96.0.1");
        }
    }

    @Test
    void tcpIsAnsweredOnTheSamePort() throws IOException {
        byte[] query = query("kubernetes.default.svc.cluster.local");
        try (Socket socket = new Socket(LOCALHOST, port)) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeShort(query.length);
            out.write(query);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] reply = in.readNBytes(in.readUnsignedShort());
            assertThat(addressAtEnd(ByteBuffer.wrap(reply))).isEqualTo("10.96.0.1");
        }
    }

    @Test
    void itsEndIsNoFailureAndFreesThePort() throws IOException, InterruptedException, ExecutionException {
        end();
        assertThat(command.get()).isZero();
        try (ServerSocket again = new ServerSocket(port, 1, LOCALHOST)) {
            assertThat(again.getLocalPort()).isEqualTo(port);
        }
    }

    @Test
    void aPortThatIsTakenIsOneClearError() {
        Run second = Run.of("serve", "dns", "--port", Integer.toString(port));
        assertThat(second.status()).isEqualTo(2);
        assertThat(second.err().strip()).startsWith("cannot serve on 127.0.0.1:" + port + ": ");
        assertThat(second.out()).isEmpty();
    }

    @Test
    void aPortThatIsNoneIsRefused() {
        Run run = Run.of("serve", "dns", "--port", "70000");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().strip()).isEqualTo("--port must be between 0 and 65535, was: 70000");
    }

    private static byte[] query(String name) {
        ByteBuffer message = ByteBuffer.allocate(HEADER + name.length() + 6);
        message.putShort((short) 7).putShort((short) 0).putShort((short) 1).position(HEADER);
        for (String label : name.split("\\.")) {
            message.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
        }
        return message.put((byte) 0).putShort((short) 1).putShort((short) 1).array();
    }

    private static String addressAtEnd(ByteBuffer reply) throws IOException {
        byte[] address = new byte[4];
        reply.position(reply.limit() - address.length).get(address);
        return InetAddress.getByAddress(address).getHostAddress();
    }
}
