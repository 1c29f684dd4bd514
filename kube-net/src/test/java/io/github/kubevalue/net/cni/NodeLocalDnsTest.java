package io.github.kubevalue.net.cni;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.runtime.GoFlags;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.Rule;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.TableName;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

class NodeLocalDnsTest {
    private static Seq<String> rules(NodeLocalDns dns, TableName table, Hook hook, IpFamily family) {
        return dns.addTo(Ruleset.EMPTY, family)
                .table(table)
                .chain(hook.name())
                .toVector()
                .flatMap(chain -> chain.rules())
                .map((Rule rule) -> rule.shown(family));
    }

    private static NodeLocalDns dns(String... flags) {
        return new NodeLocalDns(Vector.of(Ip.parse("169.254.20.10")), new GoFlags(Vector.of(flags)));
    }

    @Test
    void theRuleThatIsPutDownLastStandsFirst() {
        assertThat(rules(dns(), TableName.RAW, Hook.PREROUTING, IpFamily.IPV4))
                .containsExactly(
                        "-d 169.254.20.10/32 -p udp -m udp --dport 53 -j CT --notrack",
                        "-d 169.254.20.10/32 -p tcp -m tcp --dport 53 -j CT --notrack");
        assertThat(rules(dns(), TableName.RAW, Hook.OUTPUT, IpFamily.IPV4))
                .hasSize(6)
                .startsWith(
                        "-s 169.254.20.10/32 -p tcp -m tcp --sport 8080 -j CT --notrack",
                        "-d 169.254.20.10/32 -p tcp -m tcp --dport 8080 -j CT --notrack");
    }

    @Test
    void whatIsNotTrackedIsAccepted() {
        assertThat(rules(dns(), TableName.FILTER, Hook.INPUT, IpFamily.IPV4))
                .containsExactly(
                        "-d 169.254.20.10/32 -p udp -m udp --dport 53 -j ACCEPT",
                        "-d 169.254.20.10/32 -p tcp -m tcp --dport 53 -j ACCEPT");
        assertThat(rules(dns(), TableName.FILTER, Hook.OUTPUT, IpFamily.IPV4)).hasSize(2);
    }

    @Test
    void noRulesAreMadeForTheOtherFamilyOrWhenItIsToldSo() {
        assertThat(rules(dns(), TableName.RAW, Hook.OUTPUT, IpFamily.IPV6)).isEmpty();
        assertThat(rules(dns("-setupiptables=false"), TableName.RAW, Hook.OUTPUT, IpFamily.IPV4))
                .isEmpty();
    }
}
