package io.github.kubevalue.dns.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.name.DomainName;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneFileTest {
    private static final DomainName ORIGIN = DomainName.parse("example.org.");

    private static Vector<ResourceRecord> records(String... lines) {
        return ZoneFile.parse(String.join("\n", lines), ORIGIN).get();
    }

    private static String fault(String text) {
        return ZoneFile.parse(text.replace("~", "\n"), ORIGIN).fold(fault -> fault, records -> "no fault: " + records);
    }

    @Test
    void aZoneIsReadAsItIsWritten() {
        assertThat(records(
                                "; a zone",
                                "$TTL 1h30m",
                                "@  IN SOA ns1 hostmaster ( 2024010100 ; serial",
                                "          2h 30M 1w 300 )",
                                "   IN NS  ns1",
                                "      NS  ns2.example.net.",
                                "ns1   300 IN A 192.0.2.1",
                                "      IN 1d AAAA 2001:DB8::1",
                                "*.www CNAME @",
                                "mail  MX 10 ns1",
                                "txt   TXT \"two words\" single \"semi;colon \\\"q\\\" \\228\"",
                                "_http._tcp SRV 0 5 80 ns1",
                                "sub   DNAME target",
                                "$ORIGIN deep.example.org.",
                                "host  HINFO \"amd 64\" linux",
                                "caa   CAA 0 issue \"ca.example.net\"",
                                "num   NAPTR 100 10 \"U\" \"E2U+sip\" \"!^.*$!sip:a@b!\" .",
                                "raw   TYPE65534 \\# 4 0aff 00 01")
                        .mkString("\n"))
                .isEqualTo("""
                    example.org. 5400 IN SOA ns1.example.org. hostmaster.example.org. 2024010100 7200 1800 604800 300
                    example.org. 5400 IN NS ns1.example.org.
                    example.org. 5400 IN NS ns2.example.net.
                    ns1.example.org. 300 IN A 192.0.2.1
                    ns1.example.org. 86400 IN AAAA 2001:db8::1
                    *.www.example.org. 5400 IN CNAME example.org.
                    mail.example.org. 5400 IN MX 10 ns1.example.org.
                    txt.example.org. 5400 IN TXT "two words" "single" "semi;colon \\"q\\" \\228"
                    _http._tcp.example.org. 5400 IN SRV 0 5 80 ns1.example.org.
                    sub.example.org. 5400 IN DNAME target.example.org.
                    host.deep.example.org. 5400 IN HINFO "amd 64" "linux"
                    caa.deep.example.org. 5400 IN CAA 0 issue "ca.example.net"
                    num.deep.example.org. 5400 IN NAPTR 100 10 "U" "E2U+sip" "!^.*$!sip:a@b!" .
                    raw.deep.example.org. 5400 IN TYPE65534 \\# 4 0AFF0001\
                    """);
    }

    @Test
    void withoutADirectiveTheTimeToLiveIsTheLastOneGiven() {
        assertThat(records("a 60 A 192.0.2.1", "b A 192.0.2.2", "c 5 A 192.0.2.3", "d A 192.0.2.4")
                        .map(ResourceRecord::ttl))
                .containsExactly(60L, 60L, 5L, 5L);
        assertThat(records("$TTL 60", "a 5 A 192.0.2.1", "b A 192.0.2.2").map(ResourceRecord::ttl))
                .containsExactly(5L, 60L);
        assertThat(records("a IN A 192.0.2.1", "  A 192.0.2.2").map(ResourceRecord::ttl))
                .containsExactly(0L, 0L);
    }

    @Test
    void namesMayHaveEscapes() {
        assertThat(records("$TTL 5", "a\\.b A 192.0.2.1", "\\101\\;c A 192.0.2.2")
                        .map(found -> found.name().toString()))
                .containsExactly("a\\.b.example.org.", "e\\;c.example.org.");
    }

    @Test
    void aLongTextBecomesSeveralAndForeignLettersAreOctets() {
        ResourceRecord found =
                records("a 5 TXT " + "x".repeat(300) + " \"grün\"").head();

        assertThat(((RecordData.Txt) found.data()).texts().map(String::length)).containsExactly(255, 45, 5);
        assertThat(found.data().toString()).endsWith("\"gr\\195\\188n\"");
    }

    @Test
    void oneRecordIsReadWithAnHourToLive() {
        assertThat(ZoneFile.record("www.example.org. IN A 192.0.2.1").get())
                .hasToString("www.example.org. 3600 IN A 192.0.2.1");
        assertThat(ZoneFile.record("www 5 A 192.0.2.1").get()).hasToString("www. 5 IN A 192.0.2.1");
        assertThat(ZoneFile.record("; nothing").isLeft()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a..b 5 A 192.0.2.1 | dns: bad owner name: \"a..b\" at line: 1:5",
                "a A 192.0.2.1 | dns: missing TTL with no previous value: \"A\" at line: 1:4",
                "a 5x A 192.0.2.1 | dns: not a TTL: \"5x\" at line: 1:5",
                "$TTL 5~a FOO | dns: not a TTL: \"FOO\" at line: 2:5",
                "a 5 IN FOO 1 | dns: unknown RR type: \"FOO\" at line: 1:11",
                "a 5 FOO 1 | dns: expecting RR type or class, not this...: \"FOO\" at line: 1:8",
                "a 5 A 1.2.3 | dns: bad A A: \"1.2.3\" at line: 1:11",
                "a 5 A ::1 | dns: bad A A: \"::1\" at line: 1:9",
                "a 5 AAAA 192.0.2.1 | dns: bad AAAA AAAA: \"192.0.2.1\" at line: 1:18",
                "a 5 A 192.0.2.1 more | dns: garbage after rdata: \"more\" at line: 1:20",
                "a 5 MX ten mail | dns: bad MX Pref: \"ten\" at line: 1:11",
                "a 5 MX 10 | dns: bad MX Mx: \"\\n\" at line: 1:9",
                "a 5 MX 10 ; this is wrong | dns: bad MX Mx: \"\\n\" at line: 1:25",
                "a 5 SRV 0 0 70000 b | dns: bad SRV Port: \"70000\" at line: 1:18",
                "a 5 SOA b c x 1 1 1 1 | dns: bad SOA zone parameter: \"x\" at line: 1:14",
                "a 5 SOA b c (1 1 | dns: unbalanced brace: \"unbalanced brace\" at line: 1:16",
                "a 5 A 192.0.2.1 ) | dns: extra closing brace: \"extra closing brace\" at line: 1:17",
                "$INCLUDE other.db | dns: $INCLUDE directive not allowed: \"$INCLUDE\" at line: 1:9",
                "$TTL soon | dns: expecting $TTL value, not this...: \"soon\" at line: 1:9",
                "$ORIGIN a..b | dns: bad origin name: \"a..b\" at line: 1:12",
                "a 5 CH TXT x | dns: not modelled: a class other than IN: \"CH\" at line: 1:7",
                "a 5 TYPE65534 \\# 2 0a | dns: bad RFC3597 Rdata: \"2\" at line: 1:19",
                "a 5 LOC 1 2 3 | dns: not modelled: records of this type: \"LOC\" at line: 1:8",
            })
    void whatIsWrongIsSaidWithItsPlace(String text, String expected) {
        assertThat(fault(text)).isEqualTo(expected);
    }
}
