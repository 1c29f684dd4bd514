package io.github.kubevalue.net.conntrack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IcmpMessage;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections of protocols that have no states of their own. */
class DatagramsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Ip CLIENT = Ip.parse("10.244.1.9");
    private static final Ip SERVER = Ip.parse("192.0.2.100");

    private ConntrackTable table = ConntrackTable.empty();

    /** {@code E 30 RA}: how the packet was taken, how long its connection lives, whether replied to, and whether assured. */
    private String send(Flow flow, int second) {
        Instant now = NOW.plusSeconds(second);
        Tracked tracked = table.track(Packet.of(flow), 0, now);
        table = tracked.table();
        if (!(tracked.tracking() instanceof Tracking.Connection connection)) {
            return "" + tracked.tracking().state();
        }
        if (!connection.confirmed()) {
            table = table.confirm(connection.entry(), now).get();
        }
        Entry entry = table.find(flow, 0, now).get();
        assertThat(connection.entry()).isEqualTo(entry);
        return connection.state().name().charAt(0) + " "
                + Duration.between(now, entry.expiresAt()).toSeconds() + " "
                + (entry.seenReply() ? "R" : "-")
                + (entry.assured() ? "A" : "-");
    }

    /** Packets as second and way, {@code 1>} and {@code 2<}, and what is known of the connection after each. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // net/netfilter/nf_conntrack_proto_udp.c, nf_conntrack_udp_packet
                "UDP     | 0> 1> 9>           | N 30 --; N 30 --; N 30 --",
                "UDP     | 0> 1<              | N 30 --; E 30 R-",
                "UDP     | 0> 1< 2> 2<        | N 30 --; E 30 R-; E 30 R-; E 30 R-",
                "UDP     | 0> 1< 3>           | N 30 --; E 30 R-; E 120 RA",
                "UDP     | 0> 1< 3< 4>        | N 30 --; E 30 R-; E 120 RA; E 120 RA",
                "UDP     | 0> 9< 10>          | N 30 --; E 30 R-; E 120 RA",
                "UDP     | 0> 30<             | N 30 --; N 30 --",
                "UDPLITE | 0> 1< 3>           | N 30 --; E 30 R-; E 120 RA",
                // net/netfilter/nf_conntrack_proto_gre.c, nf_conntrack_gre_packet
                "GRE     | 0> 1> 9>           | N 30 --; N 30 --; N 30 --",
                "GRE     | 0> 1< 2> 3<        | N 30 --; E 30 R-; E 180 RA; E 180 RA",
                // net/netfilter/nf_conntrack_proto_generic.c
                "ESP     | 0> 1> 9< 10>       | N 600 --; N 600 --; E 600 R-; E 600 R-",
                "IPIP    | 0> 1<              | N 600 --; E 600 R-",
            })
    void whatIsKnownOfAConnection(IpProtocol protocol, String packets, String known) {
        int port = protocol.hasPorts() ? 5000 : 0;
        Flow flow = Flow.of(protocol, Address.of(CLIENT, port), Address.of(SERVER, port));
        assertThat(Vector.of(packets.trim().split(" "))
                        .map(packet -> send(
                                packet.endsWith(">") ? flow : flow.inverted(),
                                Integer.parseInt(packet.substring(0, packet.length() - 1))))
                        .mkString("; "))
                .isEqualTo(known);
    }

    @Test
    void whatIsAssuredStaysSo() {
        Flow flow = Flow.udp("10.244.1.9:5000", "192.0.2.100:53");
        Entry listed = Entry.opening(flow, 0, NOW).withAssured(true).withExpiresAt(NOW.plusSeconds(60));
        table = ConntrackTable.of(ConntrackSettings.KERNEL, Vector.of(listed));
        assertThat(send(flow, 1)).isEqualTo("N 30 -A");
    }

    /**
     * Messages of ICMP that come first, and why they open no connection: net/netfilter/nf_conntrack_proto_icmp.c, valid_new, and
     * nf_conntrack_proto_icmpv6.c.
     */
    @ParameterizedTest
    @CsvSource({
        "10.244.1.9, 192.0.2.100, 8, NEW",
        "10.244.1.9, 192.0.2.100, 13, NEW",
        "10.244.1.9, 192.0.2.100, 15, NEW",
        "10.244.1.9, 192.0.2.100, 17, NEW",
        "10.244.1.9, 192.0.2.100, 0, an ICMP answer that nobody has asked for",
        "10.244.1.9, 192.0.2.100, 14, an ICMP answer that nobody has asked for",
        "10.244.1.9, 192.0.2.100, 9, an ICMP message that asks nothing",
        "10.244.1.9, 192.0.2.100, 10, an ICMP message that asks nothing",
        "10.244.1.9, 192.0.2.100, 3, an ICMP error that quotes no packet",
        "fd00::9, fd00::1, 128, NEW",
        "fd00::9, fd00::1, 129, an ICMP answer that nobody has asked for",
        "fd00::9, fd00::1, 137, an ICMP message that asks nothing",
        "fd00::9, fd00::1, 130, UNTRACKED",
        "fd00::9, fd00::1, 133, UNTRACKED",
        "fd00::9, fd00::1, 136, UNTRACKED",
        "fd00::9, fd00::1, 143, UNTRACKED",
        "fd00::9, fd00::1, 1, an ICMP error that quotes no packet",
        "10.244.1.9, 192.0.2.100, 135, an ICMP message that asks nothing",
    })
    void messagesThatComeFirst(String from, String to, int type, String taken) {
        Flow flow = Flow.icmp(Ip.parse(from), Ip.parse(to), new IcmpMessage(type, 0));
        Tracking tracking = table.track(Packet.of(flow), 0, NOW).tracking();
        assertThat(tracking instanceof Tracking.Invalid invalid ? invalid.reason() : "" + tracking.state())
                .isEqualTo(taken);
    }

    /** A table without room is not asked about what opens no connection. */
    @Test
    void whatOpensNothingNeedsNoRoom() {
        table = ConntrackTable.empty(ConntrackSettings.KERNEL.withMax(1));
        send(Flow.udp("10.244.1.9:5000", "192.0.2.100:53"), 0);
        Packet advertisement = Packet.of(Flow.icmp(CLIENT, SERVER, new IcmpMessage(9, 0)));
        assertThat(table.track(advertisement, 0, NOW).tracking())
                .isEqualTo(new Tracking.Invalid("an ICMP message that asks nothing"));
        assertThat(table.track(Packet.of(Flow.echo(CLIENT, SERVER, 7)), 0, NOW).tracking())
                .isInstanceOf(Tracking.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"10.244.1.9, 192.0.2.100", "fd00::9, fd00::1"})
    void anEchoIsAnsweredAgainAndAgain(String from, String to) {
        Flow echo = Flow.echo(Ip.parse(from), Ip.parse(to), 7);
        assertThat(send(echo, 0)).isEqualTo("N 30 --");
        assertThat(send(echo.inverted(), 1)).isEqualTo("E 30 R-");
        assertThat(send(echo, 2)).isEqualTo("E 30 R-");
        assertThat(send(echo.inverted(), 2)).isEqualTo("E 30 R-");
    }

    /** Each family has a time of its own. */
    @Test
    void echoesLiveAsLongAsTheSettingsSay() {
        table = ConntrackTable.empty(
                ConntrackSettings.KERNEL.withIcmp(Duration.ofSeconds(5)).withIcmpv6(Duration.ofSeconds(6)));
        assertThat(send(Flow.echo(CLIENT, SERVER, 7), 0)).isEqualTo("N 5 --");
        assertThat(send(Flow.echo(Ip.parse("fd00::9"), Ip.parse("fd00::1"), 7), 0))
                .isEqualTo("N 6 --");
    }
}
