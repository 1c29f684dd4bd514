package io.github.kubevalue.net.netfilter.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.packet.Packet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What headers beyond addresses, ports and flags hold for. */
class HeaderMatchesTest {
    private static final Packet SYN = PacketWords.packet("tcp 10.244.1.9:40000 192.0.2.100:80");

    private static boolean matches(String rule, Packet packet) {
        return matches(rule, packet, Crossing.through(Hook.FORWARD, "veth1", "eth0", Router.NOW));
    }

    private static boolean matches(String rule, Packet packet, Crossing at) {
        NetfilterState node = Router.with("*mangle\n-A " + at.hook() + " " + rule + " -j DROP\nCOMMIT\n");
        Verdict verdict = Netfilter.cross(node, InFlight.entering(packet), at, Choice.first())
                .verdict();
        assertThat(verdict.isAccept()).isNotEqualTo(verdict instanceof Verdict.Drop);
        return verdict instanceof Verdict.Drop;
    }

    // net/netfilter/xt_iprange.c, iprange_mt4: both ends of the range are in it
    @ParameterizedTest
    @CsvSource({
        "--src-range 10.244.1.9-10.244.1.12, true",
        "--src-range 10.244.1.5-10.244.1.9, true",
        "--src-range 10.244.1.9-10.244.1.9, true",
        "--src-range 10.244.1.1-10.244.1.200, true",
        "--src-range 10.244.1.1-10.244.1.8, false",
        "--src-range 10.244.1.10-10.244.1.12, false",
        "--src-range 192.0.2.1-192.0.2.200, false",
        "! --src-range 10.244.1.9-10.244.1.12, false",
        "--dst-range 192.0.2.100-192.0.2.101, true",
        "--dst-range 192.0.2.99-192.0.2.100, true",
        "--dst-range 192.0.2.101-192.0.2.109, false",
        "--dst-range 10.244.1.1-10.244.1.200, false",
        "! --dst-range 10.244.1.1-10.244.1.200, true",
    })
    void rangesOfAddresses(String range, boolean holds) {
        assertThat(matches("-m iprange " + range, SYN)).isEqualTo(holds);
    }

    // net/netfilter/xt_hl.c, ttl_mt
    @ParameterizedTest
    @CsvSource({
        "--ttl-eq 5, 5, true",
        "--ttl-eq 5, 4, false",
        "--ttl-eq 5, 6, false",
        "! --ttl-eq 5, 6, true",
        "--ttl-lt 5, 4, true",
        "--ttl-lt 5, 5, false",
        "--ttl-lt 5, 6, false",
        "--ttl-gt 5, 6, true",
        "--ttl-gt 5, 5, false",
        "--ttl-gt 5, 4, false",
    })
    void timesToLive(String asked, int ttl, boolean holds) {
        assertThat(matches("-m ttl " + asked, SYN.withTtl(ttl))).isEqualTo(holds);
    }

    // net/netfilter/xt_pkttype.c, pkttype_mt
    @ParameterizedTest
    @CsvSource({
        "unicast, 192.0.2.100:80, true",
        "broadcast, 192.0.2.100:80, false",
        "multicast, 192.0.2.100:80, false",
        "unicast, 10.244.1.1:80, true",
        "broadcast, 192.0.2.255:80, true",
        "unicast, 192.0.2.255:80, false",
        "broadcast, 255.255.255.255:80, true",
        "multicast, 224.0.0.251:80, true",
        "broadcast, 224.0.0.251:80, false",
        "unicast, 224.0.0.251:80, false",
    })
    void howTheLinkDeliveredIt(String kind, String to, boolean holds) {
        Packet packet = PacketWords.packet("udp 10.244.1.9:5000 " + to);
        assertThat(matches("-m pkttype --pkt-type " + kind, packet)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"unicast, true", "broadcast, false"})
    void whatTheHostSendsIsUnicastWhileItIsHere(String kind, boolean holds) {
        Packet packet = PacketWords.packet("udp 192.0.2.11:5000 192.0.2.255:80");
        Crossing out = Crossing.out(Hook.OUTPUT, "eth0", Router.NOW);
        assertThat(matches("-m pkttype --pkt-type " + kind, packet, out)).isEqualTo(holds);
    }

    /** No packet of the model is of a protocol that it does not know, and none comes in pieces. */
    @ParameterizedTest
    @CsvSource({"-p 250, false", "! -p 250, true", "-f, false", "! -f, true", "-p tcp, true", "-p 6, true"})
    void protocolsWithoutPacketsAndFragments(String rule, boolean holds) {
        assertThat(matches(rule, SYN)).isEqualTo(holds);
    }
}
