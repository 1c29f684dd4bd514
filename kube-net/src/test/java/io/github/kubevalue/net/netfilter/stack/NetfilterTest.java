package io.github.kubevalue.net.netfilter.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Fraction;
import io.github.kubevalue.model.choice.Outcomes;
import io.github.kubevalue.net.conntrack.ConntrackText;
import io.github.kubevalue.net.conntrack.CtState;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.RejectWith;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.FlowPort;
import io.github.kubevalue.net.packet.IcmpMessage;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.PortRange;
import io.github.kubevalue.net.packet.Segment;
import io.github.kubevalue.net.packet.TcpFlags;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NetfilterTest {
    private static final Instant NOW = Router.NOW;
    private static final Flow NODE_PORT = Flow.tcp("192.0.2.100:50000", "192.0.2.11:30080");
    private static final Flow CLUSTER_IP = Flow.tcp("10.244.1.9:40000", "10.96.0.10:80");

    private static Flow leaving(Passage passage) {
        return passage.inFlight().packet().flow();
    }

    @Nested
    class AServiceOfKubeProxy {
        private final NetfilterState node = Router.workedExample();

        @Test
        void givesEachEndpointItsExactShare() {
            Seq<Outcomes.Outcome<Address>> outcomes =
                    Outcomes.of(choice -> leaving(Router.forward(node, Packet.syn(CLUSTER_IP), choice))
                            .destination());
            assertThat(outcomes)
                    .containsExactly(
                            new Outcomes.Outcome<>(Address.parse("10.244.1.2:8080"), Fraction.of(1, 2)),
                            new Outcomes.Outcome<>(Address.parse("10.244.2.2:8080"), Fraction.of(1, 2)));
        }

        @Test
        void keepsTheAddressOfAPod() {
            Passage passage = Router.forward(node, Packet.syn(CLUSTER_IP), Choice.first());
            assertThat(leaving(passage)).isEqualTo(Flow.tcp("10.244.1.9:40000", "10.244.1.2:8080"));
        }

        @Test
        void masqueradesAPodThatReachesItself() {
            Flow own = Flow.tcp("10.244.1.2:40000", "10.96.0.10:80");
            Flow leaving = leaving(Router.forward(node, Packet.syn(own), Choice.first()));
            assertThat(leaving.source().ip()).isEqualTo(Ip.parse("10.244.1.1"));
            assertThat(leaving.destination()).isEqualTo(Address.parse("10.244.1.2:8080"));
        }

        @Test
        void masqueradesNodePortTrafficWithAnUnpredictablePort() {
            Passage passage = Router.forward(node, Packet.syn(NODE_PORT), second());
            FlowPort port = leaving(passage).source().port();
            assertThat(leaving(passage).source().ip()).isEqualTo(Ip.parse("192.0.2.11"));
            assertThat(port.number()).isEmpty();
            assertThat(port.range()).isEqualTo(new PortRange(1024, 65535));
            assertThat(passage.inFlight().packet().mark()).isZero();
        }

        @Test
        void tellsEveryRuleThatMatched() {
            Passage passage = Router.forward(node, Packet.syn(NODE_PORT), second());
            assertThat(passage.evidence()
                            .filter(item -> item.rule().isDefined())
                            .map(item -> item.hook() + " " + item.table().get() + " "
                                    + item.chain().get() + " " + item.number().get()))
                    .containsExactly(
                            "PREROUTING nat PREROUTING 1",
                            "PREROUTING nat KUBE-SERVICES 2",
                            "PREROUTING nat KUBE-NODEPORTS 1",
                            "PREROUTING nat KUBE-EXT-XRY76EGRC3BSCIIJ 1",
                            "PREROUTING nat KUBE-MARK-MASQ 1",
                            "PREROUTING nat KUBE-EXT-XRY76EGRC3BSCIIJ 2",
                            "PREROUTING nat KUBE-SVC-XRY76EGRC3BSCIIJ 3",
                            "PREROUTING nat KUBE-SEP-X77QEHRBAUGFM3SK 2",
                            "FORWARD filter FORWARD 1",
                            "FORWARD filter KUBE-FORWARD 2",
                            "POSTROUTING nat POSTROUTING 1",
                            "POSTROUTING nat KUBE-POSTROUTING 2",
                            "POSTROUTING nat KUBE-POSTROUTING 3");
        }

        @Test
        void answersComeFromTheNodePort() {
            Passage there = Router.forward(node, Packet.syn(NODE_PORT), second());
            Packet answer = Packet.tcp(leaving(there).inverted(), TcpFlags.SYN_ACK);
            Passage back = Router.forward(there.state(), answer, Choice.first());
            assertThat(leaving(back)).isEqualTo(NODE_PORT.inverted());
        }

        @Test
        void anErrorOfThePodReachesTheClientAsFromTheService() {
            Flow query = CLUSTER_IP;
            Passage there = Router.forward(node, Packet.syn(query), Choice.first());
            Flow error = Flow.icmp(Ip.parse("10.244.1.2"), Ip.parse("10.244.1.9"), IcmpMessage.PORT_UNREACHABLE);
            Packet told = Packet.of(error).withQuoted(Option.some(Packet.syn(leaving(there))));
            Passage back = Router.forward(there.state(), told, Choice.first());
            assertThat(leaving(back).source().ip()).isEqualTo(Ip.parse("10.96.0.10"));
            assertThat(back.inFlight().packet().quoted().get().flow()).isEqualTo(query);
        }

        @Test
        void withoutEndpointsIsRefused() {
            Flow flow = Flow.tcp("10.244.1.9:40000", "10.96.0.99:80");
            Passage passage = Router.forward(node, Packet.syn(flow), Choice.first());
            assertThat(passage.verdict())
                    .isEqualTo(new Verdict.Reject(
                            RejectWith.ICMP_PORT_UNREACHABLE, "filter KUBE-SERVICES: demo/empty has no endpoints"));
            assertThat(passage.state().conntrack().size()).isZero();
        }

        @Test
        void aReplyFarOutOfTheWindowIsDropped() {
            Passage there = Router.forward(node, Packet.syn(CLUSTER_IP), Choice.first());
            Flow back = leaving(there).inverted();
            NetfilterState known = Router.forward(there.state(), Packet.tcp(back, TcpFlags.SYN_ACK), Choice.first())
                    .state();
            Packet ahead = Packet.tcp(back, TcpFlags.ACK).withSegment(Segment.AHEAD);
            assertThat(Router.forward(known, ahead, Choice.first()).verdict()).isInstanceOf(Verdict.Drop.class);
            NetfilterState bare = known.withIpv4(Ruleset.EMPTY);
            assertThat(leaving(Router.forward(bare, ahead, Choice.first()))).isEqualTo(back);
        }

        @Test
        void conntrackHasTheKernelsLine() {
            Passage there = Router.forward(node, Packet.syn(CLUSTER_IP), Choice.first());
            assertThat(ConntrackText.print(there.state().conntrack(), NOW))
                    .isEqualTo("tcp      6 120 SYN_SENT src=10.244.1.9 dst=10.96.0.10 sport=40000 dport=80 [UNREPLIED]"
                            + " src=10.244.1.2 dst=10.244.1.9 sport=8080 dport=40000 mark=0 use=1\n");
        }

        /** Refuses the first endpoint. */
        private Choice second() {
            return (question, weights) -> weights.size() - 1;
        }
    }

    private static NetfilterState nat(String rules) {
        return Router.with("*nat\n" + rules + "\nCOMMIT\n");
    }

    @Nested
    class Affinity {
        private final NetfilterState node = nat("""
            -N SVC
            -N A
            -N B
            -A PREROUTING -d 10.96.0.10/32 -j SVC
            -A SVC -m recent --name A --rcheck --seconds 10 --reap -j A
            -A SVC -m recent --name B --rcheck --seconds 10 --reap -j B
            -A SVC -m statistic --mode random --probability 0.5 -j A
            -A SVC -j B
            -A A -p tcp -m recent --name A --set -j DNAT --to-destination 10.244.1.2:8080
            -A B -p tcp -m recent --name B --set -j DNAT --to-destination 10.244.2.2:8080\
            """);

        private String endpoint(NetfilterState state, int port, Instant now, Choice choice) {
            return leaving(packet(state, port, now, choice)).destination().toString();
        }

        private Passage packet(NetfilterState state, int port, Instant now, Choice choice) {
            Flow flow = Flow.tcp("10.244.1.9:" + port, "10.96.0.10:80");
            return Router.forward(state, Packet.syn(flow), now, choice);
        }

        @Test
        void sticksUntilItsTimeIsOver() {
            NetfilterState seen =
                    packet(node, 40000, NOW, (question, weights) -> 1).state();
            assertThat(endpoint(seen, 40001, NOW.plusSeconds(10), Choice.first()))
                    .isEqualTo("10.244.2.2:8080");
            assertThat(endpoint(seen, 40001, NOW.plusSeconds(11), Choice.first()))
                    .isEqualTo("10.244.1.2:8080");
        }

        @Test
        void isRenewedByEachNewConnection() {
            NetfilterState seen =
                    packet(node, 40000, NOW, (question, weights) -> 1).state();
            NetfilterState again =
                    packet(seen, 40001, NOW.plusSeconds(8), Choice.first()).state();
            assertThat(endpoint(again, 40002, NOW.plusSeconds(16), Choice.first()))
                    .isEqualTo("10.244.2.2:8080");
        }
    }

    @Test
    void manyEndpointsShareExactlyThoughTheKernelRounds() {
        StringBuilder rules = new StringBuilder("-N SVC\n-A PREROUTING -j SVC\n");
        for (int i = 0; i < 7; i++) {
            String chance =
                    i == 6 ? "" : String.format("-m statistic --mode random --probability %.10f ", 1.0 / (7 - i));
            rules.append("-A SVC -p tcp " + chance + "-j DNAT --to-destination 10.244.1." + (i + 2) + ":80\n");
        }
        Seq<Outcomes.Outcome<Flow>> outcomes =
                Outcomes.of(choice -> leaving(Router.forward(nat(rules.toString()), Packet.syn(CLUSTER_IP), choice)));
        assertThat(outcomes.map(Outcomes.Outcome::probability).distinct()).containsExactly(Fraction.of(1, 7));
        assertThat(outcomes).hasSize(7);
    }

    @Test
    void anUntrackedPacketIsNotTranslated() {
        NetfilterState node = Router.with("""
            *raw
            -A PREROUTING -d 10.96.0.10/32 -j CT --notrack
            COMMIT
            *nat
            -A PREROUTING -d 10.96.0.10/32 -p tcp -j DNAT --to-destination 10.244.1.2:8080
            COMMIT
            """);
        Passage passage = Router.forward(node, Packet.syn(CLUSTER_IP), Choice.first());
        assertThat(leaving(passage)).isEqualTo(CLUSTER_IP);
        assertThat(passage.inFlight().tracking().state()).isEqualTo(CtState.UNTRACKED);
        assertThat(passage.state().conntrack().size()).isZero();
    }

    @Test
    void aZoneOfTableRawIsTheConnectionsZone() {
        NetfilterState node = Router.with("*raw\n-A PREROUTING -j CT --zone 7\nCOMMIT\n");
        Passage passage = Router.forward(node, Packet.syn(CLUSTER_IP), Choice.first());
        assertThat(passage.state()
                        .conntrack()
                        .entries(NOW)
                        .map(entry -> entry.zone().id()))
                .containsExactly(7);
    }

    @Test
    void whatIsNotModelledIsSaidOnlyWhereItDecides() {
        NetfilterState node = Router.with("""
            *filter
            -A FORWARD -s 192.0.2.100/32 -m connlimit --connlimit-above 10 -j ACCEPT
            -A FORWARD -s 10.244.1.9/32 -p udp -j NFQUEUE --queue-num 1
            -A FORWARD -p tcp -m tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu
            COMMIT
            """);
        assertThat(Router.forward(node, Packet.syn(CLUSTER_IP), Choice.first()).verdict())
                .isEqualTo(Verdict.ACCEPT);
        assertThat(Router.forward(node, Packet.syn(NODE_PORT), Choice.first()).verdict())
                .isEqualTo(new Verdict.NotModelled("filter FORWARD rule 1: -m connlimit --connlimit-above 10"));
        Flow udp = Flow.udp("10.244.1.9:40000", "10.96.0.10:53");
        assertThat(Router.forward(node, Packet.of(udp), Choice.first()).verdict())
                .isEqualTo(new Verdict.NotModelled("filter FORWARD rule 2: -j NFQUEUE --queue-num 1"));
    }

    @Test
    void gotoReturnsToTheCallerOfTheChainItLeft() {
        NetfilterState node = Router.with("""
            *filter
            -N A
            -N B
            -A FORWARD -j A
            -A FORWARD -j DROP
            -A A -g B
            -A A -j ACCEPT
            -A B -p udp -j ACCEPT
            COMMIT
            """);
        assertThat(Router.forward(node, Packet.syn(CLUSTER_IP), Choice.first()).verdict())
                .isInstanceOf(Verdict.Drop.class);
    }

    @Test
    void returnInABuiltInChainIsItsPolicy() {
        NetfilterState node =
                Router.with("*filter\n:FORWARD DROP [0:0]\n-A FORWARD -j RETURN\n-A FORWARD -j ACCEPT\nCOMMIT\n");
        assertThat(Router.forward(node, Packet.syn(CLUSTER_IP), Choice.first()).verdict())
                .isEqualTo(new Verdict.Drop("filter FORWARD: policy DROP"));
    }

    @Test
    void rulesInACircleAreNotWalkedForEver() {
        NetfilterState node = Router.with("*filter\n-N A\n-A FORWARD -j A\n-A A -j A\nCOMMIT\n");
        assertThat(Router.forward(node, Packet.syn(CLUSTER_IP), Choice.first()).verdict())
                .isEqualTo(new Verdict.NotModelled("filter A: rules jump in a circle"));
    }

    @Test
    void aMasqueradedConnectionThatWouldLeaveElsewhereIsKilled() {
        NetfilterState node = nat("-A POSTROUTING -o eth0 -j MASQUERADE");
        Flow flow = Flow.udp("10.244.1.9:5000", "192.0.2.100:53");
        NetfilterState known =
                Router.forward(node, Packet.of(flow), Choice.first()).state();
        InFlight in = Netfilter.cross(
                        known,
                        InFlight.entering(Packet.of(flow)),
                        Crossing.in(Hook.PREROUTING, "veth1", NOW),
                        Choice.first())
                .inFlight();
        Passage out = Netfilter.cross(known, in, Crossing.out(Hook.POSTROUTING, "eth1", NOW), Choice.first());
        assertThat(out.verdict()).isInstanceOf(Verdict.Drop.class);
        assertThat(out.state().conntrack().size()).isZero();
    }

    @Test
    void redirectGoesToTheInterfacesAddressAndToLoopback() {
        NetfilterState node = nat("-A PREROUTING -p tcp -j REDIRECT --to-ports 15001\n"
                + "-A OUTPUT -p tcp -j REDIRECT --to-ports 15001");
        InFlight packet = InFlight.entering(Packet.syn(CLUSTER_IP));
        Passage in = Netfilter.cross(node, packet, Crossing.in(Hook.PREROUTING, "veth1", NOW), Choice.first());
        assertThat(leaving(in).destination()).isEqualTo(Address.parse("10.244.1.1:15001"));
        Passage out = Netfilter.cross(node, packet, Crossing.out(Hook.OUTPUT, "eth0", NOW), Choice.first());
        assertThat(leaving(out).destination()).isEqualTo(Address.parse("127.0.0.1:15001"));
    }

    @Test
    void connectionMarksAreSavedAndRestored() {
        NetfilterState node = Router.with("""
            *mangle
            -A PREROUTING -m conntrack --ctstate NEW -j MARK --set-mark 0x5
            -A PREROUTING -m conntrack --ctstate NEW -j CONNMARK --save-mark
            -A PREROUTING -m conntrack ! --ctstate NEW -j CONNMARK --restore-mark
            COMMIT
            """);
        Passage there = Router.forward(node, Packet.syn(CLUSTER_IP), Choice.first());
        assertThat(there.state().conntrack().entries(NOW).head().mark()).isEqualTo(5);
        Packet answer = Packet.tcp(CLUSTER_IP.inverted(), TcpFlags.SYN_ACK);
        assertThat(Router.forward(there.state(), answer, Choice.first())
                        .inFlight()
                        .packet()
                        .mark())
                .isEqualTo(5);
    }
}
