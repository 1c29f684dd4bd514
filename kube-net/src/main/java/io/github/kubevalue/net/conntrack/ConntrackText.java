package io.github.kubevalue.net.conntrack;

import io.github.kubevalue.net.text.TextProblem;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Instant;

/**
 * The text of {@code conntrack -L}, one {@link ConntrackLine} an entry.
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
        return ConntrackLine.of(entry, now).toString();
    }

    /** Returns the lines of all entries alive at that time. */
    public static String print(ConntrackTable table, Instant now) {
        return table.entries(now).map(entry -> print(entry, now) + "\n").mkString();
    }

    /** Reads a listing; empty lines are skipped. The problem names the first line that cannot be read. */
    public static Either<TextProblem, Seq<Entry>> parse(String text, Instant now) {
        return parseLines(text, now).map(lines -> lines.map(ConntrackLine::entry));
    }

    /** Reads the lines of a listing with all that they say; empty lines are skipped. The problem names the first line that cannot be read. */
    public static Either<TextProblem, Seq<ConntrackLine>> parseLines(String text, Instant now) {
        Seq<ConntrackLine> read = Vector.empty();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            Either<String, ConntrackLine> one = ConntrackLine.parse(line, now);
            if (one.isLeft()) {
                return Either.left(new TextProblem(number, one.getLeft()));
            }
            read = read.append(one.get());
        }
        return Either.right(read);
    }

    /** Returns a table of the entries of a listing. */
    public static Either<TextProblem, ConntrackTable> parseTable(String text, ConntrackSettings settings, Instant now) {
        return parse(text, now).map(entries -> ConntrackTable.of(settings, entries));
    }

    /** Reads the line of one entry, with or without the family of {@code -o extended}; or says what is wrong with it. */
    public static Either<String, Entry> parseLine(String line, Instant now) {
        return ConntrackLine.parse(line, now).map(ConntrackLine::entry);
    }
}
