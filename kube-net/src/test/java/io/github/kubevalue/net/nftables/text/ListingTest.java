package io.github.kubevalue.net.nftables.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.net.nftables.NftRuleset;
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
    @ValueSource(strings = {"firewalld.nft"})
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
