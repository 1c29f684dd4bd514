package io.github.kubevalue.dns.render;

import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.EdnsOption;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.wire.Encoder;
import io.vavr.collection.Seq;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Prints a reply as dig 9.18 does. */
public final class Dig {
    private static final int TTL_COLUMN = 24;
    private static final int CLASS_COLUMN = 32;
    private static final int TYPE_COLUMN = 40;
    private static final int DATA_COLUMN = 48;
    private static final DomainName MULTICAST = DomainName.parse("local.");
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Dig() {}

    /** Returns the whole output of a run of dig that got this reply. */
    public static String text(Response response, DigRun run) {
        StringBuilder text = new StringBuilder("\n; <<>> DiG " + run.version() + " <<>> " + run.arguments() + "\n");
        if (run.serverGiven()) {
            text.append("; (1 server found)\n");
        }
        text.append(";; global options: +cmd\n;; Got answer:\n");
        if (response.query().name().isWithin(MULTICAST)) {
            text.append(";; WARNING: .local is reserved for Multicast DNS\n")
                    .append(";; You are currently testing what happens when an mDNS query is leaked to DNS\n");
        }
        header(text, response, run);
        text.append('\n');
        response.extension().forEach(edns -> opt(text, edns));
        text.append(";; QUESTION SECTION:\n")
                .append(question(response.question()))
                .append("\n\n");
        section(text, "ANSWER", response.answer());
        section(text, "AUTHORITY", response.authority());
        section(text, "ADDITIONAL", response.additional());
        footer(text, response, run);
        return text.toString();
    }

    /** Returns what {@code dig +short} prints: the data of the answer, one record a line. */
    public static String brief(Response response) {
        return response.answer().map(found -> found.data() + "\n").mkString();
    }

    private static void header(StringBuilder text, Response response, DigRun run) {
        int additional = response.additional().size() + (response.extension().isDefined() ? 1 : 0);
        text.append(";; ->>HEADER<<- opcode: QUERY, status: " + response.rcode() + ", id: " + run.id() + "\n")
                .append(";; flags: " + response.flags() + "; QUERY: 1, ANSWER: "
                        + response.answer().size() + ", AUTHORITY: "
                        + response.authority().size() + ", ADDITIONAL: " + additional + "\n");
        if (response.flags().has(Flag.RD) && !response.flags().has(Flag.RA)) {
            text.append(";; WARNING: recursion requested but not available\n");
        }
    }

    private static void opt(StringBuilder text, Edns edns) {
        text.append(";; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:")
                .append(edns.dnssec() ? " do" : "")
                .append("; udp: ")
                .append(edns.udpSize())
                .append('\n');
        edns.options()
                .filter(option -> option.code() == EdnsOption.COOKIE)
                .forEach(cookie -> text.append("; COOKIE: ")
                        .append(cookie.octets()
                                .map(octet -> String.format("%02x", octet))
                                .mkString())
                        .append(" (echoed)\n"));
    }

    private static void section(StringBuilder text, String name, Seq<ResourceRecord> records) {
        if (!records.isEmpty()) {
            text.append(";; ").append(name).append(" SECTION:\n");
            records.forEach(found -> text.append(record(found)).append('\n'));
            text.append('\n');
        }
    }

    /** Returns a record as dig lays it out. */
    public static String record(ResourceRecord found) {
        return new Columns()
                .add(found.name().toString())
                .to(TTL_COLUMN)
                .add(Long.toString(found.ttl()))
                .to(CLASS_COLUMN)
                .add("IN")
                .to(TYPE_COLUMN)
                .add(found.type().toString())
                .to(DATA_COLUMN)
                .add(found.data().toString())
                .toString();
    }

    private static String question(Question question) {
        return ";"
                + new Columns()
                        .add(question.name().toString())
                        .to(CLASS_COLUMN)
                        .add(question.recordClass().toString())
                        .to(TYPE_COLUMN)
                        .add(question.type().toString());
    }

    private static void footer(StringBuilder text, Response response, DigRun run) {
        text.append(";; Query time: 0 msec\n");
        run.server()
                .forEach(server -> text.append(
                        ";; SERVER: " + server.ip() + "#" + server.port() + "(" + server.ip() + ") (UDP)\n"));
        run.when().forEach(when -> text.append(";; WHEN: " + WHEN.format(when) + "\n"));
        text.append(";; MSG SIZE  rcvd: " + Encoder.overTcp(0, response).length + "\n\n");
    }
}
