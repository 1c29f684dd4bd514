package io.github.kubevalue.net.netfilter.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.conntrack.ConntrackSettings;
import io.github.kubevalue.net.conntrack.ConntrackTable;
import io.github.kubevalue.net.conntrack.CtState;
import io.github.kubevalue.net.conntrack.Direction;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.conntrack.Tracking;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IcmpMessage;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.TcpFlag;
import io.github.kubevalue.net.packet.TcpFlags;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens at hooks beside rules of iptables: connection tracking and what it tells. */
class HooksTest {
    private static final Packet SYN = PacketWords.packet("tcp 10.244.1.9:40000 10.96.0.10:80");
    private static final NetfilterState BARE = Router.with("*filter\nCOMMIT\n");

    private static Passage forward(NetfilterState node, Packet packet) {
        return Router.forward(node, packet, Choice.first());
    }

    private static Seq<String> notes(Passage passage) {
        return passage.evidence().filter(item -> item.rule().isEmpty()).map(Evidence::note);
    }

    @Test
    void tellsWhichConnectionAPacketBelongsTo() {
        Passage first = forward(BARE, SYN);
        assertThat(notes(first)).containsExactly("conntrack: NEW connection");
        String known = "known connection tcp 10.244.1.9:40000 -> 10.96.0.10:80 / tcp 10.96.0.10:80 -> 10.244.1.9:40000";
        assertThat(notes(forward(first.state(), SYN))).containsExactly("conntrack: NEW, " + known);
        Packet answer = Packet.tcp(SYN.flow().inverted(), TcpFlags.SYN_ACK);
        assertThat(notes(forward(first.state(), answer))).containsExactly("conntrack: ESTABLISHED, reply of " + known);
    }

    @Test
    void tellsWhyAPacketIsInvalidAndLetsItPass() {
        Passage passage = forward(BARE, PacketWords.packet("tcp 10.244.1.9:40000 10.96.0.10:80 RST"));
        assertThat(notes(passage)).containsExactly("conntrack: INVALID, a TCP segment (RST) that opens no connection");
        assertThat(passage.verdict().isAccept()).isTrue();
    }

    @Test
    void leavesNeighbourDiscoveryAlone() {
        Packet solicitation =
                Packet.of(Flow.icmp(Ip.parse("2001:db8::1"), Ip.parse("ff02::1:ff00:2"), new IcmpMessage(135, 0)));
        assertThat(notes(forward(BARE, solicitation))).containsExactly("conntrack: UNTRACKED");
    }

    @Test
    void dropsWhatFindsNoRoom() {
        NetfilterState full = forward(
                        BARE.withConntrack(ConntrackTable.empty(ConntrackSettings.KERNEL.withMax(1))), SYN)
                .state();
        Passage passage = forward(full, PacketWords.packet("tcp 10.244.1.8:40000 10.96.0.11:81"));
        assertThat(notes(passage)).containsExactly("conntrack: nf_conntrack: table full, dropping packet");
        assertThat(passage.verdict())
                .isEqualTo(new Verdict.Drop("conntrack: nf_conntrack: table full, dropping packet"));
    }

    @Test
    void tellsWhatAConnectionDoesToLaterPackets() {
        NetfilterState node =
                Router.with("*nat\n-A PREROUTING -p tcp -j DNAT --to-destination 192.0.2.100:8080\nCOMMIT\n");
        Passage first = forward(node, SYN);
        Passage second = forward(first.state(), SYN);
        assertThat(notes(second).last())
                .isEqualTo("known connection: tcp 10.244.1.9:40000 -> 10.96.0.10:80 becomes"
                        + " tcp 10.244.1.9:40000 -> 192.0.2.100:8080, as the connection says");
        assertThat(second.evidence().last().table()).contains("nat");
        assertThat(second.evidence().last().isChange()).isTrue();
    }

    @Test
    void tellsWhyTheSourcePortGivesWay() {
        NetfilterState node = Router.with(
                "*nat\n-A PREROUTING -d 10.96.0.10/32 -p udp -j DNAT --to-destination 192.0.2.100:8080\nCOMMIT\n");
        Passage first = forward(node, PacketWords.packet("udp 10.244.1.9:5000 10.96.0.10:53"));
        Passage second = forward(first.state(), PacketWords.packet("udp 10.244.1.9:5000 192.0.2.100:8080"));
        assertThat(notes(second).last()).endsWith(", another connection would get the same replies");
        assertThat(second.inFlight().packet().flow().source().port().number()).isEmpty();
    }

