package io.github.kubevalue.net.kernel.scenario;

import io.github.kubevalue.net.kernel.lab.Kernel;
import io.github.kubevalue.net.proxy.ProxyMode;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Held flows of which time decides what becomes, as in {@link SequenceKernelTest}. They are by themselves: on a machine that has much
 * else to do, more time passes than they say. Takes some ten seconds.
 */
@Tag("kernel")
class TimedSequenceKernelTest {

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> inAllModes() {
        return Stream.of(
                        SequenceKernelTest.play(ProxyMode.IPTABLES, Kernel.Backend.NFT, Sequence::isTimed),
                        SequenceKernelTest.play(ProxyMode.IPTABLES, Kernel.Backend.LEGACY, Sequence::isTimed),
                        SequenceKernelTest.play(ProxyMode.NFTABLES, Kernel.Backend.NFT, Sequence::isTimed))
                .flatMap(tests -> tests);
    }
}
