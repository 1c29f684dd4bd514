package io.github.kubevalue.dns.plugin.autopath;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.message.Author;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Bench;
import io.github.kubevalue.dns.plugin.Plugin;
import io.vavr.collection.HashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoPathTest {
    private static final String RESOLV_CONF = """
        nameserver 1.2.3.4
        domain foo.com
        search Example.org example.com. com
        options ndots:5
        """;

    private static Seq<? extends Plugin> plugins(String line) throws CorefileError {
        return Bench.setUp(AutoPathSetup::plugins, line, HashMap.of("resolv", RESOLV_CONF));
    }

    /** Finds what is listed; names in {@code gone.} are dropped, in {@code broken.} fail, of others nothing is known. */
    private static Response behind(Query query) {
        Evidence because = Evidence.of("behind", "says so");
        return switch (query.name().key()) {
            case "b.com.", "a.example.com." ->
                Bench.written(
                        query, Rcode.NOERROR, Sections.answer(Bench.records(query.name() + " 3600 IN A 127.0.0.53")));
            case "b.example.org.", "d.example.org.", "d.example.com.", "d.com.", "d.", "n.example.org." ->
                Bench.written(query, Rcode.NXDOMAIN, Sections.EMPTY);
            case "n.example.com." -> Bench.written(query, Rcode.NOERROR, Sections.EMPTY);
            case "gone.example.org." -> Response.dropped(query, because);
            case "broken.example.org." -> Response.failed(query, because);
            default -> Response.bare(query, Rcode.REFUSED, because);
        };
    }

    private static Response ask(String name) throws CorefileError {
        return Bench.ask(
                Bench.server(plugins("autopath resolv"), AutoPathTest::behind),
                Query.of(name, RecordType.A),
                "10.0.0.1");
    }

    private static String text(Response response) {
        return response.rcode()
                + " " + response.question().name()
                + response.answer().map(found -> "; " + found).mkString();
    }

    // plugin/autopath/autopath_test.go
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "b.example.org. | NOERROR b.example.org.; b.example.org. 3600 IN CNAME b.com.; b.com. 3600 IN A"
                        + " 127.0.0.53",
                "B.Example.ORG. | NOERROR B.Example.ORG.; B.Example.ORG. 3600 IN CNAME B.com.; B.com. 3600 IN A"
                        + " 127.0.0.53",
                "a.example.com. | NOERROR a.example.com.; a.example.com. 3600 IN A 127.0.0.53",
                "a.example.org. | NOERROR a.example.org.; a.example.org. 3600 IN CNAME a.example.com.;"
                        + " a.example.com. 3600 IN A 127.0.0.53",
                "n.example.org. | NOERROR n.example.org.",
                "c.example.org. | REFUSED c.example.org.",
                "broken.example.org. | SERVFAIL broken.example.org.",
                "example.org. | SERVFAIL example.org.",
                "d.example.org. | NXDOMAIN d.example.org.",
                "D.Example.ORG. | NXDOMAIN D.example.org.",
            })
    void namesInTheFirstDomainAreTriedInAll(String name, String reply) throws CorefileError {
        assertThat(text(ask(name))).isEqualTo(reply);
    }

    // plugin/autopath/autopath_test.go, TestAutoPathNoAnswer
    @Test
    void codesWithoutAReplyAreHandedOn() throws CorefileError {
        assertThat(ask("c.example.org.").author()).isEqualTo(Author.SERVER);
    }

    @Test
    void aQueryThatIsDroppedMakesItBreakDown() throws CorefileError {
        assertThat(ask("gone.example.org.").author()).isEqualTo(Author.SERVER_AFTER_PANIC);
    }

    // plugin/autopath/setup_test.go
    @Test
    void zonesAndListsAreRead() throws CorefileError {
        assertThat(plugins("autopath @kubernetes").head())
                .isEqualTo(new AutoPath(Vector.of(DomainName.ROOT), new SearchSource.Known("kubernetes")));
        assertThat(plugins("autopath example.org @kubernetes").head())
                .isEqualTo(new AutoPath(
                        Vector.of(DomainName.parse("example.org.")), new SearchSource.Known("kubernetes")));
        assertThat(plugins("autopath 10.0.0.0/8 @kubernetes").head())
                .isEqualTo(new AutoPath(
                        Vector.of(DomainName.parse("10.in-addr.arpa.")), new SearchSource.Known("kubernetes")));
        assertThat(plugins("autopath resolv").head())
                .isEqualTo(new AutoPath(
                        Vector.of(DomainName.ROOT),
                        new SearchSource.Fixed(Vector.of("example.org.", "example.com.", "com.")
                                .map(DomainName::parse))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "autopath kubernetes | failed to parse \"kubernetes\": open kubernetes: no such file or directory",
                "autopath | no resolv-conf specified",
                "autopath \"\" | failed to parse \"\": open : no such file or directory",
            })
    void wrongLinesAreRefusedInUpstreamsWords(String line, String fault) {
        assertThat(Bench.fault(AutoPathSetup::plugins, line)).isEqualTo(fault);
    }
}
