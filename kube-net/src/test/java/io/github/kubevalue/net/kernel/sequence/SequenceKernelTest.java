package io.github.kubevalue.net.kernel.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.conntrack.ConntrackSettings;
import io.github.kubevalue.net.conntrack.ConntrackTable;
import io.github.kubevalue.net.conntrack.ConntrackText;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.conntrack.SctpState;
import io.github.kubevalue.net.conntrack.TcpState;
import io.github.kubevalue.net.kernel.lab.KernelTools;
import io.github.kubevalue.net.kernel.sequence.TappedRouter.Emitted;
import io.github.kubevalue.net.kernel.sequence.TappedRouter.Sent;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.FlowPort;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Generated sequences of single packets pass a router of the kernel and of the model: after each packet what came out, what
 * connection tracking thought of it, and all connections with their states and times are the same. Many talks are held at
 * once, packet by packet, so that hundreds take a few seconds.
 */
@Tag("kernel")
class SequenceKernelTest {
    private static final int TALKS = Integer.getInteger("kubevalue.kernel.sequences", 400);
    private static final int AT_ONCE = 400;
    private static final int FIRST_PORT = 10_000;
    /** After this turn everybody waits: streams come of age, half-open associations die. */
    private static final int PAUSE = 5;

    private static final Duration WAIT = Duration.ofMillis(4200);

    private static final String RULES = """
        *raw
        -A PREROUTING -d {z}3 -j CT --zone 7
        -A PREROUTING -d {z}4 -j CT --zone 7
        -A PREROUTING -s {z}4 -j CT --zone 7
        -A PREROUTING -d {z}5 -j CT --zone-orig 8
        -A PREROUTING -d {z}6 -j CT --zone-reply 9
        -A PREROUTING -s {z}6 -j CT --zone-reply 9
        COMMIT
        *nat
        -A PREROUTING -d {v}a -j DNAT --to-destination {s}0
        -A PREROUTING -d {v}b -j DNAT --to-destination {s}1
        -A PREROUTING -d {v}c -p tcp -m tcp --dport 80 -j DNAT --to-destination [{s}0]:8080
        -A PREROUTING -d {v}c -p udp -m udp --dport 80 -j DNAT --to-destination [{s}0]:8080
        -A PREROUTING -d {v}c -p sctp -m sctp --dport 80 -j DNAT --to-destination [{s}0]:8080
        -A POSTROUTING -d {s}1 -o eth0 -j MASQUERADE
        -A POSTROUTING -d {z}2 -o eth0 -j MASQUERADE
        COMMIT
        *filter
        :INPUT DROP
        COMMIT
        """;
    private static final String RULES_V4 = RULES.replace("[{s}0]", "{s}0")
            .replaceAll("\\{v}a", "10.96.0.10")
            .replaceAll("\\{v}b", "10.96.0.11")
            .replaceAll("\\{v}c", "10.96.0.12")
            .replaceAll("\\{[sz]}", "192.0.2.10");
    private static final String RULES_V6 =
            RULES.replaceAll("\\{v}", "fd00:96::").replaceAll("\\{[sz]}", "2001:db8::10");

    private static final Seq<String> SERVERS = Vector.of(
            "10.96.0.10",
            "10.96.0.11",
            "10.96.0.12",
            "192.0.2.99",
            "192.0.2.102",
            "192.0.2.103",
            "192.0.2.104",
            "192.0.2.105",
            "192.0.2.106");
    private static final Seq<String> SERVERS_V6 = Vector.of(
            "fd00:96::a",
            "fd00:96::b",
            "fd00:96::c",
            "2001:db8::99",
            "2001:db8::102",
            "2001:db8::103",
            "2001:db8::104",
            "2001:db8::105",
            "2001:db8::106");
    private static final Seq<IpProtocol> PROTOCOLS = Vector.of(
            IpProtocol.TCP,
            IpProtocol.TCP,
            IpProtocol.TCP,
            IpProtocol.TCP,
            IpProtocol.SCTP,
            IpProtocol.SCTP,
            IpProtocol.UDP,
            IpProtocol.UDP,
            IpProtocol.ICMP,
            IpProtocol.GRE,
            IpProtocol.ESP);

    private static final Seq<String> STATES = Vector.of("", "INVALID", "NEW", "RELATED", "ESTABLISHED", "UNTRACKED");

    /** What the kernel must have had in its table and let out, for the sequences to be worth their time. */
    private static final Seq<String> INTERESTING = Vector.of(TcpState.values())
            .reject(TcpState.NONE::equals)
            .map(state -> "tcp " + state)
            .appendAll(
                    Vector.of(SctpState.values()).reject(SctpState.NONE::equals).map(state -> "sctp " + state))
            .appendAll(Vector.of("udp ASSURED", "gre ASSURED", "icmp", "ipv6-icmp", "esp"))
            .appendAll(Vector.of("zone 7 BOTH", "zone 8 ORIGINAL", "zone 9 REPLY"))
            .appendAll(Vector.of("INVALID", "NEW", "RELATED", "ESTABLISHED", "nothing"));

