package io.github.kubevalue.net.kernel.lab;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.File;

/** What tests that ask the kernel need. Without it they are skipped, unless {@code KUBEVALUE_REQUIRE_KERNEL} is true. */
public final class KernelTools {
    private static final Seq<String> TOOLS = Vector.of(
            "ip",
            "bridge",
            "nsenter",
            "sysctl",
            "iptables-nft-restore",
            "iptables-legacy-restore",
            "nft",
            "conntrack",
            "ipset",
            "python3");

    private KernelTools() {}

    public static void require() {
        Seq<String> missing = missing();
        if (isRequired() && !missing.isEmpty()) {
            throw new AssertionError("the kernel tests must run here, but there is no " + missing.mkString(", "));
        }
        assumeTrue(missing.isEmpty(), () -> "the kernel is not asked: there is no " + missing.mkString(", "));
    }

    /** Whether these tests must run, and all of them. */
    public static boolean isRequired() {
        return Boolean.parseBoolean(System.getenv("KUBEVALUE_REQUIRE_KERNEL"))
                || Boolean.getBoolean("KUBEVALUE_REQUIRE_KERNEL");
    }

    private static Seq<String> missing() {
        if (!"root".equals(System.getProperty("user.name")) || !new File("/proc/net").isDirectory()) {
            return Vector.of("root on Linux");
        }
        Seq<String> path = Vector.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .appendAll(Vector.of("/usr/sbin", "/sbin"));
        return TOOLS.filter(tool -> !path.exists(folder -> new File(folder, tool).canExecute()));
    }
}