    @Test
    void forgetsAConnectionThatWouldLeaveByAnotherInterfaceThanItIsMasqueradedOn() {
        NetfilterState node = Router.with("*nat\n-A POSTROUTING -o eth0 -j MASQUERADE\nCOMMIT\n");
        NetfilterState known = forward(node, SYN).state();
        Crossing there = Crossing.builder()
                .hook(Hook.PREROUTING)
                .in("veth1")
                .now(Router.NOW)
                .build();
        Passage in = Netfilter.cross(known, InFlight.entering(SYN), there, Choice.first());
        Crossing elsewhere = Crossing.builder()
                .hook(Hook.POSTROUTING)
                .in("veth1")
                .out("eth9")
                .now(Router.NOW)
                .build();
        Passage out = Netfilter.cross(in.state(), in.inFlight(), elsewhere, Choice.first());
        assertThat(out.verdict())
                .isEqualTo(new Verdict.Drop(
                        "the connection was masqueraded on eth0 and would leave by another interface"));
        assertThat(out.state().conntrack().size()).isZero();
        Passage same =
                Netfilter.cross(in.state(), in.inFlight(), elsewhere.withOut(Option.some("eth0")), Choice.first());
        assertThat(same.verdict().isAccept()).isTrue();
        assertThat(same.state().conntrack().size()).isEqualTo(1);
    }

    @Test
    void remembersWhatRulesDoToAConnectionThatStands() {
        NetfilterState node = Router.with(
                "*mangle\n-A FORWARD -m conntrack --ctstate ESTABLISHED -j CONNMARK --set-mark 7\nCOMMIT\n");
        Passage first = forward(node, SYN);
        assertThat(marks(first)).containsExactly(0);
        Passage answer = forward(first.state(), Packet.tcp(SYN.flow().inverted(), TcpFlags.SYN_ACK));
        assertThat(marks(answer)).containsExactly(7);
    }

    private Seq<Integer> marks(Passage passage) {
        return passage.state().conntrack().entries(Router.NOW).map(Entry::mark);
    }

    @Test
    void endsWhereARuleOfNatIsNotModelled() {
        NetfilterState node =
                Router.with("*nat\n-A PREROUTING -m bpf --bytecode x -j DNAT --to-destination 192.0.2.100\nCOMMIT\n");
        Passage passage = forward(node, SYN);
        assertThat(passage.verdict()).isInstanceOf(Verdict.NotModelled.class);
        assertThat(passage.state().conntrack().size()).isZero();
    }

    @Test
    void translatesTheDestinationOfWhatTheHostItselfSends() {
        NetfilterState node = Router.with("*nat\n-A OUTPUT -p tcp -j DNAT --to-destination 192.0.2.100:8080\nCOMMIT\n");
        Crossing out =
                Crossing.builder().hook(Hook.OUTPUT).out("eth0").now(Router.NOW).build();
        Passage passage = Netfilter.cross(node, InFlight.entering(SYN), out, Choice.first());
        assertThat(passage.inFlight().packet().flow()).isEqualTo(Flow.tcp("10.244.1.9:40000", "192.0.2.100:8080"));
    }

    @Test
    void leavesPacketsWithoutAConnectionUnmarked() {
        NetfilterState node = Router.with("*raw\n-A PREROUTING -j CT --notrack\nCOMMIT\n"
                + "*mangle\n-A FORWARD -j CONNMARK --set-mark 7\n-A FORWARD -j CONNMARK --restore-mark\nCOMMIT\n");
        Passage passage = forward(node, SYN);
        assertThat(passage.verdict().isAccept()).isTrue();
        assertThat(passage.inFlight().tracking()).isEqualTo(Tracking.UNTRACKED);
        assertThat(passage.inFlight().packet().mark()).isZero();
    }

    // net/netfilter/nf_nat_proto.c, nf_nat_icmp_reply_translation
    @ParameterizedTest
    @CsvSource({"5, false", "3, true"})
    void dropsRedirectsAboutWhatIsTranslated(int type, boolean passes) {
        NetfilterState node =
                Router.with("*nat\n-A PREROUTING -p tcp -j DNAT --to-destination 192.0.2.100:8080\nCOMMIT\n");
        Passage first = forward(node, SYN);
        Packet quoted = first.inFlight().packet();
        Packet error = Packet.of(Flow.icmp(Ip.parse("192.0.2.1"), Ip.parse("10.244.1.9"), new IcmpMessage(type, 1)))
                .withQuoted(Option.some(quoted));
        Passage told = forward(first.state(), error);
        assertThat(told.verdict().isAccept()).isEqualTo(passes);
        if (passes) {
            assertThat(told.inFlight().packet().quoted().get().flow()).isEqualTo(SYN.flow());
        } else {
            assertThat(told.verdict())
                    .isEqualTo(new Verdict.Drop("an ICMP redirect about a connection that is translated"));
        }
    }

