package io.github.kubevalue.net.conntrack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClashTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static Entry entry(String from, String to, String answers, Zone zone) {
        Flow flow = Flow.udp(from, to);
        return Entry.opening(flow, zone, NOW).withReply(Flow.udp(answers, from));
    }

    /** The winner goes from 10.0.0.1:1 to 10.0.0.2:2 and is answered by 10.0.0.3:3, in zone 7 for both directions. */
    // net/netfilter/nf_conntrack_core.c, nf_ct_match
    @ParameterizedTest
    @CsvSource({
        "10.0.0.1:1, 10.0.0.2:2, 10.0.0.3:3, 7, BOTH, true",
        "10.0.0.9:1, 10.0.0.2:2, 10.0.0.3:3, 7, BOTH, false",
        "10.0.0.1:1, 10.0.0.9:2, 10.0.0.3:3, 7, BOTH, false",
        "10.0.0.1:1, 10.0.0.2:2, 10.0.0.9:3, 7, BOTH, false",
        "10.0.0.1:1, 10.0.0.2:2, 10.0.0.3:3, 8, BOTH, false",
        "10.0.0.1:1, 10.0.0.2:2, 10.0.0.3:3, 7, ORIGINAL, false",
    })
    void twoThatSayTheSameAreOne(String from, String to, String answers, int zone, Zone.Scope scope, boolean merged) {
        Entry winner = entry("10.0.0.1:1", "10.0.0.2:2", "10.0.0.3:3", Zone.of(7));
        assertThat(Clash.isMerged(winner, entry(from, to, answers, new Zone(zone, scope))))
                .isEqualTo(merged);
    }

    /** The winner goes from 10.0.0.1:1 to 10.0.0.2:2; the loser goes back, and its answers to where, in which zones. */
    // net/netfilter/nf_conntrack_core.c, nf_ct_match_reverse
    @ParameterizedTest
    @CsvSource({
        "10.0.0.2:2, 10.0.0.1:1, 7, BOTH, 7, BOTH, true",
        "10.0.0.2:2, 10.0.0.9:1, 7, BOTH, 7, BOTH, false",
        "10.0.0.9:2, 10.0.0.1:1, 7, BOTH, 7, BOTH, false",
        "10.0.0.2:2, 10.0.0.1:1, 7, BOTH, 8, BOTH, false",
        "10.0.0.2:2, 10.0.0.1:1, 7, ORIGINAL, 7, REPLY, true",
        "10.0.0.2:2, 10.0.0.1:1, 7, REPLY, 7, ORIGINAL, true",
        "10.0.0.2:2, 10.0.0.1:1, 7, ORIGINAL, 7, ORIGINAL, false",
        "10.0.0.2:2, 10.0.0.1:1, 7, ORIGINAL, 7, BOTH, false",
        "10.0.0.2:2, 10.0.0.1:1, 7, REPLY, 7, BOTH, false",
    })
    void twoOfWhichEachIsTheOthersReplyAreOne(
            String from, String to, int one, Zone.Scope scope, int other, Zone.Scope others, boolean merged) {
        Entry winner = entry("10.0.0.1:1", "10.0.0.2:2", "10.0.0.2:2", new Zone(one, scope));
        Entry loser = entry(from, to, to, new Zone(other, others));
        assertThat(Clash.isMerged(winner, loser)).isEqualTo(merged);
    }

    /** The loser goes back, but its answers come from elsewhere; or it goes elsewhere, and its answers come from there. */
    @ParameterizedTest
    @CsvSource({"10.0.0.1:1, 10.0.0.9:1", "10.0.0.9:1, 10.0.0.1:1"})
    void whoIsTranslatedIsNotTheOthersReply(String to, String answers) {
        Entry winner = entry("10.0.0.1:1", "10.0.0.2:2", "10.0.0.2:2", Zone.of(7));
        assertThat(Clash.isMerged(winner, entry("10.0.0.2:2", to, answers, Zone.of(7))))
                .isFalse();
    }

    /** {@code nf_conntrack_l4proto.allow_clash}. */
    @ParameterizedTest
    @EnumSource(
            value = IpProtocol.class,
            names = {"TCP", "SCTP", "ICMP", "ICMPV6"},
            mode = EnumSource.Mode.INCLUDE)
    void protocolsWhosePacketsFollowEachOtherDoNotRace(IpProtocol protocol) {
        assertThat(Clash.isAllowed(protocol)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = IpProtocol.class,
            names = {"TCP", "SCTP", "ICMP", "ICMPV6"},
            mode = EnumSource.Mode.EXCLUDE)
    void ofAllOthersTwoPacketsMayRace(IpProtocol protocol) {
        assertThat(Clash.isAllowed(protocol)).isTrue();
    }
}
