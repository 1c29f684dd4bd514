package io.github.kubevalue.net.kernel.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a kernel did with packets that met dumps of real tools, recorded, is what the model says, where there is no kernel too. Linux
 * 6.18 has played them; {@code -Dkubevalue.kernel.dump.record=FOLDER} makes {@link DumpKernelTest} record anew.
 */
class DumpWalkTest {
    private static List<DumpNode> nodes() {
        return DumpNodes.all();
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void aRecordedPacketIsWalkedAsTheKernelDid(DumpNode node) {
        Vector<String[]> recorded = Vector.of(DumpNodes.text(DumpWalkTest.class, node.dump() + ".walks")
                        .split("(?m)^packet "))
                .tail()
                .map(each -> each.split("\n", 2));
        Vector<DumpPacket> packets = recorded.map(each -> DumpPacket.parse(each[0]));
        assertThat(packets).hasSizeGreaterThan(20);
        assertThat(Walked.differences(
                        node, DumpNodes.dump(node, "nft"), packets, recorded.map(each -> Walked.read(each[1]))))
                .isEmpty();
    }
}