    @Test
    void tellsNothingToWhomWantsTheBareVerdict() {
        Crossing bare = Crossing.builder()
                .hook(Hook.PREROUTING)
                .in("veth1")
                .now(Router.NOW)
                .detail(Crossing.Detail.NONE)
                .build();
        assertThat(Netfilter.cross(BARE, InFlight.entering(SYN), bare, Choice.first())
                        .evidence())
                .isEmpty();
        assertThat(Netfilter.cross(
                                BARE, InFlight.entering(SYN), bare.withDetail(Crossing.Detail.MATCHED), Choice.first())
                        .evidence())
                .hasSize(1);
    }

    @Test
    void dropsWhatClashes() {
        Crossing there = Crossing.builder()
                .hook(Hook.PREROUTING)
                .in("veth1")
                .now(Router.NOW)
                .build();
        Passage in = Netfilter.cross(BARE, InFlight.entering(SYN), there, Choice.first());
        Entry other = Entry.opening(SYN.flow(), 0, Router.NOW)
                .withReply(Flow.tcp("192.0.2.100:8080", "10.244.1.9:40000"))
                .withExpiresAt(Router.NOW.plusSeconds(60));
        NetfilterState raced = in.state()
                .withConntrack(in.state().conntrack().confirm(other, Router.NOW).get());
        Crossing out = Crossing.builder()
                .hook(Hook.POSTROUTING)
                .in("veth1")
                .out("eth0")
                .now(Router.NOW)
                .build();
        Passage passage = Netfilter.cross(raced, in.inFlight(), out, Choice.first());
        assertThat(passage.verdict()).isEqualTo(new Verdict.Drop("conntrack: clashes with " + other.translation()));
        assertThat(notes(passage)).containsExactly("conntrack: clashes with " + other.translation());
        assertThat(passage.state().conntrack()).isEqualTo(raced.conntrack());
    }

    @Test
    void whatTheRulesOfAnUnconfirmedConnectionSayIsNotSaidOfOneThatWasFaster() {
        Passage in = Netfilter.cross(
                BARE, InFlight.entering(SYN), Crossing.in(Hook.PREROUTING, "veth1", Router.NOW), Choice.first());
        Entry faster = Entry.opening(SYN.flow(), 0, Router.NOW)
                .withReply(Flow.tcp("192.0.2.100:8080", "10.244.1.9:40000"))
                .withExpiresAt(Router.NOW.plusSeconds(60));
        NetfilterState raced = Router.with("*mangle\n-A FORWARD -j CONNMARK --set-mark 7\nCOMMIT\n")
                .withConntrack(
                        in.state().conntrack().confirm(faster, Router.NOW).get());
        Passage passage = Netfilter.cross(
                raced, in.inFlight(), Crossing.through(Hook.FORWARD, "veth1", "eth0", Router.NOW), Choice.first());
        assertThat(marks(passage)).containsExactly(0);
        assertThat(((Tracking.Connection) passage.inFlight().tracking()).entry().mark())
                .isEqualTo(7);
    }

    @Test
    void aPacketIsOfAConnectionOfTheTableOnceItHasLeft() {
        Passage passage = forward(BARE, SYN);
        assertThat(passage.inFlight().tracking())
                .isEqualTo(new Tracking.Connection(
                        passage.state().conntrack().entries(Router.NOW).head(), Direction.ORIGINAL, CtState.NEW, true));
    }

    /** IPVS has sent the packet where it goes; NAT gives its answer the virtual server's address. */
    @Test
    void whatIpvsSendsIsTranslatedOnItsWayBackAlone() {
        Entry entry = Entry.opening(SYN.flow(), 0, Router.NOW)
                .withReply(Flow.tcp("10.244.1.2:8080", "10.244.1.9:40000"))
                .withByIpvs(true)
                .withExpiresAt(Router.NOW.plusSeconds(60));
        NetfilterState node =
                BARE.withConntrack(BARE.conntrack().confirm(entry, Router.NOW).get());
        Passage there = Netfilter.cross(
                node, InFlight.entering(SYN), Crossing.in(Hook.PREROUTING, "veth1", Router.NOW), Choice.first());
        assertThat(there.inFlight().packet()).isEqualTo(SYN);
        Packet answer = Packet.tcp(entry.reply(), TcpFlags.SYN_ACK);
        assertThat(forward(there.state(), answer).inFlight().packet().flow())
                .isEqualTo(SYN.flow().inverted());
    }

