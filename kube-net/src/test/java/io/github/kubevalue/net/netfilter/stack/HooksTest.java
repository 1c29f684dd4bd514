package io.github.kubevalue.net.netfilter.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.conntrack.ConntrackSettings;
import io.github.kubevalue.net.conntrack.ConntrackTable;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.conntrack.Tracking;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.NatTarget;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IcmpMessage;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.TcpFlags;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens at hooks beside rules of iptables: connection tracking and what it tells, other functions and their turns. */
class HooksTest {
    private static final Packet SYN = PacketWords.packet("tcp 10.244.1.9:40000 10.96.0.10:80");
    private static final NetfilterState BARE = Router.with("*filter\nCOMMIT\n");

    private static Passage forward(NetfilterState node, Packet packet) {
        return Router.forward(node, packet, Choice.first());
    }

    private static Seq<String> notes(Passage passage) {
        return passage.evidence().filter(item -> item.rule().isEmpty()).map(Evidence::note);
    }

    @Nested
    class ConnectionTracking {
        @Test
        void tellsWhichConnectionAPacketBelongsTo() {
            Passage first = forward(BARE, SYN);
            assertThat(notes(first)).containsExactly("conntrack: NEW connection");
            String known =
                    "known connection tcp 10.244.1.9:40000 -> 10.96.0.10:80 / tcp 10.96.0.10:80 -> 10.244.1.9:40000";
            assertThat(notes(forward(first.state(), SYN))).containsExactly("conntrack: NEW, " + known);
            Packet answer = Packet.tcp(SYN.flow().inverted(), TcpFlags.SYN_ACK);
            assertThat(notes(forward(first.state(), answer)))
                    .containsExactly("conntrack: ESTABLISHED, reply of " + known);
        }

        @Test
        void tellsWhyAPacketIsInvalidAndLetsItPass() {
            Passage passage = forward(BARE, PacketWords.packet("tcp 10.244.1.9:40000 10.96.0.10:80 RST"));
            assertThat(notes(passage))
                    .containsExactly("conntrack: INVALID, a TCP segment (RST) that opens no connection");
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
            assertThat(second.inFlight().packet().flow().source().port().number())
                    .isEmpty();
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
            NetfilterState node = Router.with(
                    "*nat\n-A PREROUTING -m bpf --bytecode x -j DNAT --to-destination 192.0.2.100\nCOMMIT\n");
            Passage passage = forward(node, SYN);
            assertThat(passage.verdict()).isInstanceOf(Verdict.NotModelled.class);
            assertThat(passage.state().conntrack().size()).isZero();
        }

        @Test
        void translatesTheDestinationOfWhatTheHostItselfSends() {
            NetfilterState node =
                    Router.with("*nat\n-A OUTPUT -p tcp -j DNAT --to-destination 192.0.2.100:8080\nCOMMIT\n");
            Crossing out = Crossing.builder()
                    .hook(Hook.OUTPUT)
                    .out("eth0")
                    .now(Router.NOW)
                    .build();
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
                                    BARE,
                                    InFlight.entering(SYN),
                                    bare.withDetail(Crossing.Detail.MATCHED),
                                    Choice.first())
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
                    .withConntrack(
                            in.state().conntrack().confirm(other, Router.NOW).get());
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
    }

    /** A function that appends a digit to the mark of packets, or drops them. */
    private static HookFunction digit(int priority, int digit) {
        return new HookFunction(priority, false, passing -> {
            Packet packet = passing.inFlight().packet();
            passing.replace(packet.withMark(packet.mark() * 10 + digit));
            return digit == 0 ? new Verdict.Drop("zero") : Verdict.ACCEPT;
        });
    }

    private record Functions(Hook hook, Seq<HookFunction> functions) implements HookedRules {
        @Override
        public String name() {
            return "functions of a test";
        }

        @Override
        public Seq<HookFunction> at(Hook at, IpFamily family) {
            return at == hook && family == IpFamily.IPV4 ? functions : Vector.empty();
        }
    }

    private static NetfilterState with(String rules, Hook hook, HookFunction... functions) {
        return Router.with(rules).with(new Functions(hook, Vector.of(functions)));
    }

    @Nested
    class OtherFunctions {
        /** Mangle multiplies nothing, but turns a mark of 1 into 7: only between the functions at -160 and -140. */
        @ParameterizedTest
        @CsvSource({"-160, -140, 72", "-160, -155, 12", "-140, -130, 12", "-160, 1000, 72", "-150, -149, 72"})
        void takeTheirTurnsBetweenTheTables(int first, int second, int mark) {
            NetfilterState node = with(
                    "*mangle\n-A FORWARD -m mark --mark 1 -j MARK --set-mark 7\nCOMMIT\n",
                    Hook.FORWARD,
                    digit(first, 1),
                    digit(second, 2));
            assertThat(forward(node, SYN).inFlight().packet().mark()).isEqualTo(mark);
        }

        @ParameterizedTest
        @CsvSource({"-500", "-140", "1000"})
        void endThePacketsWayIfTheyDropIt(int priority) {
            NetfilterState node = with("*filter\nCOMMIT\n", Hook.FORWARD, digit(priority, 0), digit(priority + 1, 5));
            Passage passage = forward(node, SYN);
            assertThat(passage.verdict()).isEqualTo(new Verdict.Drop("zero"));
            assertThat(passage.inFlight().packet().mark()).isZero();
        }

        private HookFunction translator(int priority, String to) {
            return new HookFunction(
                    priority,
                    true,
                    passing -> passing.apply(NatTarget.Dnat.to(Ip.parse(to), 8080), () -> "a test")
                            .getOrElse(Verdict.ACCEPT));
        }

        /** iptables translates at -100. */
        @ParameterizedTest
        @CsvSource({"-110, 192.0.2.102", "-90, 192.0.2.101"})
        void translateWhatNobodyBeforeThemHas(int priority, String to) {
            NetfilterState node = with(
                    "*nat\n-A PREROUTING -p tcp -j DNAT --to-destination 192.0.2.101:8080\nCOMMIT\n",
                    Hook.PREROUTING,
                    translator(priority, "192.0.2.102"));
            assertThat(forward(node, SYN)
                            .inFlight()
                            .packet()
                            .flow()
                            .destination()
                            .ip())
                    .isEqualTo(Ip.parse(to));
        }

        @Test
        void translateWhatIptablesLeaves() {
            NetfilterState node = with(
                    "*nat\n-A PREROUTING -p udp -j DNAT --to-destination 192.0.2.101:8080\nCOMMIT\n",
                    Hook.PREROUTING,
                    translator(-90, "192.0.2.102"));
            Passage first = forward(node, SYN);
            assertThat(first.inFlight().packet().flow().destination().ip()).isEqualTo(Ip.parse("192.0.2.102"));
            Packet answer = Packet.tcp(first.inFlight().packet().flow().inverted(), TcpFlags.SYN_ACK);
            assertThat(forward(first.state(), answer).inFlight().packet().flow())
                    .isEqualTo(SYN.flow().inverted());
        }
    }
}
