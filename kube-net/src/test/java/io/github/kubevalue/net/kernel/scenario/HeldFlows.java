package io.github.kubevalue.net.kernel.scenario;

import io.github.kubevalue.net.kernel.lab.Observed;
import io.github.kubevalue.net.kernel.lab.Probe;
import io.github.kubevalue.net.packet.Segment;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** A helper process that holds flows open inside network namespaces. */
final class HeldFlows implements AutoCloseable {
    private final Path script;
    private final Process process;
    private final BufferedReader in;
    private final BufferedWriter out;

    private HeldFlows(Path script, Process process) {
        this.script = script;
        this.process = process;
        this.in = process.inputReader(StandardCharsets.UTF_8);
        this.out = process.outputWriter(StandardCharsets.UTF_8);
    }

    static HeldFlows start() {
        try (InputStream source = HeldFlows.class.getResourceAsStream("sequence.py")) {
            Path script = Files.createTempFile("sequence", ".py");
            Files.write(script, Objects.requireNonNull(source, "sequence.py").readAllBytes());
            return new HeldFlows(
                    script,
                    new ProcessBuilder("python3", script.toString())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts servers that answer each message with a name and the peer that they saw. */
    void serve(String namespace, String name, int port) {
        order("serve", namespace, name, String.valueOf(port));
    }

    Observed open(String name, String namespace, Probe probe, Duration patience) {
        return parse(ask(
                "open",
                name,
                namespace,
                probe.protocol(),
                probe.source(),
                String.valueOf(probe.sourcePort()),
                probe.destination(),
                String.valueOf(probe.port()),
                seconds(patience)));
    }

    Observed send(String name, Duration patience) {
        return parse(ask("send", name, seconds(patience)));
    }

    /** Lets the server of a connection send a segment from elsewhere in its stream: {@code acknowledged}, or what came of it. */
    String stray(String name, Segment.Relative place, Duration patience) {
        return ask("stray", name, place == Segment.Relative.AHEAD ? "500000000" : "-500000", seconds(patience));
    }

    /** Lets the server close a flow, then closes it. */
    void finish(String name, Duration patience) {
        order("close", name, seconds(patience));
    }

    private static Observed parse(String reply) {
        String[] fields = reply.split("\t", -1);
        return fields.length == 6
                ? new Observed(
                        fields[0],
                        fields[1],
                        fields[2],
                        Integer.parseInt(fields[3]),
                        fields[4],
                        Integer.parseInt(fields[5]))
                : new Observed(reply, "", "", 0, "", 0);
    }

    private static String seconds(Duration time) {
        return String.valueOf(time.toMillis() / 1000.0);
    }

    private void order(String... words) {
        String reply = ask(words);
        if (!reply.equals("OK")) {
            throw new IllegalStateException(String.join(" ", words) + ": " + reply);
        }
    }

    private String ask(String... words) {
        try {
            out.write(String.join("\t", words));
            out.newLine();
            out.flush();
            String reply = in.readLine();
            if (reply == null) {
                throw new IllegalStateException("the helper process has ended");
            }
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            Files.deleteIfExists(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