    private Seq<String> differences = Vector.empty();
    private Set<String> seen = HashSet.empty();
    /** How long a turn has taken at most: what happened in it may have happened that much later. */
    private Duration slowest = Duration.ZERO;

    @Test
    void theKernelTracksAsTheModelDoes() {
        KernelTools.require();
        compare(ConntrackSettings.KERNEL, Vector.empty(), TALKS);
        // a machine that is very slow has to leave out what depends on split seconds
        if (TALKS >= AT_ONCE && slowest.compareTo(Duration.ofSeconds(1)) < 0) {
            assertThat(seen).containsAll(INTERESTING);
        }
    }

    @Test
    void theKernelTracksAsTheModelDoesUnderOtherSysctls() {
        KernelTools.require();
        compare(
                ConntrackSettings.KUBE_PROXY
                        .withTcpBeLiberal(true)
                        .withTcpLoose(false)
                        .withTcpMaxRetrans(1)
                        .withTcpIgnoreInvalidRst(true),
                Vector.of(
                        "nf_conntrack_tcp_timeout_established=86400",
                        "nf_conntrack_tcp_timeout_close_wait=3600",
                        "nf_conntrack_tcp_be_liberal=1",
                        "nf_conntrack_tcp_loose=0",
                        "nf_conntrack_tcp_max_retrans=1",
                        "nf_conntrack_tcp_ignore_invalid_rst=1"),
                TALKS / 4);
    }

    private void compare(ConntrackSettings settings, Seq<String> sysctls, int count) {
        Random random = new Random(Long.getLong("kubevalue.kernel.seed", 1));
        NetfilterState stack = NetfilterState.empty()
                .withIpv4(rules(RULES_V4))
                .withIpv6(rules(RULES_V6))
                .withAddresses(RouterPath.ADDRESSES)
                .withConntrack(ConntrackTable.empty(settings));
        try (TappedRouter router = TappedRouter.open()) {
            router.load(RULES_V4, RULES_V6);
            if (!sysctls.isEmpty()) {
                router.set(sysctls);
            }
            JqwikSession.run(() -> {
                for (int done = 0; done < count && differences.size() < 20; done += AT_ONCE) {
                    router.forget();
                    int many = Math.min(AT_ONCE, count - done);
                    hold(router, Vector.range(0, many).map(number -> talk(number, stack, random)));
                }
            });
        }
        assertThat(differences.mkString("\n\n")).isEmpty();
    }

    private static Ruleset rules(String text) {
        return IptablesText.parse(text).getOrElseThrow(problem -> new IllegalArgumentException(problem.toString()));
    }

    private static Talk talk(int number, NetfilterState stack, Random random) {
        boolean v4 = random.nextInt(3) > 0;
        IpProtocol protocol = PROTOCOLS.get(random.nextInt(PROTOCOLS.size()));
        Ip client = Ip.parse((v4 ? "10.244.1." : "fd00:1::") + (v4 ? 2 + number % 250 : 1000 + number));
        Seq<String> servers = (v4 ? SERVERS : SERVERS_V6)
                // without ports nobody could tell whose a masqueraded packet is
                .filter(server -> protocol.hasPorts() || protocol.isIcmp() || !server.matches(".*(11|::b|102)"));
        Ip server = Ip.parse(servers.get(random.nextInt(servers.size())));
        Flow flow = protocol.isIcmp()
                ? Flow.echo(client, server, FIRST_PORT + number)
                : protocol.hasPorts()
                        ? Flow.of(protocol, Address.of(client, FIRST_PORT + number), Address.of(server, 80))
                        : Flow.of(protocol, Address.of(client, 0), Address.of(server, 0));
        return new Talk(
                flow,
                TalkArbitraries.steps(protocol).generator(TALKS).next(random).value(),
                stack);
    }

