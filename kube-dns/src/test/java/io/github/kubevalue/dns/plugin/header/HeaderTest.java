package io.github.kubevalue.dns.plugin.header;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Bench;
import io.github.kubevalue.dns.plugin.Plugin;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ;} ends a line. */
class HeaderTest {
    private static final Query QUERY = Query.of("example.org", RecordType.A);

    private static String flags(String lines, Function<Query, Response> behind) throws CorefileError {
        Seq<? extends Plugin> plugins = Bench.setUp(HeaderSetup::plugins, lines.replace(';', '\n'));
        return Bench.ask(Bench.server(plugins, behind), QUERY, "10.0.0.1")
                .flags()
                .toString();
    }

    // plugin/header/header_test.go
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "header {;response set ra;} | qr rd ra",
                "header {;response set ra;response clear ra;} | qr rd",
                "header {;response set rd;} | qr rd",
                "header {;response clear rd;} | qr",
                "header {;response set aa;} | qr aa rd",
                "header {;query set ra aa;} | qr rd",
                "header {;query set rd;} | qr rd",
                "header {;query clear rd;} | qr",
                "header {;QUERY clear RD;} | qr",
                "header {;response set ra aa;query clear rd;} | qr aa ra",
                "header {;response set ra;};header {;response set aa;} | qr rd ra",
            })
    void flagsAreSetAndCleared(String lines, String flags) throws CorefileError {
        assertThat(flags(lines, Bench.saying(Vector.empty()))).isEqualTo(flags);
    }

    @Test
    void repliesThatTheServerWritesKnowOnlyTheQuery() throws CorefileError {
        assertThat(flags(
                        "header {;response set ra aa;query clear rd;}",
                        query -> Response.bare(query, Rcode.REFUSED, Evidence.of("behind", "refuses"))))
                .isEqualTo("qr");
    }

    // plugin/header/setup_test.go
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "header {} | Corefile:2 - Error during parsing: Wrong argument count or unexpected line ending after"
                        + " '{}'",
                "header {;foo;} | setting up rule: invalid selector=foo should be query or response",
                "header {;response;} | setting up rule: no flag action provided",
                "header {;response set;} | setting up rule: invalid length for flags, at least one should be provided",
                "header {;query foo;} | setting up rule: invalid length for flags, at least one should be provided",
                "header {;query foo rd;} | setting up rule: unknown flag action=foo, should be set or clear",
                "header {;query set cd;} | setting up rule: unknown/unsupported flag=cd",
                "header {;query set rd;} | ``",
                "header {;response set aa;} | ``",
            })
    void wrongLinesAreRefusedInUpstreamsWords(String lines, String fault) {
        assertThat(Bench.fault(HeaderSetup::plugins, lines.replace(';', '\n'))).isEqualTo(fault);
    }
}
