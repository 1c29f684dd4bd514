package io.github.kubevalue.net.ipset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.FlowPort;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.PortRange;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which packets each type of set holds: net/netfilter/ipset/ip_set_hash_*.c and ip_set_bitmap_port.c. */
class IpSetTest {
    private static IpSet set(String type, String... members) {
        String text = "create s " + type + "\n"
                + Vector.of(members).map(member -> "add s " + member.trim()).mkString("\n");
        return (IpSet) IpSetDump.parse(text).get().sets().head();
    }

    private static Seq<Match.End> ends(String text) {
        return Vector.of(text.split("/")).map(end -> end.equals("src") ? Match.End.SOURCE : Match.End.DESTINATION);
    }

    /** A type, its members, the ends that a rule asks, a packet, and whether it is one of them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hash:ip          | 10.96.0.10 10.96.0.11        | dst         | tcp 10.244.1.9:1 10.96.0.10:80   |"
                        + " true",
                "hash:ip          | 10.96.0.10 10.96.0.11        | src         | tcp 10.244.1.9:1 10.96.0.10:80   |"
                        + " false",
                "hash:ip          | 10.244.1.9                   | src         | udp 10.244.1.9:1 10.96.0.10:80   |"
                        + " true",
                "hash:net         | 10.244.0.0/16 192.0.2.0/24   | src         | tcp 10.244.1.9:1 10.96.0.10:80   |"
                        + " true",
                "hash:net         | 10.244.0.0/16 192.0.2.0/24   | src         | tcp 192.0.2.9:1 10.96.0.10:80    |"
                        + " true",
                "hash:net         | 10.244.0.0/16 192.0.2.0/24   | dst         | tcp 10.244.1.9:1 10.96.0.10:80   |"
                        + " false",
                "hash:net         | 10.244.7.7/16                | src         | tcp 10.244.1.9:1 10.96.0.10:80   |"
                        + " true",
                "hash:net         | 10.96.0.10                   | dst         | tcp 10.244.1.9:1 10.96.0.10:80   |"
                        + " true",
                "hash:ip,port     | 10.96.0.10,tcp:80            | dst/dst     | tcp 10.244.1.9:1 10.96.0.10:80   |"
                        + " true",
                "hash:ip,port     | 10.96.0.10,tcp:80            | dst/dst     | udp 10.244.1.9:1 10.96.0.10:80   |"
                        + " false",
                "hash:ip,port     | 10.96.0.10,tcp:80            | dst/dst     | tcp 10.244.1.9:1 10.96.0.10:81   |"
                        + " false",
                "hash:ip,port     | 10.96.0.10,tcp:80            | dst/src     | tcp 10.244.1.9:80 10.96.0.10:81  |"
                        + " true",
                "hash:ip,port     | 10.96.0.10,tcp:80            | src/dst     | tcp 10.244.1.9:1 10.96.0.10:80   |"
                        + " false",
                "hash:ip,port,ip  | 10.244.1.2,tcp:80,10.244.1.2 | dst/dst/src | tcp 10.244.1.2:1 10.244.1.2:80   |"
                        + " true",
                "hash:ip,port,ip  | 10.244.1.2,tcp:80,10.244.1.2 | dst/dst/src | tcp 10.244.1.3:1 10.244.1.2:80   |"
                        + " false",
                "hash:ip,port,ip  | 10.244.1.2,tcp:80,10.244.1.2 | dst/dst/src | tcp 10.244.1.2:1 10.244.1.3:80   |"
                        + " false",
                "hash:ip,port,net | 10.96.0.9,tcp:80,192.0.2.0/25 | dst/dst/src | tcp 192.0.2.77:1 10.96.0.9:80    |"
                        + " true",
                "hash:ip,port,net | 10.96.0.9,tcp:80,192.0.2.0/25 | dst/dst/src | tcp 192.0.2.200:1 10.96.0.9:80   |"
                        + " false",
                "hash:ip,port,net | 10.96.0.9,tcp:80,192.0.2.0/25 | dst/dst/src | tcp 192.0.2.77:1 10.96.0.8:80    |"
                        + " false",
                "hash:ip,port,net | 10.96.0.9,tcp:80,192.0.2.0/25 | dst/dst/src | tcp 192.0.2.77:1 10.96.0.9:81    |"
                        + " false",
                "hash:ip,port,net | 10.96.0.9,tcp:80,192.0.2.0/25 | dst/dst/src | udp 192.0.2.77:1 10.96.0.9:80    |"
                        + " false",
                "bitmap:port      | 30080 30081                  | dst         | tcp 10.244.1.9:1 192.0.2.11:30080 |"
                        + " true",
                "bitmap:port      | 30080 30081                  | dst         | udp 10.244.1.9:1 192.0.2.11:30081 |"
                        + " true",
                "bitmap:port      | 30080 30081                  | dst         | tcp 10.244.1.9:1 192.0.2.11:30082 |"
                        + " false",
                "bitmap:port      | 30080 30081                  | src         | tcp 10.244.1.9:1 192.0.2.11:30080 |"
                        + " false",
                "bitmap:port      | 0                            | dst         | esp 10.244.1.9 192.0.2.11         |"
                        + " false",
            })
    void aPacketIsAMember(String type, String members, String ends, String packet, boolean holds) {
        assertThat(set(type.trim(), members.trim().split(" ")).contains(flow(packet.trim()), ends(ends.trim())))
                .isEqualTo(holds);
    }

    private static Flow flow(String text) {
        String[] words = text.split(" ");
        return Flow.of(IpProtocol.tryParse(words[0]).get(), address(words[1]), address(words[2]));
    }

    private static Address address(String text) {
        return text.contains(":") ? Address.parse(text) : Address.of(Ip.parse(text), 0);
    }

    @Test
    void aSetHoldsPacketsOfItsFamilyAndPortsHaveNone() {
        Flow four = Flow.tcp("10.244.1.9:1", "10.96.0.10:80");
        Flow six = Flow.tcp("[fd00::9]:1", "[fd00::1]:80");
        assertThat(set("hash:net family inet6", "::/0").contains(six, ends("dst")))
                .isTrue();
        assertThat(set("hash:net family inet6", "::/0").contains(four, ends("dst")))
                .isFalse();
        assertThat(set("hash:net family inet", "0.0.0.0/0").contains(six, ends("dst")))
                .isFalse();
        assertThat(set("bitmap:port range 0-100", "80").contains(four, ends("dst")))
                .isTrue();
        assertThat(set("bitmap:port range 0-100", "80").contains(six, ends("dst")))
                .isTrue();
    }

    /** That a port which nobody can know happens to be a member's is left out. */
    @Test
    void aPortThatNobodyCanKnowIsNoMembers() {
        FlowPort drawn = new FlowPort.Unpredictable(Ip.parse("192.0.2.11"), 1, new PortRange(1024, 65535));
        Flow flow = Flow.of(IpProtocol.TCP, new Address(Ip.parse("192.0.2.11"), drawn), Address.parse("10.96.0.10:80"));
        assertThat(set("hash:ip,port", "192.0.2.11,tcp:1024").contains(flow, ends("src/src")))
                .isFalse();
        assertThat(set("bitmap:port", "1024").contains(flow, ends("src"))).isFalse();
        assertThat(set("hash:ip,port,ip", "192.0.2.11,tcp:80,10.96.0.10").contains(flow, ends("src/dst/dst")))
                .isTrue();
    }
}