    private void hold(TappedRouter router, Seq<Talk> talks) {
        Map<Integer, Talk> byNumber =
                talks.toMap(talk -> Tuple.of(number(talk.asked()).get(), talk));
        for (int turn = 0; turn < TalkArbitraries.TURNS; turn++) {
            int current = turn;
            Instant now = Instant.now();
            Seq<Tuple2<Integer, Sent>> said = byNumber.toVector()
                    .flatMap(talk -> talk._2.turn(current, now, slowest).map(sent -> Tuple.of(talk._1, sent)));
            Map<Integer, Seq<Emitted>> came = router.pass(said.map(Tuple2::_2))
                    .flatMap(emitted -> number(emitted.packet()).map(number -> Tuple.of(number, emitted)))
                    .groupBy(Tuple2::_1)
                    .mapValues(all -> all.map(Tuple2::_2));
            Instant listed = Instant.now();
            Map<Integer, Seq<Entry>> entries = listed(router.conntrack(), listed);
            Duration late = Duration.between(now, Instant.now());
            slowest = late.compareTo(slowest) > 0 ? late : slowest;
            for (Tuple2<Integer, Sent> one : said) {
                Talk talk = byNumber.get(one._1).get();
                Option<Emitted> expected = talk.carry(one._2, now);
                check(talk, expected, came.getOrElse(one._1, Vector.empty()));
                check(talk, entries.getOrElse(one._1, Vector.empty()), listed);
            }
            if (turn == PAUSE) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(WAIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<Integer, Seq<Entry>> listed(Seq<String> lines, Instant now) {
        return lines.map(line -> ConntrackText.parseLine(line, now)
                        .getOrElseThrow(problem -> new IllegalStateException(problem)))
                .flatMap(entry -> number(entry.original()).map(number -> Tuple.of(number, entry)))
                .groupBy(Tuple2::_1)
                .mapValues(all -> all.map(Tuple2::_2));
    }

    /** Whose packet it is: the port, id or address of the client tells. */
    private static Option<Integer> number(Packet packet) {
        return packet.quoted().isDefined() ? number(packet.quoted().get().flow()) : number(packet.flow());
    }

    private static Option<Integer> number(Flow flow) {
        return Vector.of(flow.source(), flow.destination())
                .flatMap(end ->
                        end.port().equals(FlowPort.NONE) && !flow.protocol().isIcmp()
                                ? byAddress(end.ip(), flow.protocol())
                                : end.port().number().filter(port -> port >= FIRST_PORT))
                .headOption();
    }

    private static Option<Integer> byAddress(Ip ip, IpProtocol protocol) {
        String text = ip.toString();
        return Option.when(
                (text.startsWith("10.244.1.") || text.startsWith("fd00:1::"))
                        && !text.endsWith("::1")
                        && !text.endsWith(".1"),
                () -> 100_000 * protocol.number()
                        + Integer.parseInt(text.substring(text.lastIndexOf(ip.isV4() ? '.' : ':') + 1))
                        + (ip.isV4() ? 0 : 50_000));
    }

    private void check(Talk talk, Option<Emitted> expected, Seq<Emitted> came) {
        if (expected.exists(
                emitted -> emitted.packet().flow().source().port().number().isEmpty())) {
            // a port has been drawn: whose packet it is cannot be told any more
            talk.stop();
            return;
        }
        String wanted = expected.map(SequenceKernelTest::text).getOrElse("nothing");
        String got =
                came.isEmpty() ? "nothing" : came.map(SequenceKernelTest::text).mkString(" and ");
        if (!wanted.equals(got)) {
            differ(talk, "lets out " + got, wanted);
        }
        seen = seen.add(came.isEmpty() ? got : STATES.get(came.head().state()));
    }

    private static String text(Emitted emitted) {
        Packet packet = emitted.packet();
        return emitted.state() + " to " + emitted.to() + " " + packet.flow() + " " + packet.tcpFlags()
                + packet.quoted().map(about -> " about " + about.flow()).getOrElse("");
    }

    private void check(Talk talk, Seq<Entry> listed, Instant now) {
        if (talk.isOver()) {
            return;
        }
        listed.forEach(this::note);
        Map<String, Duration> got = told(listed, now);
        Map<String, Duration> wanted = told(talk.entries(now), now);
        boolean same = got.keySet().equals(wanted.keySet())
                && wanted.forAll(
                        one -> one._2.minus(got.get(one._1).get()).abs().compareTo(slowest.plusSeconds(2)) <= 0);
        if (!same) {
            differ(talk, "has " + got, wanted.toString());
        }
    }

    private void note(Entry entry) {
        String state = entry.tcpState()
                .map(Enum::name)
                .orElse(entry.sctpState().map(Enum::name))
                .getOrElse(entry.assured() ? "ASSURED" : "");
        seen = seen.add((entry.protocol() + " " + state).trim())
                .add("zone " + entry.zone().id() + " " + entry.zone().scope());
    }

    private static Map<String, Duration> told(Seq<Entry> entries, Instant now) {
        return entries.foldLeft(
                HashMap.empty(),
                (all, entry) -> all.put(
                        entry.translation() + " "
                                + entry.tcpState().map(Enum::name).getOrElse("")
                                + entry.sctpState().map(Enum::name).getOrElse("")
                                + (entry.seenReply() ? "" : " UNREPLIED")
                                + (entry.assured() ? " ASSURED" : "")
                                + " zone " + entry.zone().id() + " "
                                + entry.zone().scope(),
                        Duration.between(now, entry.expiresAt())));
    }

    private void differ(Talk talk, String kernel, String model) {
        differences = differences.append("after\n  " + talk + "\nthe kernel " + kernel + "\nthe model  " + model);
        talk.stop();
    }
}
