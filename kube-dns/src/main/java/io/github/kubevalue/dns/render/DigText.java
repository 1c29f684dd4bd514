package io.github.kubevalue.dns.render;

import io.github.kubevalue.dns.client.Channel;
import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.EdnsOption;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Lays one reply out as dig 9.18 does. */
// bin/dig/dig.c, printmessage and received; lib/dns/message.c, dns_message_sectiontotext
final class DigText {
    private static final DomainName MULTICAST = DomainName.parse("local.");
    private static final Vector<String> OPCODES =
            Vector.of("QUERY", "IQUERY", "STATUS", "RESERVED3", "NOTIFY", "UPDATE");
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final DigCall call;
    private final DigRun run;
    private final DigColumns columns;
    private final StringBuilder text = new StringBuilder();

    private DigText(DigCall call, DigRun run) {
        this.call = call;
        this.run = run;
        this.columns = DigColumns.of(call);
    }

    /** The header and sections that are switched on. */
    static String message(DigReply reply, DigCall call, DigRun run) {
        DigText text = new DigText(call, run);
        if (call.has(DigSwitch.COMMENTS) && !call.has(DigSwitch.SHORT)) {
            text.header(reply);
            text.text.append('\n');
            reply.edns().forEach(text::opt);
        }
        if (call.has(DigSwitch.SHORT) && call.has(DigSwitch.ANSWER)) {
            reply.sections()
                    .answer()
                    .forEach(found -> text.text.append(found.data()).append('\n'));
        }
        if (!call.has(DigSwitch.SHORT)) {
            text.sections(reply);
        }
        return text.text.toString();
    }

    /** The lines after a reply, if they are switched on. */
    static String statistics(DigReply reply, Ip server, Channel channel, DigCall call, DigRun run) {
        if (!call.has(DigSwitch.STATS) || call.has(DigSwitch.SHORT)) {
            return "";
        }
        StringBuilder text = new StringBuilder(";; Query time: 0 msec\n");
        text.append(";; SERVER: " + server + "#" + call.port() + "(" + server + ") (" + channel + ")\n");
        run.when().forEach(when -> text.append(";; WHEN: " + WHEN.format(when) + "\n"));
        return text.append(";; MSG SIZE  rcvd: " + reply.size() + "\n\n").toString();
    }

    private void header(DigReply reply) {
        text.append(";; Got answer:\n");
        if (reply.question().exists(question -> question.name().isWithin(MULTICAST))) {
            text.append(";; WARNING: .local is reserved for Multicast DNS\n")
                    .append(";; You are currently testing what happens when an mDNS query is leaked to DNS\n");
        }
        text.append(";; ->>HEADER<<- opcode: " + opcode(reply.opcode()) + ", status: " + reply.rcode() + ", id: "
                        + run.id() + "\n")
                .append(";; flags: " + reply.flags() + "; QUERY: "
                        + (reply.question().isDefined() ? 1 : 0) + ", ANSWER: "
                        + reply.sections().answer().size() + ", AUTHORITY: "
                        + reply.sections().authority().size() + ", ADDITIONAL: "
                        + (reply.sections().additional().size() + (reply.edns().isDefined() ? 1 : 0)) + "\n");
        if (reply.flags().has(Flag.RD) && !reply.flags().has(Flag.RA)) {
            text.append(";; WARNING: recursion requested but not available\n");
        }
        boolean misunderstood = reply.rcode() == Rcode.FORMERR || reply.rcode() == Rcode.NOTIMP;
        if (misunderstood && call.has(DigSwitch.EDNS) && reply.edns().isEmpty()) {
            text.append("\n;; WARNING: EDNS query returned status " + reply.rcode() + " - retry with '"
                    + (call.has(DigSwitch.DNSSEC) ? "+nodnssec " : "") + "+noedns'\n");
        }
    }

    private static String opcode(int opcode) {
        return opcode < OPCODES.size() ? OPCODES.get(opcode) : "RESERVED" + opcode;
    }

    private void opt(Edns edns) {
        text.append(";; OPT PSEUDOSECTION:\n; EDNS: version: " + edns.version() + ", flags:")
                .append(edns.dnssec() ? " do" : "")
                .append("; udp: ")
                .append(edns.udpSize())
                .append('\n');
        edns.options().forEach(option -> text.append(option(option)).append('\n'));
    }

    private static String option(EdnsOption option) {
        return switch (option.code()) {
            case EdnsOption.COOKIE -> "; COOKIE: " + hex(option.octets(), "") + " (echoed)";
            case EdnsOption.NSID -> "; NSID:" + octets(option);
            case EdnsOption.EXPIRE -> "; EXPIRE:" + octets(option);
            case EdnsOption.TCP_KEEPALIVE -> "; TCP KEEPALIVE:" + octets(option);
            case EdnsOption.PADDING ->
                "; PAD:"
                        + (option.octets().isEmpty()
                                ? ""
                                : " (" + option.octets().size() + " bytes)");
            default -> "; OPT=" + option.code() + ":" + octets(option);
        };
    }

    private static String octets(EdnsOption option) {
        Seq<Byte> octets = option.octets();
        return octets.isEmpty()
                ? ""
                : " " + hex(octets, " ")
                        + octets.map(octet -> octet < ' ' || octet > '~' ? "." : Character.toString(octet))
                                .mkString("(\"", "", "\")");
    }

    private static String hex(Seq<Byte> octets, String after) {
        return octets.map(octet -> String.format("%02x", octet) + after).mkString();
    }

    private void sections(DigReply reply) {
        if (call.has(DigSwitch.QUESTION)) {
            section("QUESTION", reply.question().map(this::question).toVector());
        }
        if (call.has(DigSwitch.ANSWER)) {
            section("ANSWER", records(reply.sections().answer()));
        }
        if (call.has(DigSwitch.AUTHORITY)) {
            section("AUTHORITY", records(reply.sections().authority()));
        }
        if (call.has(DigSwitch.ADDITIONAL)) {
            section("ADDITIONAL", records(reply.sections().additional()));
        }
    }

    private String question(Question question) {
        return ";" + columns.question(question);
    }

    private Seq<String> records(Seq<ResourceRecord> records) {
        return records.map(columns::record);
    }

    private void section(String name, Seq<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        boolean titled = call.has(DigSwitch.COMMENTS);
        text.append(titled ? ";; " + name + " SECTION:\n" : "");
        lines.forEach(line -> text.append(line).append('\n'));
        text.append(titled ? "\n" : "");
    }
}
