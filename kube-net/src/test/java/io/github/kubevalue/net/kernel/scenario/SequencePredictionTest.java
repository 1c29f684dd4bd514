package io.github.kubevalue.net.kernel.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.net.proxy.ProxyMode;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The model predicts what Kubernetes promises over several steps, in all three modes; {@link SequenceKernelTest} asks the kernel. */
class SequencePredictionTest {

    @TestFactory
    Stream<DynamicTest> modeIptables() {
        return sequences(ProxyMode.IPTABLES);
    }

    @TestFactory
    Stream<DynamicTest> modeNftables() {
        return sequences(ProxyMode.NFTABLES);
    }

    @TestFactory
    Stream<DynamicTest> modeIpvs() {
        return sequences(ProxyMode.IPVS);
    }

    private static Stream<DynamicTest> sequences(ProxyMode mode) {
        return Sequences.in(mode)
                .toJavaStream()
                .map(sequence -> DynamicTest.dynamicTest(sequence.toString(), () -> run(sequence)));
    }

    private static void run(Sequence sequence) {
        Seq<SequenceModel.Played> played = new SequenceModel(sequence).played();
        sequence.expected()
                .forEach((step, expected) -> assertThat(HashSet.ofAll(played.map(
                                        each -> each.results().get(step).get()))
                                .toJavaSet())
                        .as("step %d", step)
                        .isEqualTo(HashSet.ofAll(expected.map(SequencePredictionTest::named))
                                .toJavaSet()));
    }

    private static String named(String expected) {
        return expected.replace("gw1", "10.244.1.1").replace("sees n1", "sees 192.0.2.11");
    }
}
