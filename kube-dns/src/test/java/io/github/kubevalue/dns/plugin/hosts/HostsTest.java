package io.github.kubevalue.dns.plugin.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Fallthrough;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.dns.plugin.Server;
import io.github.kubevalue.dns.plugin.ServerBlock;
import io.github.kubevalue.dns.table.Resources;
import io.github.kubevalue.model.choice.Choice;
import io.vavr.collection.Vector;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Upstream's own cases of the plugin. */
// plugin/hosts/hosts_test.go, hostsfile_test.go, wildcard_test.go
class HostsTest {
    private static final HostsOptions ALL =
            HostsOptions.builder().addZone(DomainName.ROOT).build();
    private static final String EXAMPLE = """
        127.0.0.1 localhost localhost.domain
        ::1 localhost localhost.domain
        10.0.0.1 example.org
        ::FFFF:10.0.0.2 example.com
        10.0.0.3 fallthrough-example.org
        1.2.3.4 aa.example.com
        5.6.7.8 *.apps.example.com
        reload 5s
        timeout 3600
        """;

    /** What stands after the plugin: it refuses, so that a query that came there is told from others. */
    private record Next() implements Plugin {
        @Override
        public String name() {
            return "next";
        }

        @Override
        public Response serve(Query query, Chain chain) {
            return Response.bare(query, Rcode.REFUSED, Evidence.of(name(), "the next plugin"));
        }
    }

    private static Response ask(HostsOptions options, String file, String inline, Query query) {
        return Server.of(new ServerBlock(
                        Vector.of(DomainName.ROOT), Vector.of(Hosts.of(options, file, inline), new Next())))
                .answer(query, Choice.first());
    }

    private static String ask(HostsOptions options, String file, String name, String type) {
        Response response = ask(options, file, "", Query.of(name, RecordType.parse(type)));
        return response.rcode() == Rcode.NOERROR
                ? response.answer().map(found -> found.data().toString()).mkString(" ")
                : response.rcode().toString();
    }

    @TestFactory
    List<DynamicTest> answers() {
        return Resources.cases(HostsTest.class, "hosts.txt")
                .map(row ->
                        DynamicTest.dynamicTest(row.toString(), () -> row.check(ask(ALL, EXAMPLE, "", row.query()))))
                .toJavaList();
    }

    @ParameterizedTest
    @CsvSource({
        "false,.,example.org,",
        "true,.,example.org,REFUSED",
        "true,example.net,example.org,",
        "false,.,missing.example.org,REFUSED",
        "false,example.net,missing.example.org,SERVFAIL",
    })
    void otherTypesFallThroughIfTold(boolean unsupported, String zones, String name, String expected) {
        HostsOptions options = ALL.withUnsupportedFallsThrough(unsupported).withFallthrough(Fallthrough.of(zones));

        assertThat(ask(options, EXAMPLE, name, "TXT")).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "odin | 127.0.0.2 127.0.0.3 | ::2",
                "ODIN | 127.0.0.2 127.0.0.3 | ::2",
                "thor | 127.1.1.1 |",
                "ullr | 127.1.1.2 |",
                "ullrhost | 127.1.1.2 |",
                "localhost | | fe80::1",
                "loki | SERVFAIL | SERVFAIL",
            })
    void namesAreReadLineByLine(String name, String v4, String v6) {
        String file = """
            255.255.255.255\tbroadcasthost
            \t127.0.0.2\todin
            \t127.0.0.3\todin  # inline comment
            \t::2             odin
            \t127.1.1.1\tthor
            \t# aliases
            \t127.1.1.2\tullr ullrhost
            \tfe80::1%lo0\tlocalhost
            \t123.123.123\tloki
            \t321.321.321.321\
            """;

        assertThat(ask(ALL, file, name, "A")).isEqualTo(v4 == null ? "" : v4);
        assertThat(ask(ALL, file, name, "AAAA")).isEqualTo(v6 == null ? "" : v6);
        assertThat(ask(ALL, file, "2.1.1.127.in-addr.arpa", "PTR")).isEqualTo("ullr. ullrhost.");
        assertThat(ask(ALL, file, "3.2.1.127.in-addr.arpa", "PTR")).isEqualTo("REFUSED");
    }

    @ParameterizedTest
    @CsvSource({
        "foo.example.org,127.0.0.54",
        "bar.example.org,127.0.0.53",
        "bar.intern.example.org,127.0.1.52",
        "a.example.com,192.168.33.11",
        "b.example.com,192.168.33.12",
        "c.example.com,192.168.33.10",
        "example.com,SERVFAIL",
        "deep.foo.example.org,SERVFAIL",
    })
    void anAsteriskStandsForOneLabel(String name, String expected) {
        String file = """
            127.0.0.53 *.example.org
            127.0.1.52 *.intern.example.org
            127.0.0.54 foo.example.org
            192.168.33.10 *.example.com
            192.168.33.11 a.example.com
            192.168.33.12 b.example.com
            """;

        assertThat(ask(ALL, file, name, "A")).isEqualTo(expected);
        assertThat(ask(ALL, file, "53.0.0.127.in-addr.arpa", "PTR")).isEqualTo("REFUSED");
    }

    @Test
    void casesAreNotKept() {
        Response response = ask(ALL, "127.0.0.1 PreserveMe", "", Query.of("PREServeme.", RecordType.A));

        assertThat(response.answer().head()).hasToString("preserveme. 3600 IN A 127.0.0.1");
        assertThat(response.question().name()).hasToString("PREServeme.");
    }

    @Test
    void linesOfTheCorefileComeAfterTheFileAndRepeatIt() {
        Response response = ask(ALL, "10.0.0.1 a\n10.0.0.1 a", "10.0.0.2 a\n10.0.0.1 a", Query.of("a", RecordType.A));

        assertThat(response.answer().map(found -> found.data().toString()))
                .containsExactly("10.0.0.1", "10.0.0.1", "10.0.0.2", "10.0.0.1");
    }

    @Test
    void namesOutsideTheZonesAreNotKnown() {
        HostsOptions options = ALL.withZones(Vector.of(DomainName.parse("example.org.")));
        String file = "10.0.0.1 a.example.org b.example.com";

        assertThat(ask(options, file, "b.example.com", "A")).isEqualTo("REFUSED");
        assertThat(ask(options, file, "1.0.0.10.in-addr.arpa", "PTR")).isEqualTo("a.example.org.");
        assertThat(ask(options.withReverse(false), file, "1.0.0.10.in-addr.arpa", "PTR"))
                .isEqualTo("REFUSED");
    }
}
