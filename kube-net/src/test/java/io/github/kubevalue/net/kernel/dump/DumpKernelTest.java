package io.github.kubevalue.net.kernel.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.kernel.lab.KernelTools;
import io.vavr.collection.Seq;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Dumps that real tools have made are walked as the kernel walks them: the same rules match, in each table and chain, and the
 * same translation is tracked. Takes about three seconds a dump.
 */
@Tag("kernel")
class DumpKernelTest {
    private static final int PACKETS = Integer.getInteger("kubevalue.kernel.dump.packets", 25);

    private static List<DumpNode> nodes() {
        return DumpNodes.all();
    }

    private static void compare(DumpNode node, String kind) {
        KernelTools.require();
        String tool = (node.family() == IpFamily.IPV4 ? "iptables-" : "ip6tables-") + kind;
        String dump = DumpNodes.dump(node, kind);
        Seq<DumpPacket> packets = DumpPackets.of(node, dump, PACKETS, Long.getLong("kubevalue.kernel.seed", 1));
        Seq<String> told = KernelWalk.of(node, tool, dump, packets);
        assertThat(told).hasSameSizeAs(packets);
        assertThat(Walked.differences(node, dump, packets, told.map(Walked::read)))
                .isEmpty();
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("nodes")
    void theKernelWalksADumpOfIptablesNftAsTheModelDoes(DumpNode node) {
        compare(node, "nft");
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("nodes")
    void theKernelWalksADumpOfIptablesLegacyAsTheModelDoes(DumpNode node) {
        compare(node, "legacy");
    }
}