    /** What IPVS sends is masqueraded as everything else is, and its answer finds back at once. */
    @Test
    void theSourceOfWhatIpvsSendsIsTranslatedBothWays() {
        Entry entry = Entry.opening(SYN.flow(), 0, Router.NOW)
                .withReply(Flow.tcp("10.244.1.2:8080", "192.0.2.11:40000"))
                .withByIpvs(true)
                .withExpiresAt(Router.NOW.plusSeconds(60));
        NetfilterState node =
                BARE.withConntrack(BARE.conntrack().confirm(entry, Router.NOW).get());
        Passage there = forward(node, SYN);
        assertThat(there.inFlight().packet().flow()).isEqualTo(Flow.tcp("192.0.2.11:40000", "10.96.0.10:80"));
        Crossing in = Crossing.in(Hook.PREROUTING, "eth0", Router.NOW);
        InFlight answer = InFlight.entering(Packet.tcp(entry.reply(), TcpFlags.SYN_ACK));
        assertThat(Netfilter.cross(there.state(), answer, in, Choice.first())
                        .inFlight()
                        .packet()
                        .flow())
                .isEqualTo(Flow.tcp("10.244.1.2:8080", "10.244.1.9:40000"));
    }

    /** Rules of nat are for packets that open a connection, whatever has been decided about it. */
    @Test
    void anAnswerAsksNoRuleOfNat() {
        Entry listed = Entry.opening(SYN.flow(), 0, Router.NOW).withExpiresAt(Router.NOW.plusSeconds(60));
        NetfilterState node =
                Router.with("*nat\n-A PREROUTING -p tcp -j DNAT --to-destination 192.0.2.100:8080\nCOMMIT\n");
        NetfilterState known =
                node.withConntrack(node.conntrack().confirm(listed, Router.NOW).get());
        Packet answer = Packet.tcp(SYN.flow().inverted(), TcpFlags.SYN_ACK);
        assertThat(forward(known, answer).inFlight().packet()).isEqualTo(answer);
    }

    /** As OUTPUT has no way of its own to say so: what the host says about a packet at once is of that packet's connection. */
    @ParameterizedTest
    @CsvSource({"false, 0", "true, 1"})
    void whatIsSaidAboutAPacketBelongsToItsConnection(boolean known, int connections) {
        NetfilterState before = known ? forward(BARE, SYN).state() : BARE;
        Passage refused = Netfilter.cross(
                before, InFlight.entering(SYN), Crossing.in(Hook.PREROUTING, "veth1", Router.NOW), Choice.first());
        Packet reset = Packet.tcp(SYN.flow().inverted(), TcpFlags.of(TcpFlag.RST));
        InFlight about = InFlight.about(refused.inFlight(), reset);
        Tracking.Connection connection = (Tracking.Connection) about.tracking();
        assertThat(connection.direction()).isEqualTo(Direction.REPLY);
        assertThat(connection.state()).isEqualTo(CtState.RELATED);
        assertThat(connection.confirmed()).isEqualTo(known);
        assertThat(about.sender()).contains(Sender.KERNEL);
        Passage out =
                Netfilter.cross(refused.state(), about, Crossing.out(Hook.OUTPUT, "veth1", Router.NOW), Choice.first());
        Passage left = Netfilter.cross(
                out.state(), out.inFlight(), Crossing.out(Hook.POSTROUTING, "veth1", Router.NOW), Choice.first());
        assertThat(left.verdict().isAccept()).isTrue();
        assertThat(left.state().conntrack().size()).isEqualTo(connections);
    }

    @Test
    void whatIsSaidAboutAPacketWithoutConnectionIsTrackedItself() {
        InFlight untracked = InFlight.entering(SYN).with(Tracking.UNTRACKED);
        assertThat(InFlight.about(untracked, SYN).tracking()).isEqualTo(Tracking.PENDING);
    }

    @ParameterizedTest
    @EnumSource(Hook.class)
    void aStackWithoutRulesLetsEverythingPassAtEveryHook(Hook hook) {
        Crossing at = Crossing.through(hook, "veth1", "eth0", Router.NOW);
        Passage passage = Netfilter.cross(NetfilterState.empty(), InFlight.entering(SYN), at, Choice.first());
        assertThat(passage.verdict()).isEqualTo(Verdict.ACCEPT);
        assertThat(passage.inFlight().packet()).isEqualTo(SYN);
    }

