package io.github.kubevalue.net.netfilter.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Extensions that depend on what the caller says of the host. */
class ExtensionsTest {
    private static final Packet SYN = Packet.syn(Flow.tcp("10.244.1.9:40000", "192.0.2.100:80"));

    private static NetfilterState with(String table, String... rules) {
        return Router.with("*" + table + "\n" + String.join("\n", rules) + "\nCOMMIT\n");
    }

    @ParameterizedTest
    @CsvSource({"0, 0, false", "1337, 5, true", "1000, 1337, true", "1000, 1000, false"})
    void whoSendsIsAskedOfTheSender(long user, long group, boolean dropped) {
        NetfilterState node = with(
                "filter",
                "-A OUTPUT -m owner --uid-owner 1337 -j DROP",
                "-A OUTPUT -m owner --gid-owner 1300-1399 ! --uid-owner 0 -j DROP");
        Passage out = Netfilter.cross(
                node,
                InFlight.entering(SYN).by(Option.some(new Sender(user, group))),
                Crossing.out(Hook.OUTPUT, "eth0", Router.NOW),
                Choice.first());
        assertThat(out.verdict() instanceof Verdict.Drop).isEqualTo(dropped);
    }

    @Test
    void nobodyKnowsWhoSendsIfTheCallerDoesNotSay() {
        NetfilterState node = with("filter", "-A OUTPUT -m owner --uid-owner 1337 -j DROP");
        Crossing out = Crossing.out(Hook.OUTPUT, "eth0", Router.NOW);
        assertThat(Netfilter.cross(node, InFlight.entering(SYN), out, Choice.first())
                        .verdict())
                .isEqualTo(new Verdict.NotModelled("filter OUTPUT rule 1: which user sends the packet"));
    }

    private static Verdict reversePath(String options, Option<WayBack> wayBack) {
        NetfilterState node = with("raw", "-A PREROUTING -m rpfilter " + options + " -j DROP");
        Crossing in = Crossing.in(Hook.PREROUTING, "veth1", Router.NOW)
                .withWayBack(wayBack.map(way -> (packet, device, mark) -> way));
        return Netfilter.cross(node, InFlight.entering(SYN), in, Choice.first()).verdict();
    }

    @ParameterizedTest
    @CsvSource({
        "--invert, SAME_INTERFACE, false",
        "--invert, OTHER_INTERFACE, true",
        "--invert --loose, OTHER_INTERFACE, false",
        "--invert --loose, NONE, true",
        "--invert --loose, LOCAL, true",
        "--invert --loose --accept-local, LOCAL, false",
        "--validmark, SAME_INTERFACE, true"
    })
    void theWayBackIsAskedOfTheCaller(String options, WayBack wayBack, boolean dropped) {
        assertThat(reversePath(options, Option.some(wayBack)) instanceof Verdict.Drop)
                .isEqualTo(dropped);
    }

    @Test
    void nobodyKnowsTheWayBackIfTheCallerDoesNotSay() {
        assertThat(reversePath("--invert", Option.none()))
                .isEqualTo(new Verdict.NotModelled("raw PREROUTING rule 1: the way back to 10.244.1.9"));
    }

    @Test
    void aTransparentProxyTakesWhatItListensFor() {
        NetfilterState node = with(
                "mangle",
                "-A PREROUTING -p tcp -j TPROXY --on-port 15006 --on-ip 0.0.0.0 --tproxy-mark 0x539/0xffffffff");
        NetfilterState listening = node.withTransparentProxies(Vector.of(Address.parse("0.0.0.0:15006")));
        Crossing in = Crossing.in(Hook.PREROUTING, "veth1", Router.NOW);
        Passage taken = Netfilter.cross(listening, InFlight.entering(SYN), in, Choice.first());
        assertThat(taken.verdict()).isEqualTo(Verdict.ACCEPT);
        assertThat(taken.inFlight().packet()).isEqualTo(SYN.withMark(0x539));
        assertThat(Netfilter.cross(node, InFlight.entering(SYN), in, Choice.first())
                        .verdict())
                .isInstanceOf(Verdict.Drop.class);
    }

    @Test
    void theMarkOfAProxysSocketIsNotKnown() {
        NetfilterState node =
                with("mangle", "-A PREROUTING -p tcp -m socket --transparent --nowildcard --restore-skmark");
        Crossing in = Crossing.in(Hook.PREROUTING, "veth1", Router.NOW);
        assertThat(Netfilter.cross(node, InFlight.entering(SYN), in, Choice.first())
                        .verdict())
                .isEqualTo(Verdict.ACCEPT);
        NetfilterState listening = node.withTransparentProxies(Vector.of(Address.parse("0.0.0.0:80")));
        assertThat(Netfilter.cross(listening, InFlight.entering(SYN), in, Choice.first())
                        .verdict())
                .isEqualTo(new Verdict.NotModelled(
                        "mangle PREROUTING rule 1: the mark of the transparent proxy's socket"));
    }

    @Test
    void aSocketOfATransparentProxyIsFoundByItsPort() {
        NetfilterState node = with("mangle", "-A PREROUTING -p tcp -m socket --transparent --nowildcard -j DROP");
        Crossing in = Crossing.in(Hook.PREROUTING, "veth1", Router.NOW);
        assertThat(Netfilter.cross(node, InFlight.entering(SYN), in, Choice.first())
                        .verdict())
                .isEqualTo(Verdict.ACCEPT);
        NetfilterState listening = node.withTransparentProxies(Vector.of(Address.parse("0.0.0.0:80")));
        assertThat(Netfilter.cross(listening, InFlight.entering(SYN), in, Choice.first())
                        .verdict())
                .isInstanceOf(Verdict.Drop.class);
    }
}
