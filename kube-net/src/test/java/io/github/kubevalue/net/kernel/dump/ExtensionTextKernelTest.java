package io.github.kubevalue.net.kernel.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.arbitrary.ExtensionArbitraries;
import io.github.kubevalue.net.kernel.lab.KernelTools;
import io.github.kubevalue.net.kernel.lab.Lab;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import java.util.Random;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of every extension are accepted, and printed by iptables-save as we print them. Takes about two seconds. */
class ExtensionTextKernelTest {
    private static final int CASES = Integer.getInteger("kubevalue.kernel.cases", 10);

    @ParameterizedTest
    @ValueSource(strings = {"iptables-nft", "iptables-legacy", "ip6tables-nft", "ip6tables-legacy"})
    void everyExtensionIsAcceptedAndSavedAsWePrintIt(String tool) {
        KernelTools.require();
        IpFamily family = tool.startsWith("ip6") ? IpFamily.IPV6 : IpFamily.IPV4;
        String node = "kvx" + ProcessHandle.current().pid();
        try (Lab lab = Lab.start()) {
            lab.run("", "", "ip", "netns", "add", node);
            JqwikSession.run(() -> {
                RandomGenerator<Ruleset> rulesets =
                        ExtensionArbitraries.rulesets(family).generator(CASES);
                Random random = new Random(Long.getLong("kubevalue.kernel.seed", 1));
                for (int i = 0; i < CASES; i++) {
                    Ruleset rules = rulesets.next(random).value();
                    compare(lab, node, tool, IptablesText.saved(rules, family));
                }
            });
            lab.run("", "", "ip", "netns", "del", node);
        }
    }

    private static void compare(Lab lab, String node, String tool, String rules) {
        String[] tested = lab.tryRun(node, rules, tool + "-restore", "--test");
        assertThat(tested[0]).as("%s%n%s", tested[1], rules).isEqualTo("0");
        lab.run(node, rules, tool + "-restore");
        String saved = lab.run(node, "", tool + "-save", "-t", "mangle");
        assertThat(saved.replaceAll("(?m)^#.*\n", "").replaceAll("\\[\\d+:\\d+]", "[0:0]"))
                .isEqualTo(rules);
    }
}
