package io.github.kubevalue.dns.program;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Real DNS clients. Without them their tests are skipped, unless {@code KUBEVALUE_REQUIRE_KERNEL} is true. */
public final class Programs {
    private Programs() {}

    /** Skips the test if a program is missing, or fails it where all of them must be there. */
    public static void require(String... names) {
        require(Vector.of(names).reject(Programs::isInstalled));
    }

    /** Skips the test where it may not make network namespaces, or fails it where it must. */
    public static void requireRoot() {
        boolean may = "root".equals(System.getProperty("user.name")) && new File("/proc/net").isDirectory();
        require(may ? Vector.empty() : Vector.of("root on Linux"));
    }

    private static void require(Seq<String> missing) {
        if (isRequired() && !missing.isEmpty()) {
            throw new AssertionError("real clients must be asked here, but there is no " + missing.mkString(", "));
        }
        assumeTrue(missing.isEmpty(), () -> "real clients are not asked: there is no " + missing.mkString(", "));
    }

    /** Whether tests of real programs must run. */
    public static boolean isRequired() {
        return Boolean.parseBoolean(System.getenv("KUBEVALUE_REQUIRE_KERNEL"))
                || Boolean.getBoolean("KUBEVALUE_REQUIRE_KERNEL");
    }

    /** Whether there is such a program. */
    public static boolean isInstalled(String name) {
        return Vector.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .appendAll(Vector.of("/usr/sbin", "/sbin"))
                .exists(folder -> new File(folder, name).canExecute());
    }

    /**
     * What a program printed.
     *
     * @param text standard output and errors, as they came
     * @param exitStatus its exit status
     */
    public record Output(String text, int exitStatus) {}

    /** Runs a program to its end. */
    public static Output run(Seq<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command.toJavaList()).redirectErrorStream(true);
        builder.environment().put("TZ", "UTC");
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Output(text, process.waitFor());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while " + command.head() + " ran", e);
        }
    }
}
