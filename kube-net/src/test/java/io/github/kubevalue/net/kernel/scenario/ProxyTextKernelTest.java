package io.github.kubevalue.net.kernel.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.arbitrary.ProxyCase;
import io.github.kubevalue.net.arbitrary.ProxyCaseArbitraries;
import io.github.kubevalue.net.kernel.lab.KernelTools;
import io.github.kubevalue.net.kernel.lab.Lab;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.nftables.NftTable;
import io.github.kubevalue.net.nftables.text.NftText;
import io.github.kubevalue.net.proxy.iptables.IptablesProxy;
import io.github.kubevalue.net.proxy.ipvs.IpvsNode;
import io.github.kubevalue.net.proxy.ipvs.IpvsProxy;
import io.github.kubevalue.net.proxy.nftables.NftablesProxy;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever Services and configuration a kube-proxy is given, the kernel's tools accept what ours programs in each mode, and
 * print it back as we say they do. Takes about eight seconds.
 */
class ProxyTextKernelTest {
    private static final int CASES = Integer.getInteger("kubevalue.kernel.cases", 8);
    private static final long SEED = Long.getLong("kubevalue.kernel.seed", 1);

    /** The name of a Service and its port may be longer than nft lets a comment be: kube-proxy's transaction fails then. */
    private static final Pattern TOO_LONG = Pattern.compile("comment \"[^\"]{129,}\"");

    @ParameterizedTest
    @ValueSource(strings = {"iptables-nft", "iptables-legacy", "ip6tables-nft", "ip6tables-legacy"})
    void rulesOfModesIptablesAndIpvsAreAcceptedAndSavedAsWePrintThem(String tool) {
        IpFamily family = tool.startsWith("ip6") ? IpFamily.IPV6 : IpFamily.IPV4;
        each((node, given) -> {
            node.compare(
                    tool,
                    family,
                    IptablesProxy.on(given.node(), given.config(), family)
                            .withAll(given.services(), given.slices())
                            .ruleset());
            IpvsNode ipvs = IpvsProxy.on(given.node(), given.config(), family)
                    .withAll(given.services(), given.slices())
                    .program();
            node.loadSets(tool, ipvs);
            node.compare(tool, family, ipvs.rules());
        });
    }

    @ParameterizedTest
    @EnumSource
    void tablesOfModeNftablesAreAcceptedAndListedAsWePrintThem(IpFamily family) {
        each((node, given) -> node.compare(NftablesProxy.on(given.node(), given.config(), family)
                .withAll(given.services(), given.slices())
                .table()));
    }

    private static void each(BiConsumer<TextNode, ProxyCase> check) {
        KernelTools.require();
        try (TextNode node =
                new TextNode(Lab.start(), "kvt" + ProcessHandle.current().pid())) {
            node.lab().run("", "", "ip", "netns", "add", node.name());
            JqwikSession.run(() -> {
                RandomGenerator<ProxyCase> cases = ProxyCaseArbitraries.cases().generator(CASES);
                Random random = new Random(SEED);
                for (int i = 0; i < CASES; i++) {
                    check.accept(node, cases.next(random).value());
                }
            });
        }
    }

    /** A namespace that rules are loaded into. */
    private record TextNode(Lab lab, String name) implements AutoCloseable {

        void compare(String tool, IpFamily family, Ruleset rules) {
            String written = IptablesText.written(rules);
            String[] tested = lab.tryRun(name, written, tool + "-restore", "--test");
            assertThat(tested[0]).as("%s%n%s", tested[1], written).isEqualTo("0");
            lab.run(name, loadable(written), tool + "-restore");
            assertThat(SavedRules.inOrder(lab.run(name, "", tool + "-save")))
                    .isEqualTo(SavedRules.inOrder(loadable(IptablesText.saved(rules, family))));
        }

        /** The kernel of a test machine may have no IPVS, and then no match that asks it; the tool knows it even so. */
        private static String loadable(String rules) {
            return rules.replaceAll("(?m)^.* -m ipvs .*\n", "");
        }

        /** Sets that rules speak of cannot go before the rules do. */
        void loadSets(String tool, IpvsNode ipvs) {
            lab.run(name, "*mangle\nCOMMIT\n*filter\nCOMMIT\n*nat\nCOMMIT\n", tool + "-restore");
            lab.run(name, "", "ipset", "destroy");
            lab.run(name, ipvs.sets().map(set -> set.text()).mkString(), "ipset", "restore");
        }

        void compare(NftTable table) {
            String written = "flush ruleset\n" + NftText.written(table);
            String[] tested = lab.tryRun(name, written, "nft", "-c", "-f", "-");
            if (TOO_LONG.matcher(written).find()) {
                assertThat(tested[1]).contains("comment too long, 128 characters maximum allowed");
                return;
            }
            assertThat(tested[0]).as("%s%n%s", tested[1], written).isEqualTo("0");
            lab.run(name, written, "nft", "-f", "-");
            assertThat(lab.run(name, "", "nft", "list", "ruleset")).isEqualTo(NftText.listed(table));
        }

        @Override
        public void close() {
            lab.tryRun("", "", "ip", "netns", "del", name);
            lab.close();
        }
    }
}
