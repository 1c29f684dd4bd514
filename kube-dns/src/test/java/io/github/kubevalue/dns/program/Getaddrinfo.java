package io.github.kubevalue.dns.program;

import io.vavr.collection.Vector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that is linked with a C library and looks names up, in a lab. */
final class Getaddrinfo implements AutoCloseable {
    private final Path folder;
    private final Process process;
    private final Writer in;
    private final BufferedReader out;

    private Getaddrinfo(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
        this.in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII);
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Compiles the program and starts it. */
    static Getaddrinfo start(Lab lab, String compiler) {
        try {
            Path folder = Files.createTempDirectory("getaddrinfo");
            Path source = folder.resolve("resolve.c");
            try (InputStream text = Getaddrinfo.class.getResourceAsStream("resolve.c")) {
                Files.copy(text, source);
            }
            Path program = folder.resolve("resolve");
            Programs.Output compiled = Programs.run(Vector.of(compiler, "-o", program.toString(), source.toString()));
            if (compiled.exitStatus() != 0) {
                throw new AssertionError(compiled.text());
            }
            Process process = new ProcessBuilder(
                            lab.command(Vector.of(program.toString())).toJavaList())
                    .redirectErrorStream(true)
                    .start();
            return new Getaddrinfo(folder, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the library tells of a name: {@code found 10.0.0.1}, or {@code error -2}. */
    String lookUp(String name) {
        try {
            in.write(name + "\n");
            in.flush();
            return String.valueOf(out.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            Files.deleteIfExists(folder.resolve("resolve.c"));
            Files.deleteIfExists(folder.resolve("resolve"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
