package io.github.kubevalue.net.kernel.lab;

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

/**
 * A script of Python that runs beside a test: it is asked line by line, and answers each line with one. It ends when nothing more
 * can be asked.
 */
public final class Script implements AutoCloseable {
    private final Path file;
    private final Process process;
    private final BufferedReader in;
    private final BufferedWriter out;

    private Script(Path file, Process process) {
        this.file = file;
        this.process = process;
        this.in = process.inputReader(StandardCharsets.UTF_8);
        this.out = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Copies a script that lies beside a class out of the class path. */
    private static Path copy(Class<?> beside, String name) {
        try (InputStream source = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            Path file = Files.createTempFile(name, ".py");
            Files.write(file, source.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a script that lies beside a class. */
    public static Script start(Class<?> beside, String name) {
        Path file = copy(beside, name);
        try {
            return new Script(
                    file,
                    new ProcessBuilder("python3", file.toString())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks one line, and returns the answer. */
    public String ask(String line) {
        tell(line);
        try {
            String reply = in.readLine();
            if (reply == null) {
                throw new IllegalStateException("the script has ended");
            }
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says a line that is not answered. */
    public void tell(String line) {
        try {
            out.write(line);
            out.newLine();
            out.flush();
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
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
