package io.github.kubevalue.dns.plugin.minimal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Author;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.plugin.Bench;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MinimalTest {
    private static final Query QUERY = Query.of("example.com", RecordType.A);
    private static final Seq<ResourceRecord> NONE = Vector.empty();
    private static final Seq<ResourceRecord> ANSWER = Bench.records("example.com. 293 IN A 142.250.76.46");
    private static final Seq<ResourceRecord> SERVERS = Bench.records("""
        example.com. 157127 IN NS ns2.example.com.
        example.com. 157127 IN NS ns1.example.com.
        """);
    private static final Seq<ResourceRecord> SOA =
            Bench.records("example.com. 60 IN SOA ns1.example.com. admin.example.com. 1 2 3 4 5");
    private static final Seq<ResourceRecord> GLUE = Bench.records("""
        ns2.example.com. 316273 IN A 216.239.34.10
        ns1.example.com. 165555 IN AAAA 2001:4860:4802:32::a
        """);

    private static Response ask(Function<Query, Response> behind) {
        return Bench.ask(Bench.server(Vector.of(new Minimal()), behind), QUERY, "10.0.0.1");
    }

    private static Sections cut(Rcode rcode, Sections sections) {
        return ask(query -> Bench.written(query, rcode, sections)).sections();
    }

    // plugin/minimal/minimal_test.go
    @Test
    void onlyTheAnswerOfAPositiveReplyIsKept() {
        assertThat(cut(Rcode.NOERROR, new Sections(ANSWER, NONE, GLUE))).isEqualTo(Sections.answer(ANSWER));
        assertThat(cut(Rcode.NOERROR, new Sections(ANSWER, SOA, GLUE))).isEqualTo(Sections.answer(ANSWER));
        assertThat(cut(Rcode.NOERROR, new Sections(NONE, NONE, GLUE))).isEqualTo(Sections.EMPTY);
    }

    @Test
    void otherRepliesStayWhole() {
        Sections delegation = new Sections(NONE, SERVERS, GLUE);
        Sections noData = new Sections(NONE, SOA, GLUE);
        Sections all = new Sections(ANSWER, SERVERS, GLUE);

        assertThat(cut(Rcode.NOERROR, delegation)).isEqualTo(delegation);
        assertThat(cut(Rcode.NOERROR, noData)).isEqualTo(noData);
        assertThat(cut(Rcode.NXDOMAIN, noData)).isEqualTo(noData);
        assertThat(cut(Rcode.SERVFAIL, all)).isEqualTo(all);
    }

    @Property
    void neverDropsTheAnswer(
            @ForAll Rcode rcode, @ForAll boolean hasAnswer, @ForAll boolean hasSoa, @ForAll boolean hasServers) {
        Seq<ResourceRecord> answer = hasAnswer ? ANSWER : NONE;
        Seq<ResourceRecord> authority = (hasSoa ? SOA : NONE).appendAll(hasServers ? SERVERS : NONE);

        assertThat(cut(rcode, new Sections(answer, authority, GLUE)).answer())
                .isEqualTo(rcode.code() > 15 ? NONE : answer);
    }

    @Test
    void aCodeWithoutAReplyMakesItBreakDown() {
        Response refused = ask(query -> Response.bare(query, Rcode.REFUSED, Evidence.of("behind", "refuses")));

        assertThat(refused.rcode()).isEqualTo(Rcode.SERVFAIL);
        assertThat(refused.author()).isEqualTo(Author.SERVER_AFTER_PANIC);
    }

    @Test
    void anErrorIsHandedOn() {
        Response failed = ask(query -> Response.failed(query, Evidence.of("behind", "fails")));

        assertThat(failed.author()).isEqualTo(Author.SERVER_AFTER_ERROR);
    }

    // plugin/minimal/setup_test.go
    @Test
    void hasNoOptions() {
        assertThat(Bench.fault(MinimalSetup::plugins, "minimal")).isEmpty();
        assertThat(Bench.fault(MinimalSetup::plugins, "minimal example.org"))
                .isEqualTo("Corefile:2 - Error during parsing: Wrong argument count or unexpected line ending after"
                        + " 'example.org'");
    }
}
