package io.github.kubevalue.net.kernel.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.net.arbitrary.IpSetArbitraries;
import io.github.kubevalue.net.ipset.IpSetDump;
import io.github.kubevalue.net.kernel.lab.TextNode;
import org.junit.jupiter.api.Test;

/** Sets, also those that are not modelled, are read from ipset and go back to it as they were. Takes about two seconds. */
class SetTextKernelTest {
    private static final int CASES = Integer.getInteger("kubevalue.kernel.cases", 20);

    @Test
    void setsThatIpsetSavedAreRestoredAsTheyWere() {
        TextNode.each(IpSetArbitraries::dumps, CASES, (node, text) -> {
            node.run("", "ipset", "destroy");
            node.run(text, "ipset", "restore");
            String saved = node.run("", "ipset", "save");
            String printed = IpSetDump.parse(saved).get().text();
            node.run("", "ipset", "destroy");
            node.run(printed, "ipset", "restore");

            assertThat(saved.lines())
                    .containsExactlyInAnyOrderElementsOf(text.lines().toList());
            assertThat(printed).isEqualTo(saved);
            assertThat(node.run("", "ipset", "save").lines())
                    .containsExactlyInAnyOrderElementsOf(text.lines().toList());
        });
    }
}
