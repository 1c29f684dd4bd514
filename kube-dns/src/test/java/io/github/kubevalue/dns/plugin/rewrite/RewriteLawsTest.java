package io.github.kubevalue.dns.plugin.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Bench;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RewriteLawsTest {

    /** Names of a few labels, of which some end alike. */
    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("a", "b", "foo", "bar", "x-1")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(labels -> String.join(".", labels) + ".");
    }

    @Provide
    Arbitrary<String> matches() {
        return Arbitraries.of("exact", "prefix", "suffix", "substring");
    }

    /** Says the address of whatever is asked, and the name as the target of an alias. */
    private static Response echo(Query query) {
        ResourceRecord address = new ResourceRecord(query.name(), 5, new RecordData.A(Ip.parse("10.0.0.1")));
        ResourceRecord alias =
                new ResourceRecord(DomainName.parse("alias.test."), 5, new RecordData.Cname(query.name()));
        return Bench.written(query, Rcode.NOERROR, Sections.answer(Vector.of(address, alias)));
    }

    private static Response ask(String lines, String name) throws CorefileError {
        return Bench.ask(
                Bench.server(Bench.setUp(RewriteSetup::plugins, lines), RewriteLawsTest::echo),
                Query.of(name, RecordType.A),
                "10.0.0.1");
    }

    @Property(tries = 300)
    void answerAutoGivesBackTheQuestionsName(
            @ForAll("matches") String match,
            @ForAll("names") String from,
            @ForAll("names") String to,
            @ForAll("names") String name)
            throws CorefileError {
        Response response = ask("rewrite name " + match + " " + from + " " + to + " answer auto", name);

        assertThat(response.question().name()).hasToString(name);
        assertThat(response.answer().head().name()).hasToString(name);
        assertThat(response.answer().last().data()).hasToString(name);
    }

    @Property(tries = 200)
    void aQueryThatNoRuleFitsGetsTheReplyItGetsWithoutThem(
            @ForAll("matches") String match, @ForAll("names") String to, @ForAll("names") String name)
            throws CorefileError {
        String lines = "rewrite name " + match + " other.example. " + to + " answer auto\n"
                + "rewrite continue ttl " + match + " other.example. 77\n"
                + "rewrite type TXT MX\n";

        assertThat(ask(lines, name)).isEqualTo(echo(Query.of(name, RecordType.A)));
    }

    @Property(tries = 200)
    void ofTwoRulesThatEndTheMatterTheFirstDecides(@ForAll("names") String name, @ForAll("names") String other)
            throws CorefileError {
        String first = "rewrite ttl " + name + " 11\n";
        String second = "rewrite ttl " + name + " 22\n";

        assertThat(ask(first + second, name).answer().head().ttl()).isEqualTo(11);
        assertThat(ask(second + first, name).answer().head().ttl()).isEqualTo(22);
    }

    @Property(tries = 200)
    void ofTwoRulesThatGoOnTheFirstIsTheLastToChangeTheReply(@ForAll("names") String name) throws CorefileError {
        String first = "rewrite continue ttl " + name + " 11\n";
        String second = "rewrite continue ttl " + name + " 22\n";

        assertThat(ask(first + second, name).answer().head().ttl()).isEqualTo(11);
        assertThat(ask(second + first, name).answer().head().ttl()).isEqualTo(22);
    }
}
