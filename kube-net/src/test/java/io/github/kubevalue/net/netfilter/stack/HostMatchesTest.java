package io.github.kubevalue.net.netfilter.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Extensions that depend on what the caller says of the host. */
class HostMatchesTest {
    private static final Packet SYN = Packet.syn(Flow.tcp("10.244.1.9:40000", "192.0.2.100:80"));

    private static NetfilterState with(String table, String... rules) {
        return Router.with("*" + table + "\n" + String.join("\n", rules) + "\nCOMMIT\n");
    }

    // net/netfilter/xt_owner.c, owner_mt; a kernel's own packet has a socket, but nobody's
    @ParameterizedTest
    @CsvSource({
        "--uid-owner 1337, 1337, 5, true",
        "--uid-owner 1337, 0, 1337, false",
        "--uid-owner 1300-1337, 1337, 0, true",
        "--uid-owner 1337-1400, 1337, 0, true",
        "--uid-owner 1338-1400, 1337, 0, false",
        "! --uid-owner 1337, 1337, 0, false",
        "! --uid-owner 1337, 1336, 0, true",
        "--gid-owner 1337, 0, 1337, true",
        "--gid-owner 1337, 1337, 0, false",
        "! --gid-owner 1337, 0, 1337, false",
        "--uid-owner 5 --gid-owner 6, 5, 6, true",
        "--uid-owner 5 --gid-owner 6, 5, 7, false",
        "--uid-owner 5 --gid-owner 6, 4, 6, false",
        "--uid-owner 5 ! --gid-owner 6, 5, 7, true",
        "--socket-exists, 0, 0, true",
        "! --socket-exists, 0, 0, false",
        "--uid-owner 5 --socket-exists, 5, 0, true",
        "--uid-owner 0, -1, -1, false",
        "! --uid-owner 0, -1, -1, true",
        "--socket-exists, -1, -1, true",
    })
    void whoSendsIsAskedOfTheSender(String options, long user, long group, boolean holds) {
        NetfilterState node = with("filter", "-A OUTPUT -m owner " + options + " -j DROP");
        Passage out = Netfilter.cross(
                node,
                InFlight.entering(SYN).by(Option.some(new Sender(user, group))),
                Crossing.out(Hook.OUTPUT, "eth0", Router.NOW),
                Choice.first());
        assertThat(out.verdict() instanceof Verdict.Drop).isEqualTo(holds);
    }

    /** Only what is negated holds. */
    @ParameterizedTest
    @CsvSource({
        "--uid-owner 0, false",
        "! --uid-owner 0, true",
        "--gid-owner 0, false",
        "! --gid-owner 0, true",
        "--socket-exists, false",
        "! --socket-exists, true",
        "! --uid-owner 0 --gid-owner 0, false",
        "--uid-owner 0 ! --gid-owner 0, false",
        "! --uid-owner 0 ! --gid-owner 0, true",
        "! --uid-owner 0 --socket-exists, false",
    })
    void nobodyHereSendsWhatIsForwarded(String options, boolean holds) {
        NetfilterState node = with("mangle", "-A POSTROUTING -m owner " + options + " -j DROP");
        Crossing through = Crossing.through(Hook.POSTROUTING, "veth1", "eth0", Router.NOW);
        assertThat(
                        Netfilter.cross(node, InFlight.entering(SYN), through, Choice.first())
                                        .verdict()
                                instanceof Verdict.Drop)
                .isEqualTo(holds);
    }

    @Test
    void nobodyKnowsWhoSendsIfTheCallerDoesNotSay() {
        NetfilterState node = with("filter", "-A OUTPUT -m owner --uid-owner 1337 -j DROP");
        Crossing out = Crossing.out(Hook.OUTPUT, "eth0", Router.NOW);
        assertThat(Netfilter.cross(node, InFlight.entering(SYN), out, Choice.first())
                        .verdict())
                .isEqualTo(new Verdict.NotModelled("filter OUTPUT rule 1: which user sends the packet"));
    }

    private static Verdict reversePath(String options, String in, ReverseRoutes routes) {
        NetfilterState node = with("raw", "-A PREROUTING -m rpfilter " + options + " -j DROP");
        Crossing at = Crossing.in(Hook.PREROUTING, in, Router.NOW).withWayBack(Option.some(routes));
        InFlight packet = InFlight.entering(SYN.withMark(5).withFlow(Flow.tcp("10.244.1.1:40000", "192.0.2.100:80")));
        return Netfilter.cross(node, packet, at, Choice.first()).verdict();
    }

