package io.github.kubevalue.net.kernel.scenario;

import io.github.kubevalue.net.kernel.lab.Kernel;
import io.github.kubevalue.net.kernel.lab.KernelTools;
import io.github.kubevalue.net.proxy.ProxyMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Generated sequences are played by the kernel as the model says: what becomes of each flow, and the connections of every node
 * after each step. Takes one to two seconds a sequence.
 *
 * <p>{@code -Dkubevalue.kernel.histories=200} plays that many in each mode, {@code -Dkubevalue.kernel.seed=2} others.
 */
@Tag("kernel")
class GeneratedSequenceKernelTest {
    private static final long SEED = Long.getLong("kubevalue.kernel.seed", 1);
    private static final int SEQUENCES =
            Integer.getInteger("kubevalue.kernel.histories", KernelTools.isRequired() ? 10 : 3);

    @TestFactory
    Stream<DynamicTest> modeIptablesOnNft() {
        return play(1, ProxyMode.IPTABLES, Kernel.Backend.NFT);
    }

    @TestFactory
    Stream<DynamicTest> modeIptablesOnLegacy() {
        return play(2, ProxyMode.IPTABLES, Kernel.Backend.LEGACY);
    }

    @TestFactory
    Stream<DynamicTest> modeNftables() {
        return play(3, ProxyMode.NFTABLES, Kernel.Backend.NFT);
    }

    private static Stream<DynamicTest> play(int kind, ProxyMode mode, Kernel.Backend backend) {
        KernelTools.require();
        List<Sequence> sequences = new ArrayList<>();
        JqwikSession.run(() -> {
            for (long number = 10_000L * kind; number < 10_000L * kind + SEQUENCES; number++) {
                sequences.add(generated(number).in(mode));
            }
        });
        return sequences.stream()
                .map(sequence -> DynamicTest.dynamicTest(test -> test.displayName("seed " + SEED + ", " + sequence)
                        .executionMode(ExecutionMode.CONCURRENT)
                        .executable(() -> play(sequence, backend))));
    }

    private static Sequence generated(long number) {
        return SequenceArbitraries.sequences("sequence " + number)
                .generator(1000)
                .next(new Random(SEED * 1_000_003 + number))
                .value();
    }

    private static void play(Sequence sequence, Kernel.Backend backend) {
        try {
            SequenceKernelTest.run(sequence, backend);
        } catch (AssertionError e) {
            throw new AssertionError(sequence.setup() + "\n" + sequence.moves().mkString("\n"), e);
        }
    }
}
