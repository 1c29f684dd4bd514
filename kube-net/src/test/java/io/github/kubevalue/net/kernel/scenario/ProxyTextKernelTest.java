package io.github.kubevalue.net.kernel.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.arbitrary.ProxyCase;
import io.github.kubevalue.net.arbitrary.ProxyCaseArbitraries;
import io.github.kubevalue.net.kernel.lab.TextNode;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.nftables.NftTable;
import io.github.kubevalue.net.nftables.text.NftText;
import io.github.kubevalue.net.proxy.iptables.IptablesProxy;
import io.github.kubevalue.net.proxy.ipvs.IpvsNode;
import io.github.kubevalue.net.proxy.ipvs.IpvsProxy;
import io.github.kubevalue.net.proxy.nftables.NftablesProxy;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever Services and configuration a kube-proxy is given, the kernel's tools accept what ours programs in each mode, and
 * print it back as we say they do. Takes about eight seconds.
 */
class ProxyTextKernelTest {
    private static final int CASES = Integer.getInteger("kubevalue.kernel.cases", 8);

    /** The name of a Service and its port may be longer than nft lets a comment be: kube-proxy's transaction fails then. */
    private static final Pattern TOO_LONG = Pattern.compile("comment \"[^\"]{129,}\"");

    @ParameterizedTest
    @ValueSource(strings = {"iptables-nft", "iptables-legacy", "ip6tables-nft", "ip6tables-legacy"})
    void rulesOfModesIptablesAndIpvsAreAcceptedAndSavedAsWePrintThem(String tool) {
        IpFamily family = tool.startsWith("ip6") ? IpFamily.IPV6 : IpFamily.IPV4;
        each((node, given) -> {
            compare(
                    node,
                    tool,
                    family,
                    IptablesProxy.on(given.node(), given.config(), family)
                            .withAll(given.services(), given.slices())
                            .ruleset());
            IpvsNode ipvs = IpvsProxy.on(given.node(), given.config(), family)
                    .withAll(given.services(), given.slices())
                    .program();
            loadSets(node, tool, ipvs);
            compare(node, tool, family, ipvs.rules());
        });
    }

    @ParameterizedTest
    @EnumSource
    void tablesOfModeNftablesAreAcceptedAndListedAsWePrintThem(IpFamily family) {
        each((node, given) -> compare(
                node,
                NftablesProxy.on(given.node(), given.config(), family)
                        .withAll(given.services(), given.slices())
                        .table()));
    }

    private static void each(BiConsumer<TextNode, ProxyCase> check) {
        TextNode.each(ProxyCaseArbitraries::cases, CASES, check);
    }

    private static void compare(TextNode node, String tool, IpFamily family, Ruleset rules) {
        String written = IptablesText.written(rules);
        node.accept(tool, written);
        assertThat(SavedRules.inOrder(node.saved(tool, loadable(written))))
                .isEqualTo(SavedRules.inOrder(loadable(IptablesText.saved(rules, family))));
    }

    /** The kernel of a test machine may have no IPVS, and then no match that asks it; the tool knows it even so. */
    private static String loadable(String rules) {
        return rules.replaceAll("(?m)^.* -m ipvs .*\n", "");
    }

    /** Sets that rules speak of cannot go before the rules do. */
    private static void loadSets(TextNode node, String tool, IpvsNode ipvs) {
        node.run("*mangle\nCOMMIT\n*filter\nCOMMIT\n*nat\nCOMMIT\n", tool + "-restore");
        node.run("", "ipset", "destroy");
        node.run(ipvs.sets().map(set -> set.text()).mkString(), "ipset", "restore");
    }

    private static void compare(TextNode node, NftTable table) {
        String written = "flush ruleset\n" + NftText.written(table);
        String[] tested = node.tryRun(written, "nft", "-c", "-f", "-");
        if (TOO_LONG.matcher(written).find()) {
            assertThat(tested[1]).contains("comment too long, 128 characters maximum allowed");
            return;
        }
        assertThat(tested[0]).as("%s%n%s", tested[1], written).isEqualTo("0");
        node.run(written, "nft", "-f", "-");
        assertThat(node.run("", "nft", "list", "ruleset")).isEqualTo(NftText.listed(table));
    }
}
