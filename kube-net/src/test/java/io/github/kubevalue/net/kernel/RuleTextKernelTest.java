package io.github.kubevalue.net.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.arbitrary.RuleArbitraries;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What iptables-save prints of generated rules, once iptables-restore has loaded them, is what we print. */
class RuleTextKernelTest {
    private static final int CASES = 40;

    private final String namespace = "kvt" + ProcessHandle.current().pid();
    private Lab lab;

    @BeforeEach
    void open() {
        KernelTools.require();
        lab = Lab.start();
        lab.run("", "", "ip", "netns", "add", namespace);
    }

    @AfterEach
    void close() {
        if (lab != null) {
            lab.tryRun("", "", "ip", "netns", "del", namespace);
            lab.close();
        }
    }

    @Test
    void nftAgrees() {
        agrees("iptables-nft");
    }

    @Test
    void legacyAgrees() {
        agrees("iptables-legacy");
    }

    private void agrees(String command) {
        JqwikSession.run(() -> {
            RandomGenerator<Ruleset> rules = RuleArbitraries.rulesets().generator(CASES);
            Random random = new Random(42);
            for (int i = 0; i < CASES; i++) {
                agrees(command, rules.next(random).value());
            }
        });
    }

    private void agrees(String command, Ruleset rules) {
        String saved = IptablesText.saved(rules, IpFamily.IPV4);
        lab.run(namespace, saved, command + "-restore");
        String kernel = lab.run(namespace, "", command + "-save");
        Ruleset read = IptablesText.parse(kernel).get();
        assertThat(IptablesText.saved(read, IpFamily.IPV4)).isEqualTo(saved);
        assertThat(sorted(kernel)).isEqualTo(sorted(saved));
        lab.run(namespace, IptablesText.written(rules), command + "-restore");
        assertThat(sorted(lab.run(namespace, "", command + "-save"))).isEqualTo(sorted(saved));
    }

    /** Tables may come in any order; counters count whatever passes meanwhile. */
    private static String sorted(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.replaceAll("\\[\\d+:\\d+]", "[0:0]"))
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
