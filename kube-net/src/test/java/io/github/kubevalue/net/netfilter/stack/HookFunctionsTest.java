package io.github.kubevalue.net.netfilter.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.NatTarget;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.TcpFlags;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions of other kinds of rules at hooks, and their turns. */
class HookFunctionsTest {
    private static final Packet SYN = PacketWords.packet("tcp 10.244.1.9:40000 10.96.0.10:80");

    private static Passage forward(NetfilterState node, Packet packet) {
        return Router.forward(node, packet, Choice.first());
    }

    /** A function that appends a digit to the mark of packets, or drops them. */
    private static HookFunction digit(int priority, int digit) {
        return new HookFunction(priority, false, passing -> {
            Packet packet = passing.inFlight().packet();
            passing.replace(packet.withMark(packet.mark() * 10 + digit));
            return digit == 0 ? new Verdict.Drop("zero") : Verdict.ACCEPT;
        });
    }

    private record Functions(String name, Hook hook, Seq<HookFunction> functions) implements HookedRules {
        @Override
        public Seq<HookFunction> at(Hook at, IpFamily family) {
            return at == hook && family == IpFamily.IPV4 ? functions : Vector.empty();
        }
    }

    private static NetfilterState with(String rules, Hook hook, HookFunction... functions) {
        return Router.with(rules).with(new Functions("functions", hook, Vector.of(functions)));
    }

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
        assertThat(forward(node, SYN).inFlight().packet().flow().destination().ip())
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

    /** A table of nat translates what bears the mark 1; of the same priority, functions come before tables. */
    @ParameterizedTest
    @CsvSource({
        "PREROUTING, -101, true",
        "PREROUTING, -100, true",
        "PREROUTING, -99, false",
        "OUTPUT, -100, true",
        "OUTPUT, -99, false",
        "POSTROUTING, -100, true",
        "POSTROUTING, 100, true",
        "POSTROUTING, 101, false",
        "INPUT, 100, true",
        "INPUT, 101, false",
    })
    void sourcesAreTranslatedAfterEverythingElse(Hook hook, int priority, boolean translated) {
        boolean first = hook == Hook.PREROUTING || hook == Hook.OUTPUT;
        String nat = "*nat\n-A " + hook + " -p tcp -m mark --mark 1 -j "
                + (first ? "DNAT --to-destination 192.0.2.101" : "SNAT --to-source 192.0.2.101") + "\nCOMMIT\n";
        NetfilterState node = with(nat, hook, digit(priority, 1));
        InFlight packet = InFlight.entering(SYN);
        if (!first) {
            Crossing before = Crossing.through(Hook.PREROUTING, "veth1", "eth0", Router.NOW);
            packet = Netfilter.cross(node, packet, before, Choice.first()).inFlight();
        }
        Passage passage =
                Netfilter.cross(node, packet, Crossing.through(hook, "veth1", "eth0", Router.NOW), Choice.first());
        assertThat(passage.inFlight().packet().flow().equals(SYN.flow())).isNotEqualTo(translated);
        assertThat(passage.inFlight().packet().mark()).isEqualTo(1);
    }

    @Test
    void runOnceEvenIfOthersTranslate() {
        NetfilterState node = with(
                "*filter\nCOMMIT\n", Hook.PREROUTING, digit(-110, 1), translator(-105, "192.0.2.102"), digit(-90, 2));
        assertThat(forward(node, SYN).inFlight().packet().mark()).isEqualTo(12);
    }

    @Test
    void endThePacketsWayIfTheyTranslateAndDropIt() {
        HookFunction drops = new HookFunction(-110, true, passing -> new Verdict.Drop("no translation"));
        NetfilterState node = with("*filter\nCOMMIT\n", Hook.PREROUTING, drops, translator(-105, "192.0.2.102"));
        Passage passage = forward(node, SYN);
        assertThat(passage.verdict()).isEqualTo(new Verdict.Drop("no translation"));
        assertThat(passage.inFlight().packet()).isEqualTo(SYN);
    }

    /** Priorities of two kinds of rules, loaded one after the other, and the digits that they append. */
    @ParameterizedTest
    @CsvSource({"10, 20, 12", "20, 10, 21", "10, 10, 21", "-500, 20, 12", "20, -500, 21"})
    void ofTheSamePriorityTheLastThatWasLoadedComesFirst(int first, int second, int mark) {
        NetfilterState node = Router.with("*filter\nCOMMIT\n")
                .with(new Functions("a", Hook.FORWARD, Vector.of(digit(first, 1))))
                .with(new Functions("b", Hook.FORWARD, Vector.of(digit(second, 2))));
        assertThat(forward(node, SYN).inFlight().packet().mark()).isEqualTo(mark);
    }

    @Test
    void thatAreLoadedAnewStandInThePlaceOfThoseOfTheSameName() {
        NetfilterState node = Router.with("*filter\nCOMMIT\n")
                .with(new Functions("a", Hook.FORWARD, Vector.of(digit(0, 1))))
                .with(new Functions("a", Hook.FORWARD, Vector.of(digit(0, 2))));
        assertThat(forward(node, SYN).inFlight().packet().mark()).isEqualTo(2);
    }

    @Test
    void rememberWhatTheyHaveSeen() {
        Functions seen = new Functions("functions", Hook.FORWARD, Vector.empty());
        HookFunction remembers = new HookFunction(0, false, passing -> {
            passing.remember(seen);
            return Verdict.ACCEPT;
        });
        NetfilterState node = with("*filter\nCOMMIT\n", Hook.FORWARD, remembers);
        assertThat(forward(node, SYN).state().hooked().values()).containsExactly(seen);
    }

    @Test
    void seeWhatTheHookKnows() {
        Vector<Evidence> told = Vector.of(Happening.of(Hook.FORWARD, SYN, SYN, () -> "seen"));
        Choice choice = Choice.first();
        HookFunction looks = new HookFunction(0, false, passing -> {
            assertThat(passing.at().in()).contains("veth1");
            assertThat(passing.choice()).isSameAs(choice);
            assertThat(passing.state().hooked().keySet()).containsExactly("functions");
            told.forEach(passing::add);
            return Verdict.ACCEPT;
        });
        Passage passage = Router.forward(with("*filter\nCOMMIT\n", Hook.FORWARD, looks), SYN, choice);
        assertThat(passage.evidence()).containsAll(told);
    }

    @Test
    void translateNothingThatIsNotTracked() {
        HookFunction dnat = new HookFunction(
                0,
                false,
                passing -> passing.apply(NatTarget.Dnat.to(Ip.parse("192.0.2.102"), 8080), () -> "a test")
                        .getOrElse(Verdict.ACCEPT));
        NetfilterState node = with("*raw\n-A PREROUTING -j CT --notrack\nCOMMIT\n", Hook.FORWARD, dnat);
        Passage passage = forward(node, SYN);
        assertThat(passage.verdict().isAccept()).isTrue();
        assertThat(passage.inFlight().packet()).isEqualTo(SYN);
    }
}
