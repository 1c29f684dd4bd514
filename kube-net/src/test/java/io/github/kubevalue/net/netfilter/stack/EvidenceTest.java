package io.github.kubevalue.net.netfilter.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;

/** What is told of the rules that a packet meets: their chain and number, whether they apply, and what they do. */
class EvidenceTest {
    private static final Packet SYN = PacketWords.packet("tcp 10.244.1.9:40000 10.96.0.10:80");

    private static final NetfilterState FILTER = Router.with("""
        *filter
        :FORWARD DROP [0:0]
        :A - [0:0]
        -A FORWARD -p udp -j DROP
        -A FORWARD -p tcp -m comment --comment "to A" -j A
        -A A -m comment --comment mark -j MARK --set-mark 1
        -A A -p tcp
        COMMIT
        """);

    private static Seq<String> told(NetfilterState node, Hook hook, Crossing.Detail detail) {
        Crossing at = Crossing.builder()
                .hook(hook)
                .in("veth1")
                .now(Router.NOW)
                .detail(detail)
                .build();
        return Netfilter.cross(node, InFlight.entering(SYN), at, Choice.first())
                .evidence()
                .filter(item -> item.chain().isDefined())
                .map(item -> item.table().get() + " " + item.chain().get() + " "
                        + item.number().map(Object::toString).getOrElse("-") + " "
                        + (item.matched() ? "yes" : "no") + " " + item.rule().isDefined() + " "
                        + item.isChange() + ": " + item.note());
    }

    @Test
    void ofEveryRuleIfAllAreAskedFor() {
        assertThat(told(FILTER, Hook.FORWARD, Crossing.Detail.ALL))
                .containsExactly(
                        "filter FORWARD 1 no true false: does not match",
                        "filter FORWARD 2 yes true false: to A",
                        "filter A 1 yes true true: mark",
                        "filter A 2 yes true false: ",
                        "filter FORWARD - yes false false: filter FORWARD: policy DROP");
    }

    @Test
    void ofRulesThatApplyElse() {
        assertThat(told(FILTER, Hook.FORWARD, Crossing.Detail.MATCHED))
                .containsExactly(
                        "filter FORWARD 2 yes true false: to A",
                        "filter A 1 yes true true: mark",
                        "filter A 2 yes true false: ",
                        "filter FORWARD - yes false false: filter FORWARD: policy DROP");
        assertThat(told(FILTER, Hook.FORWARD, Crossing.Detail.NONE)).isEmpty();
    }

    @Test
    void saysWhatBecomesOfAFlow() {
        String change = "tcp 10.244.1.9:40000 -> 10.96.0.10:80 becomes tcp 10.244.1.9:40000 -> 192.0.2.100:8080";
        String rule = "-p tcp -j DNAT --to-destination 192.0.2.100:8080\nCOMMIT\n";
        assertThat(told(Router.with("*nat\n-A PREROUTING " + rule), Hook.PREROUTING, Crossing.Detail.MATCHED))
                .containsExactly("nat PREROUTING 1 yes true true: " + change);
        assertThat(told(
                        Router.with("*nat\n-A PREROUTING -m comment --comment web " + rule),
                        Hook.PREROUTING,
                        Crossing.Detail.MATCHED))
                .containsExactly("nat PREROUTING 1 yes true true: web: " + change);
    }

    @Test
    void saysWhatIsNotModelled() {
        NetfilterState node = Router.with("*filter\n-A FORWARD -m bpf --bytecode x -j DROP\nCOMMIT\n");
        assertThat(told(node, Hook.FORWARD, Crossing.Detail.MATCHED))
                .containsExactly("filter FORWARD 1 yes true false: not modelled: -m bpf --bytecode x");
        NetfilterState loose = Router.with("*filter\n-A FORWARD -g MISSING\nCOMMIT\n");
        assertThat(told(loose, Hook.FORWARD, Crossing.Detail.MATCHED))
                .containsExactly("filter FORWARD 1 yes true false: not modelled: no chain MISSING");
    }

    @Test
    void rulesThatJumpInACircleEndTheWalk() {
        NetfilterState circle = Router.with("*filter\n:A - [0:0]\n-A FORWARD -j A\n-A A -j A\nCOMMIT\n");
        Passage passage = Router.forward(circle, SYN, Choice.first());
        assertThat(passage.verdict()).isEqualTo(new Verdict.NotModelled("filter A: rules jump in a circle"));
    }

    @Test
    void aChainMayBeMetAgainAndAgain() {
        StringBuilder rules = new StringBuilder("*filter\n:A - [0:0]\n");
        for (int i = 0; i < 100; i++) {
            rules.append("-A FORWARD -j A\n");
        }
        NetfilterState node = Router.with(rules + "-A A -p tcp\n-A FORWARD -j DROP\nCOMMIT\n");
        assertThat(Router.forward(node, SYN, Choice.first()).verdict()).isInstanceOf(Verdict.Drop.class);
        NetfilterState nested = Router.with(rules.toString()
                        .replace(":A - [0:0]\n", ":A - [0:0]\n:B - [0:0]\n-A FORWARD -j B\n")
                        .replace("-A FORWARD -j A", "-A B -j A")
                + "-A A -p tcp\n-A FORWARD -j DROP\nCOMMIT\n");
        assertThat(Router.forward(nested, SYN, Choice.first()).verdict()).isInstanceOf(Verdict.Drop.class);
    }
}
