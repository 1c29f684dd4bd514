package io.github.kubevalue.dns.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Vector;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Zone files are read as an independent reader reads them. */
class ZoneFileLawsTest {
    private static final DomainName ORIGIN = DomainName.parse("example.org.");

    private static Arbitrary<String> names() {
        return Arbitraries.of(
                "@",
                "www",
                "a.b",
                "*.wild",
                "x\\.y",
                "abs.example.org.",
                "\\101sc",
                "_tcp",
                "other.example.net.",
                "mail");
    }

    private static Arbitrary<String> owners() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, names()), Tuple.of(1, Arbitraries.just("")), Tuple.of(1, Arbitraries.just("\t ")));
    }

    /** What stands before the type: a time, a class, both in either order, or nothing. */
    private static Arbitrary<String> headers() {
        return Arbitraries.of("", "IN", "300", "300 IN", "in 1h", "2D\tIN", "1w2d3h4m5s");
    }

    private static Arbitrary<String> data() {
        Arbitrary<String> texts = Arbitraries.of(
                "\"a b\"",
                "plain",
                "\"semi ; colon\"",
                "\"(\"",
                "\"\"",
                "\"q\\\"uote\"",
                "\"\\007\\255\"",
                "back\\\\slash");
        return Arbitraries.oneOf(List.of(
                Arbitraries.of("A 192.0.2.1", "A 255.255.255.255", "AAAA 2001:DB8::1", "aaaa ::"),
                names().map(name -> "CNAME " + name),
                names().map(name -> "NS " + name),
                names().map(name -> "PTR ( " + name + " )"),
                names().map(name -> "DNAME\t" + name),
                Combinators.combine(Arbitraries.integers().between(0, 65535), names())
                        .as((preference, name) -> "MX " + preference + " " + name),
                Combinators.combine(Arbitraries.integers().between(0, 65535), names())
                        .as((port, name) -> "SRV ( 1 2\n   " + port + " ) " + name),
                names().map(name -> "SOA " + name + " root (\n 1 ; serial\n 2h 30M 4w ; )\n 5 )"),
                texts.list().ofMinSize(1).ofMaxSize(3).map(list -> "TXT " + String.join(" ", list)),
                Combinators.combine(texts, texts).as((cpu, os) -> "HINFO " + cpu + " " + os),
                texts.map(value -> "CAA 128 issue " + value),
                names().map(name -> "NAPTR 1 2 \"S\" \"SIP+D2U\" \"\" " + name)));
    }

    @Provide
    Arbitrary<String> zones() {
        Arbitrary<String> comment = Arbitraries.of("", "", " ; comment (", ";", "\n", "\n   ; alone");
        Arbitrary<String> records = Combinators.combine(owners(), headers(), data(), comment)
                .as((owner, header, data, after) ->
                        (owner.isBlank() ? " " : owner) + " " + header + (header.isEmpty() ? "" : " ") + data + after);
        Arbitrary<String> directives =
                Arbitraries.of("$ORIGIN sub.example.org.", "$ORIGIN example.org.", "$TTL 77", "$TTL 1m");
        Arbitrary<String> lines = Arbitraries.frequencyOf(Tuple.of(8, records), Tuple.of(1, directives));
        return lines.list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(all -> "$TTL 5\n@ A 192.0.2.9\n" + String.join("\n", all) + "\n");
    }

    private static Vector<String> read(String text) throws IOException {
        Vector<String> records = Vector.empty();
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        try (Master master = new Master(new ByteArrayInputStream(octets), Name.fromString("example.org."))) {
            for (Record found = master.nextRecord(); found != null; found = master.nextRecord()) {
                String data = found instanceof AAAARecord address
                        ? Ip.parse(address.getAddress().getHostAddress()).toString()
                        : found.rdataToString();
                records = records.append(
                        found.getName() + " " + found.getTTL() + " IN " + Type.string(found.getType()) + " " + data);
            }
        }
        return records;
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void anIndependentReaderReadsTheSame(@ForAll("zones") String text) throws IOException {
        assertThat(ZoneFile.parse(text, ORIGIN)
                        .get()
                        .map(ResourceRecord::toString)
                        .toJavaList())
                .isEqualTo(read(text).toJavaList());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void recordsReadAsTheyPrint(@ForAll("zones") String text) {
        Vector<ResourceRecord> records = ZoneFile.parse(text, ORIGIN).get();

        assertThat(ZoneFile.parse(records.mkString("\n"), DomainName.ROOT).get())
                .isEqualTo(records);
    }
}
