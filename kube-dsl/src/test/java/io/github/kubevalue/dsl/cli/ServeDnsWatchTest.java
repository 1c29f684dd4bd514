package io.github.kubevalue.dsl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code serve dns --watch} while its file is written. */
@Timeout(60)
class ServeDnsWatchTest {
    private static final String SERVICE =
            "{apiVersion: v1, kind: Service, metadata: {name: %s}, spec: {clusterIP: None, ports: [{port: 80}]}}";

    @TempDir
    private Path folder;

    private final PipedWriter printed = new PipedWriter();
    private final StringWriter errors = new StringWriter();
    private final Thread thread = new Thread(this::serve, "serve-dns-watch");
    private BufferedReader lines = new BufferedReader(Reader.nullReader());
    private int writes;

    @BeforeEach
    void start() throws IOException {
        lines = new BufferedReader(new PipedReader(printed));
        write(SERVICE.formatted("old"));
        thread.start();
        assertThat(lines.readLine()).startsWith("serving DNS on 127.0.0.1:");
        assertThat(lines.readLine()).isEqualTo("  cluster.local. with 3 Services");
        assertThat(lines.readLine()).endsWith(" old.default.svc.cluster.local");
    }

    @AfterEach
    void end() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    private void serve() {
        Main.run(
                new PrintWriter(printed, true),
                new PrintWriter(errors, true),
                "serve",
                "dns",
                "--port",
                "0",
                "--watch",
                "-f",
                folder.toString());
    }

    /** Each write is a second later than the one before, whatever the clock of the file system. */
    private void write(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("service.yaml"), text);
        writes++;
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(writes)));
    }

    @Test
    void whatTheFileSaysNextIsServedNext() throws IOException {
        write(SERVICE.formatted("new"));
        assertThat(lines.readLine()).isEqualTo("reloaded");
        lines.readLine();
        assertThat(lines.readLine()).endsWith(" new.default.svc.cluster.local");
        assertThat(errors.toString()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsNot() throws IOException, InterruptedException {
        write("kind: [");
        while (!errors.toString().contains("not reloaded: what was served before still is")) {
            Thread.sleep(20);
        }
        write(SERVICE.formatted("new"));
        assertThat(lines.readLine()).isEqualTo("reloaded");
    }
}
