package io.github.kubevalue.net.nftables.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.nftables.NftRule;
import io.github.kubevalue.net.nftables.NftRuleset;
import io.github.kubevalue.net.nftables.NftTable;
import io.vavr.collection.Seq;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {
    /** What stands in the same rules and is not modelled. */
    private static final Pattern OTHERS =
            Pattern.compile("ether|vlan|hdrlength|sequence|policy-fail|reject-route|addr &");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "firewalld.nft",
                "docker.nft",
                "istio.nft",
                "libvirt.nft",
                "iptables-nft.nft",
                "node.nft",
                "node-handles.nft",
            })
    void whatARealNodeHoldsIsPrintedBackIdentically(String name) {
        String listed = Listings.read(name);
        assertThat(NftText.listed(NftText.parseRuleset(listed).get())).isEqualTo(listed);
    }

    @Test
    void everyRuleThatNftListsIsPrintedBackIdentically() {
        for (String listed : Listings.rules()) {
            assertThat(NftText.listed(NftText.parseRuleset(listed).get())).isEqualTo(listed);
        }
    }

    @Test
    void whatOfFirewalldIsNotModelledIsReported() {
        NftRuleset ruleset =
                NftText.parseRuleset(Listings.read("firewalld.nft")).get();
        assertThat(ruleset.unmodelled().map(NftRuleset.Unmodelled::toString))
                .containsExactly(
                        "inet firewalld filter_PREROUTING rule 2: fib saddr . mark . iif oif missing drop",
                        "inet firewalld filter_IN_public_log rule 1: limit rate 3/minute log prefix \"ssh \" level"
                                + " notice");
    }

    @Test
    void whatOfANodeIsNotModelledIsReportedWithItsPlace() {
        NftRuleset ruleset = NftText.parseRuleset(Listings.read("node.nft")).get();
        assertThat(ruleset.unmodelled().map(NftRuleset.Unmodelled::toString))
                .containsExactly(
                        "inet filter outside rule 1: ct helper set \"ftp-standard\"",
                        "inet filter outside rule 3: limit rate over 10/second burst 20 packets drop",
                        "inet filter outside rule 4: limit name \"pings\" accept",
                        "inet filter outside rule 8: quota name \"monthly\" drop",
                        "inet filter proxied rule 1: tproxy ip to 127.0.0.1:15001 accept",
                        "netdev edge in rule 1: ip frag-off & 8191 != 0 drop",
                        "netdev edge in rule 2: vlan id 7 drop",
                        "bridge br f: type filter hook forward priority 0; policy accept;",
                        "bridge br f rule 1: ether type arp accept",
                        "arp a i: type filter hook input priority filter; policy accept;",
                        "arp a i rule 1: arp operation request accept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker.nft", "libvirt.nft"})
    void someListingsAreUnderstoodInFull(String name) {
        assertThat(NftText.parseRuleset(Listings.read(name)).get().unmodelled()).isEmpty();
    }

    @Test
    void handlesAreReadAndAreNoPartOfARule() {
        NftRuleset with =
                NftText.parseRuleset(Listings.read("node-handles.nft")).get();
        NftRuleset without = NftText.parseRuleset(Listings.read("node.nft")).get();
        NftRule rule = with.tables().head().chains().get("input").get().rules().head();
        assertThat(rule.handle()).isNotEmpty();
        assertThat(rule.shown(IpFamily.IPV4))
                .isEqualTo(without.tables()
                        .head()
                        .chains()
                        .get("input")
                        .get()
                        .rules()
                        .head()
                        .shown(IpFamily.IPV4));
    }

    @Test
    void tablesOfIptablesAreToldApart() {
        NftRuleset ruleset =
                NftText.parseRuleset(Listings.read("iptables-nft.nft")).get();
        assertThat(ruleset.tables().map(NftTable::name)).contains("ip nat", "ip filter");
        assertThat(ruleset.withoutIptables(IpFamily.IPV4)
                        .withoutIptables(IpFamily.IPV6)
                        .tables())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip saddr ", "ip daddr ", "ip protocol ", "ip6 saddr ", "ip6 daddr ", "tcp dport ", "tcp sport ",
                "tcp flags ", "udp dport ", "sctp sport ", "icmp type ", "icmp code ", "icmpv6 type ", "iifname ",
                "oifname ", "iif ", "meta mark ", "meta l4proto ", "meta protocol ", "meta pkttype ", "meta skuid ",
                "ct state ", "ct status ", "ct mark ", "ct direction ", "reject", "log",
            })
    void rulesAboutWhatIsModelledAreUnderstood(String start) {
        Seq<String> rules = Listings.rules()
                .filter(listed -> listed.contains("\t\t" + start))
                .reject(listed -> OTHERS.matcher(listed).find());
        assertThat(rules).isNotEmpty();
        for (String listed : rules) {
            assertThat(NftText.parseRuleset(listed)
                            .get()
                            .unmodelled()
                            .filter(what -> what.text().startsWith(start)))
                    .isEmpty();
        }
    }
}
