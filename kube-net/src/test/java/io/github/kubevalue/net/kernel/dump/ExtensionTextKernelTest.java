package io.github.kubevalue.net.kernel.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.arbitrary.ExtensionArbitraries;
import io.github.kubevalue.net.kernel.lab.TextNode;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of every extension are accepted, and printed by iptables-save as we print them. Takes about two seconds. */
class ExtensionTextKernelTest {
    private static final int CASES = Integer.getInteger("kubevalue.kernel.cases", 10);

    @ParameterizedTest
    @ValueSource(strings = {"iptables-nft", "iptables-legacy", "ip6tables-nft", "ip6tables-legacy"})
    void everyExtensionIsAcceptedAndSavedAsWePrintIt(String tool) {
        IpFamily family = tool.startsWith("ip6") ? IpFamily.IPV6 : IpFamily.IPV4;
        TextNode.each(() -> ExtensionArbitraries.rulesets(family), CASES, (node, rules) -> {
            String text = IptablesText.saved(rules, family);
            node.accept(tool, text);
            assertThat(node.saved(tool, text, "-t", "mangle")
                            .replaceAll("(?m)^#.*\n", "")
                            .replaceAll("\\[\\d+:\\d+]", "[0:0]"))
                    .isEqualTo(text);
        });
    }
}
