package io.github.kubevalue.net.conntrack;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.FlowPort;
import io.github.kubevalue.net.packet.IcmpMessage;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;

/**
 * The text of {@code conntrack -L}, one line an entry.
 *
 * <pre>{@code
 * tcp      6 86399 ESTABLISHED src=10.244.1.9 dst=10.96.0.10 sport=40000 dport=80
 *     src=10.244.1.2 dst=10.244.1.9 sport=8080 dport=40000 [ASSURED] mark=0 use=1
 * }</pre>
 *
 * <p>An unpredictable port is printed as {@code ?1}. Of a line read, what a listing does not say is taken as usual: the entry
 * is confirmed, both ends are decided.
 */
public final class ConntrackText {
    private ConntrackText() {}

    /** Returns the line of one entry, as it stands at that time. */
    public static String print(Entry entry, Instant now) {
        long left = Math.max(0, Duration.between(now, entry.expiresAt()).toSeconds());
        String name = entry.protocol().isIcmp() && entry.protocol() != IpProtocol.ICMP
                ? "icmpv6"
                : entry.protocol().toString();
        return String.format("%-8s %d %d ", name, entry.protocol().number(), left)
                + entry.tcpState().map(state -> state + " ").getOrElse("")
                + print(entry.original())
                + (entry.seenReply() ? "" : "[UNREPLIED] ")
                + print(entry.reply())
                + (entry.assured() ? "[ASSURED] " : "")
                + "mark=" + Integer.toUnsignedString(entry.mark())
                + (entry.zone().id() == 0 ? "" : " zone=" + entry.zone())
                + " use=1";
    }

    /** Returns the lines of all entries alive at that time. */
    public static String print(ConntrackTable table, Instant now) {
        return table.entries(now).map(entry -> print(entry, now) + "\n").mkString();
    }

    private static String print(Flow flow) {
        String ends = "src=" + flow.source().ip() + " dst=" + flow.destination().ip() + " ";
        if (flow.icmp().isDefined()) {
            IcmpMessage message = flow.icmp().get();
            FlowPort id = message.isReply(flow.protocol())
                    ? flow.destination().port()
                    : flow.source().port();
            return ends + "type=" + message.type() + " code=" + message.code() + " id=" + id + " ";
        }
        return flow.protocol().hasPorts()
                ? ends + "sport=" + flow.source().port() + " dport="
                        + flow.destination().port() + " "
                : ends;
    }

    /** Reads a listing; empty lines are skipped. An error names the line. */
    public static Either<String, Seq<Entry>> parse(String text, Instant now) {
        Seq<Entry> entries = Vector.empty();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            Either<String, Entry> entry = parseLine(line, now);
            if (entry.isLeft()) {
                return Either.left("line " + number + ": " + entry.getLeft());
            }
            entries = entries.append(entry.get());
        }
        return Either.right(entries);
    }

    /** Returns a table of the entries of a listing. */
    public static Either<String, ConntrackTable> parseTable(String text, ConntrackSettings settings, Instant now) {
        return parse(text, now).map(entries -> entries.foldLeft(ConntrackTable.empty(settings), ConntrackTable::put));
    }

    /** Reads the line of one entry, with or without the family of {@code -o extended}. */
    public static Either<String, Entry> parseLine(String line, Instant now) {
        Vector<String> words = Vector.of(line.trim().split("\\s+"));
        Vector<String> rest = words.head().matches("ipv[46]") ? words.drop(2) : words;
        Option<IpProtocol> protocol = rest.headOption().flatMap(IpProtocol::tryParse);
        if (protocol.isEmpty() || rest.size() < 4 || !rest.get(2).matches("[0-9]+")) {
            return Either.left("not an entry of conntrack -L: \"" + line + "\"");
        }
        try {
            return Either.right(entry(protocol.get(), rest.drop(2), now));
        } catch (IllegalArgumentException | NoSuchElementException e) {
            return Either.left(e.getMessage() + " in \"" + line + "\"");
        }
    }

    private static Entry entry(IpProtocol protocol, Vector<String> words, Instant now) {
        Vector<String> pairs = words.filter(word -> word.indexOf('=') > 0);
        int second = pairs.lastIndexWhere(word -> word.startsWith("src="));
        Map<String, String> common = toMap(pairs);
        return Entry.builder()
                .original(flow(protocol, toMap(pairs.take(second))))
                .reply(flow(protocol, toMap(pairs.drop(second))))
                .seenReply(!words.contains("[UNREPLIED]"))
                .assured(words.contains("[ASSURED]"))
                .mark(Integer.parseUnsignedInt(common.getOrElse("mark", "0")))
                .zone(Zone.of(Integer.parseInt(common.getOrElse("zone", "0"))))
                .tcp(TcpState.tryParse(words.get(1)).map(TcpTracking::listed))
                .createdAt(now)
                .expiresAt(now.plusSeconds(Long.parseLong(words.head())))
                .sourceBound(true)
                .destinationBound(true)
                .build();
    }

    private static Map<String, String> toMap(Seq<String> pairs) {
        return pairs.foldLeft(
                HashMap.empty(),
                (map, pair) -> map.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1)));
    }

    private static Flow flow(IpProtocol protocol, Map<String, String> fields) {
        Ip source = Ip.parse(fields.getOrElse("src", ""));
        Ip destination = Ip.parse(fields.getOrElse("dst", ""));
        if (!protocol.isIcmp()) {
            return Flow.of(
                    protocol,
                    Address.of(source, number(fields, "sport")),
                    Address.of(destination, number(fields, "dport")));
        }
        IcmpMessage message = new IcmpMessage(number(fields, "type"), number(fields, "code"));
        boolean reply = message.isReply(protocol);
        int id = number(fields, "id");
        return new Flow(
                protocol,
                Address.of(source, reply ? 0 : id),
                Address.of(destination, reply ? id : 0),
                Option.some(message));
    }

    private static int number(Map<String, String> fields, String name) {
        return fields.get(name).map(Integer::parseInt).getOrElse(0);
    }
}