    /** Tables in the order in which packets meet them: rules that drop a packet with the mark that the table before has given. */
    @ParameterizedTest
    @CsvSource({
        "PREROUTING, raw mangle nat",
        "INPUT, mangle filter security nat",
        "FORWARD, mangle filter security",
        "OUTPUT, raw mangle nat filter security",
        "POSTROUTING, mangle nat",
    })
    void tablesTakeTheirTurns(Hook hook, String tables) {
        StringBuilder rules = new StringBuilder();
        for (TableName name : TableName.values()) {
            rules.append(
                    "*" + name + "\n" + (name.hooks().contains(hook) ? "-A " + hook + " -j LOG\n" : "") + "COMMIT\n");
        }
        InFlight tracked = Netfilter.cross(
                        BARE, InFlight.entering(SYN), Crossing.in(Hook.PREROUTING, "veth1", Router.NOW), Choice.first())
                .inFlight();
        boolean first = hook == Hook.PREROUTING || hook == Hook.OUTPUT;
        Crossing at = Crossing.through(hook, "veth1", "eth0", Router.NOW);
        Passage passage = Netfilter.cross(
                Router.with(rules.toString()), first ? InFlight.entering(SYN) : tracked, at, Choice.first());
        assertThat(passage.evidence()
                        .filter(item -> item.rule().isDefined())
                        .flatMap(Evidence::table)
                        .mkString(" "))
                .isEqualTo(tables);
    }

    /** At {@code OUTPUT} a packet has no interface that it came in by, at {@code INPUT} none by which it leaves. */
    @ParameterizedTest
    @CsvSource({
        "'-A INPUT -i veth1', in, true",
        "'-A INPUT -i eth0', in, false",
        "'-A INPUT ! -o eth0', in, true",
        "'-A OUTPUT -o eth0', out, true",
        "'-A OUTPUT ! -i veth1', out, true",
        "'-A OUTPUT -i veth1', out, false",
        "'-A FORWARD -i veth1 -o eth0', through, true",
        "'-A FORWARD -i eth0 -o eth0', through, false",
    })
    void aHookKnowsItsInterfaces(String rule, String way, boolean holds) {
        NetfilterState node = Router.with("*filter\n" + rule + " -j DROP\nCOMMIT\n");
        Crossing at = switch (way) {
            case "in" -> Crossing.in(Hook.INPUT, "veth1", Router.NOW);
            case "out" -> Crossing.out(Hook.OUTPUT, "eth0", Router.NOW);
            default -> Crossing.through(Hook.FORWARD, "veth1", "eth0", Router.NOW);
        };
        assertThat(
                        Netfilter.cross(node, InFlight.entering(SYN), at, Choice.first())
                                        .verdict()
                                instanceof Verdict.Drop)
                .isEqualTo(holds);
    }

    @Test
    void eachFamilyHasRulesOfItsOwn() {
        Ruleset drops = Router.with("*filter\n:FORWARD DROP [0:0]\nCOMMIT\n").ipv4();
        Packet six = PacketWords.packet("tcp [fd00::9]:40000 [fd00::1]:80");
        NetfilterState four = NetfilterState.empty().withRuleset(IpFamily.IPV4, drops);
        assertThat(forward(four, SYN).verdict().isAccept()).isFalse();
        assertThat(forward(four, six).verdict().isAccept()).isTrue();
        NetfilterState other = NetfilterState.empty().withRuleset(IpFamily.IPV6, drops);
        assertThat(forward(other, SYN).verdict().isAccept()).isTrue();
        assertThat(forward(other, six).verdict().isAccept()).isFalse();
    }

    /** Whoever wants the bare verdict is told nothing: neither of what a connection does to a packet, nor of a clash. */
    @ParameterizedTest
    @CsvSource({"NONE, false", "MATCHED, true"})
    void evidenceIsKeptIfSomebodyWantsIt(Crossing.Detail detail, boolean kept) {
        NetfilterState node =
                Router.with("*nat\n-A PREROUTING -p tcp -j DNAT --to-destination 192.0.2.100:8080\nCOMMIT\n");
        NetfilterState known = forward(node, SYN).state();
        Crossing in = Crossing.in(Hook.PREROUTING, "veth1", Router.NOW).withDetail(detail);
        assertThat(Netfilter.cross(known, InFlight.entering(SYN), in, Choice.first())
                        .evidence()
                        .isEmpty())
                .isNotEqualTo(kept);
        InFlight late = Netfilter.cross(node, InFlight.entering(SYN), in, Choice.first())
                .inFlight();
        Crossing out =
                Crossing.through(Hook.POSTROUTING, "veth1", "eth0", Router.NOW).withDetail(detail);
        Passage clash = Netfilter.cross(known, late, out, Choice.first());
        assertThat(clash.verdict()).isInstanceOf(Verdict.Drop.class);
        assertThat(clash.evidence().isEmpty()).isNotEqualTo(kept);
    }
}