    /** 10.244.1.1, from which the packet comes, is an address of veth1. */
    // net/ipv4/netfilter/ipt_rpfilter.c, rpfilter_mt
    @ParameterizedTest
    @CsvSource({
        "'', veth1, SAME_INTERFACE, true",
        "'', veth1, OTHER_INTERFACE, false",
        "'', veth1, LOCAL, false",
        "'', veth1, NONE, false",
        "--loose, veth1, SAME_INTERFACE, true",
        "--loose, veth1, OTHER_INTERFACE, true",
        "--loose, veth1, NONE, false",
        "--loose, veth1, LOCAL, false",
        "--accept-local, veth1, LOCAL, true",
        "--accept-local, eth0, LOCAL, false",
        "--accept-local, veth1, OTHER_INTERFACE, false",
        "--loose --accept-local, veth1, LOCAL, true",
        "--loose --accept-local, eth0, LOCAL, true",
        "--loose --accept-local, eth0, NONE, false",
        "--invert, veth1, SAME_INTERFACE, false",
        "--invert, veth1, OTHER_INTERFACE, true",
        "--invert --loose, veth1, OTHER_INTERFACE, false",
        "--invert --loose, veth1, NONE, true",
        "--validmark, veth1, SAME_INTERFACE, true",
        "'', lo, NONE, true",
        "--invert, lo, NONE, false",
    })
    void theWayBackIsAskedOfTheCaller(String options, String in, WayBack wayBack, boolean dropped) {
        assertThat(reversePath(options, in, (packet, device, mark) -> wayBack) instanceof Verdict.Drop)
                .isEqualTo(dropped);
    }

    @ParameterizedTest
    @CsvSource({"--validmark, 5", "'', 0"})
    void theWayBackIsLookedUpFromWhereItCameWithItsMarkOrNone(String options, int expected) {
        reversePath(options, "veth1", (packet, device, mark) -> {
            assertThat(device + " " + packet.flow().source().ip() + " " + mark)
                    .isEqualTo("veth1 10.244.1.1 " + expected);
            return WayBack.NONE;
        });
    }

    @Test
    void nobodyKnowsTheWayBackIfTheCallerDoesNotSay() {
        NetfilterState node = with("raw", "-A PREROUTING -m rpfilter --invert -j DROP");
        Crossing in = Crossing.in(Hook.PREROUTING, "veth1", Router.NOW);
        assertThat(Netfilter.cross(node, InFlight.entering(SYN), in, Choice.first())
                        .verdict())
                .isEqualTo(new Verdict.NotModelled("raw PREROUTING rule 1: the way back to 10.244.1.9"));
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

    // net/netfilter/xt_socket.c, socket_match
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--transparent --nowildcard | 0.0.0.0:80      | yes",
                "--transparent --nowildcard | 192.0.2.100:80  | yes",
                "--transparent              | 192.0.2.100:80  | yes",
                "--transparent              | 0.0.0.0:80      | whether a transparent proxy holds the packet's"
                        + " connection",
                "--transparent --nowildcard | 0.0.0.0:81      | whether a transparent proxy holds the packet's"
                        + " connection",
                "--transparent --nowildcard | 192.0.2.101:80  | whether a transparent proxy holds the packet's"
                        + " connection",
                "--transparent              | 192.0.2.101:80  | whether a transparent proxy holds the packet's"
                        + " connection",
                "--transparent --nowildcard |                 | no",
                "--transparent              |                 | no",
                "--nowildcard               | 192.0.2.100:80  | whether a socket is open for the packet",
                "--nowildcard               |                 | whether a socket is open for the packet",
            })
    void aSocketOfATransparentProxyIsFoundByItsAddress(String options, @Nullable String proxy, String answer) {
        NetfilterState node = with("mangle", "-A PREROUTING -p tcp -m socket " + options + " -j DROP")
                .withTransparentProxies(Option.of(proxy).map(Address::parse).toVector());
        Crossing in = Crossing.in(Hook.PREROUTING, "veth1", Router.NOW);
        Verdict verdict = Netfilter.cross(node, InFlight.entering(SYN), in, Choice.first())
                .verdict();
        assertThat(
                        verdict instanceof Verdict.NotModelled unknown
                                ? unknown.text().replace("mangle PREROUTING rule 1: ", "")
                                : verdict.isAccept() ? "no" : "yes")
                .isEqualTo(answer);
    }
}
