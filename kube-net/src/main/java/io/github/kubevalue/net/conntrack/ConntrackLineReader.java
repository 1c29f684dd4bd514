package io.github.kubevalue.net.conntrack;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IcmpMessage;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** Reads a {@link ConntrackLine} word by word. */
final class ConntrackLineReader {
    /** What an offloaded connection lives, whose time is not listed: net/netfilter/nf_flow_table_core.c. */
    private static final Duration OFFLOADED = Duration.ofDays(1);

    private final Instant now;
    private Seq<String> words;

    private ConntrackLineReader(String line, Instant now) {
        this.words = Vector.of(line.trim().split("\\s+"));
        this.now = now;
    }

    static Either<String, ConntrackLine> read(String line, Instant now) {
        try {
            return Either.right(new ConntrackLineReader(line, now).line());
        } catch (IllegalArgumentException e) {
            return Either.left(e.getMessage() + " in \"" + line.trim() + "\"");
        }
    }

    private ConntrackLine line() {
        String family = peek().matches("ipv[46]") ? String.format("%-8s %s ", next(), next()) : "";
        IpProtocol protocol = protocol(next(), next());
        Option<Long> seconds = Option.when(peek().matches("[0-9]+"), () -> Long.parseLong(next()));
        Option<String> state = Option.when(peek().matches("[A-Z_0-9]+"), this::next);
        Flow original = flow(protocol);
        Option<Zone> originalZone = zone("zone-orig", Zone.Scope.ORIGINAL);
        String originalCounters = counters();
        boolean unreplied = skip("[UNREPLIED]");
        Flow reply = flow(protocol);
        Option<Zone> replyZone = zone("zone-reply", Zone.Scope.REPLY);
        String replyCounters = counters();
        Offload offload = skip("[HW_OFFLOAD]") ? Offload.HARDWARE : skip("[OFFLOAD]") ? Offload.SOFTWARE : Offload.NONE;
        boolean assured = skip("[ASSURED]") || offload != Offload.NONE;
        if (seconds.isEmpty() && offload == Offload.NONE) {
            throw new IllegalArgumentException("no time to live");
        }
        Entry entry = Entry.builder()
                .original(original)
                .reply(reply)
                .seenReply(!unreplied)
                .assured(assured)
                .offload(offload)
                .mark(Integer.parseUnsignedInt(said("mark").getOrElse("0")))
                .zone(originalZone
                        .orElse(replyZone)
                        .getOrElse(() -> Zone.of(Integer.parseInt(said("zone").getOrElse("0")))))
                .tcp(tcp(protocol, state))
                .sctp(sctp(protocol, state))
                .createdAt(now)
                .expiresAt(seconds.map(now::plusSeconds).getOrElse(() -> now.plus(OFFLOADED)))
                .sourceBound(true)
                .destinationBound(true)
                .build();
        return new ConntrackLine(family, entry, seconds.getOrElse(0L), originalCounters, replyCounters, words);
    }

    private String peek() {
        return words.headOption().getOrElse("");
    }

    private String next() {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("not an entry of conntrack -L: it ends too early");
        }
        String word = words.head();
        words = words.tail();
        return word;
    }

    private boolean skip(String word) {
        boolean there = peek().equals(word);
        words = there ? words.tail() : words;
        return there;
    }

    private static IpProtocol protocol(String name, String number) {
        return IpProtocol.tryParse(number)
                .filter(protocol ->
                        name.equals("unknown") || IpProtocol.tryParse(name).contains(protocol))
                .getOrElseThrow(() -> new IllegalArgumentException(
                        "not an entry of conntrack -L: no protocol \"" + name + " " + number + "\""));
    }

    private String value(String name) {
        String word = next();
        if (!word.startsWith(name + "=")) {
            throw new IllegalArgumentException("expected " + name + "=, was " + word);
        }
        return word.substring(name.length() + 1);
    }

    private int number(String name) {
        return Integer.parseInt(value(name));
    }

    private Flow flow(IpProtocol protocol) {
        Ip source = Ip.parse(value("src"));
        Ip destination = Ip.parse(value("dst"));
        if (protocol.isIcmp()) {
            IcmpMessage message = new IcmpMessage(number("type"), number("code"));
            int id = number("id");
            boolean reply = message.isReply(protocol);
            return new Flow(
                    protocol,
                    Address.of(source, reply ? 0 : id),
                    Address.of(destination, reply ? id : 0),
                    Option.some(message));
        }
        if (peek().startsWith("srckey=")) {
            words = words.drop(2);
        }
        boolean ports = peek().startsWith("sport=");
        return Flow.of(
                protocol,
                Address.of(source, ports ? number("sport") : 0),
                Address.of(destination, ports ? number("dport") : 0));
    }

    private Option<Zone> zone(String name, Zone.Scope scope) {
        return Option.when(peek().startsWith(name + "="), () -> new Zone(number(name), scope));
    }

    private String counters() {
        return peek().startsWith("packets=") ? next() + " " + next() + " " : "";
    }

    private Option<String> said(String name) {
        return words.find(word -> word.startsWith(name + "=")).map(word -> word.substring(name.length() + 1));
    }

    private static Option<TcpTracking> tcp(IpProtocol protocol, Option<String> state) {
        return protocol != IpProtocol.TCP
                ? Option.none()
                : state.map(name -> TcpState.tryParse(name)
                        .map(TcpTracking::listed)
                        .getOrElseThrow(() -> new IllegalArgumentException("no state of TCP: " + name)));
    }

    private static Option<SctpTracking> sctp(IpProtocol protocol, Option<String> state) {
        return protocol != IpProtocol.SCTP
                ? Option.none()
                : state.map(name -> SctpState.tryParse(name)
                        .map(SctpTracking::listed)
                        .getOrElseThrow(() -> new IllegalArgumentException("no state of SCTP: " + name)));
    }
}
