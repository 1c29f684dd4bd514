package io.github.kubevalue.net.kernel.router;

import io.github.kubevalue.net.packet.Flow;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A router in a namespace of the Linux kernel, through which single packets are sent: {@code packets.py}. */
final class PacketRouter implements AutoCloseable {
    private final Path script;
    private final Process process;
    private final BufferedReader in;
    private final BufferedWriter out;

    private PacketRouter(Path script, Process process) {
        this.script = script;
        this.process = process;
        this.in = process.inputReader(StandardCharsets.UTF_8);
        this.out = process.outputWriter(StandardCharsets.UTF_8);
    }

    static PacketRouter open() {
        try (InputStream source = PacketRouter.class.getResourceAsStream("packets.py")) {
            Path script = Files.createTempFile("packets", ".py");
            Files.write(script, Objects.requireNonNull(source, "packets.py").readAllBytes());
            return new PacketRouter(
                    script,
                    new ProcessBuilder("python3", script.toString())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a stack was loaded with.
     *
     * @param nft what {@code nft list ruleset} prints
     * @param iptables what {@code iptables-save} prints; empty if there are no rules of iptables
     */
    record Loaded(String nft, String iptables) {}

    /** Starts afresh with rules of iptables, if any, and of nft. */
    Loaded load(String iptables, String nft) {
        String[] reply =
                ask("rules\t" + escaped(iptables) + "\t" + escaped(nft)).split("\t", -1);
        if (!reply[0].equals("OK")) {
            throw new IllegalStateException(unescaped(reply[1]) + "\n" + iptables + nft);
        }
        return new Loaded(unescaped(reply[1]), unescaped(reply[2]));
    }

    /** Sends the first packet of a flow from a pod, and returns what became of it. */
    String send(Flow flow) {
        return ask(String.join(
                "\t",
                "packet",
                flow.protocol().toString(),
                flow.source().ip().toString(),
                flow.source().port().toString(),
                flow.destination().ip().toString(),
                flow.destination().port().toString()));
    }

    private static String escaped(String text) {
        return text.replace("\n", "\\n").replace("\t", "\\t");
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\t", "\t");
    }

    private String ask(String request) {
        try {
            out.write(request);
            out.newLine();
            out.flush();
            String reply = in.readLine();
            if (reply == null) {
                throw new IllegalStateException("the router has gone");
            }
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
