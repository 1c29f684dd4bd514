package io.github.kubevalue.dns.plugin.bufsize;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.corefile.GoText;
import io.github.kubevalue.dns.plugin.Controller;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Reads {@code bufsize [SIZE]}. */
// plugin/bufsize/setup.go
public final class BufsizeSetup {
    private static final int MIN = 512;
    private static final int MAX = 4096;

    private BufsizeSetup() {}

    /** Sets up the plugin; its first line alone is read. Upstream names the plugin twice in its errors. */
    public static Seq<Bufsize> plugins(Controller controller) throws CorefileError {
        Directive line = controller.lines().head();
        return switch (line.arguments().size()) {
            case 0 -> Vector.of(new Bufsize(Bufsize.STANDARD));
            case 1 -> Vector.of(new Bufsize(size(line)));
            default -> throw line.argumentError().in("bufsize");
        };
    }

    private static int size(Directive line) throws CorefileError {
        try {
            long size = GoText.atoi(line.argument(0));
            if (size >= MIN && size <= MAX) {
                return (int) size;
            }
        } catch (IllegalArgumentException e) {
            // the same error as that of a wrong size
        }
        throw line.argumentError().in("bufsize");
    }
}
