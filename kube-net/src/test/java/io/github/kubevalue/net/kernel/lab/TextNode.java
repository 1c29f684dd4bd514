package io.github.kubevalue.net.kernel.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;

/** A namespace of the Linux kernel in which the tools load rules, and print them. */
public final class TextNode implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final long SEED = Long.getLong("kubevalue.kernel.seed", 1);

    private final String name = "kvt" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    private final Lab lab = Lab.start();

    private TextNode() {}

    private static TextNode open() {
        TextNode node = new TextNode();
        try {
            node.lab.batch("", "netns add " + node.name);
            return node;
        } catch (RuntimeException e) {
            node.close();
            throw e;
        }
    }

    /** Checks that many generated cases in one node. */
    public static <T> void each(Supplier<Arbitrary<T>> cases, int count, BiConsumer<TextNode, T> check) {
        KernelTools.require();
        try (TextNode node = open()) {
            JqwikSession.run(() -> {
                RandomGenerator<T> generator = cases.get().generator(count);
                Random random = new Random(SEED);
                for (int i = 0; i < count; i++) {
                    check.accept(node, generator.next(random).value());
                }
            });
        }
    }

    /** Checks that {@code iptables-restore --test} of a kind takes rules. */
    public void accept(String tool, String rules) {
        String[] tested = tryRun(rules, tool + "-restore", "--test");
        assertThat(tested[0]).as("%s%n%s", tested[1], rules).isEqualTo("0");
    }

    /** Loads rules with {@code iptables-restore} of a kind, and returns what {@code iptables-save} prints with options. */
    public String saved(String tool, String rules, String... options) {
        run(rules, tool + "-restore");
        return run("", Vector.of(options).prepend(tool + "-save").toJavaArray(String[]::new));
    }

    /** Runs a command that must succeed, and returns its output. */
    public String run(String input, String... command) {
        return lab.run(name, input, command);
    }

    /** Runs a command, and returns its exit status and output. */
    public String[] tryRun(String input, String... command) {
        return lab.tryRun(name, input, command);
    }

    @Override
    public void close() {
        lab.delete(Vector.of(name));
        lab.close();
    }
}
