package io.github.kubevalue.dns.plugin.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.EdnsOption;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordClass;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Bench;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.dns.plugin.Server;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RewriteTest {

    private static Seq<? extends Plugin> rewrite(String rules) throws CorefileError {
        return Bench.setUp(
                RewriteSetup::plugins,
                Vector.of(rules.split("; ")).map(rule -> "rewrite " + rule).mkString("\n"));
    }

    // plugin/rewrite/*_test.go, with what CoreDNS says of all of a message
    @ParameterizedTest
    @CsvFileSource(resources = "replies.tsv", delimiter = '\t', quoteCharacter = '\0')
    void repliesAreThoseOfCoreDns(String rules, String query, String behind, String seen, String reply)
            throws CorefileError {
        List<String> asked = new ArrayList<>();
        Server server = Bench.server(rewrite(rules), each -> {
            asked.add(each.question() + " [" + options(each.edns()) + "]");
            return reply(each, behind);
        });
        String[] words = query.split(" ", 2);

        Response response = Bench.ask(server, query(words[1]), words[0]);

        assertThat(asked.isEmpty() ? "nothing" : asked.get(0)).isEqualTo(seen);
        assertThat(text(response)).isEqualTo(reply);
    }

    /** {@code Example.com. IN A -}, or with options in brackets. */
    private static Query query(String text) {
        String[] words = text.split(" ", 4);
        Query query = Query.of(Question.of(words[0], RecordType.parse(words[2])))
                .withQuestion(new Question(
                        DomainName.parse(words[0]),
                        RecordType.parse(words[2]),
                        RecordClass.named(words[1]).get()));
        if (words[3].equals("-")) {
            return query;
        }
        String inside = words[3].substring(1, words[3].length() - 1);
        return query.withEdns(Edns.of(1232)
                .withOptions(Vector.of(inside.split(" "))
                        .filter(option -> !option.isEmpty())
                        .map(option -> option.split(":", 2))
                        .map(option -> EdnsOption.of(
                                Integer.parseInt(option[0]), HexFormat.of().parseHex(option[1])))));
    }

    /** {@code NOERROR; An RECORD; Ar RECORD}, {@code code REFUSED} or {@code error}. */
    private static Response reply(Query query, String text) {
        Evidence because = Evidence.of("behind", "says so");
        if (text.equals("error")) {
            return Response.failed(query, because);
        }
        if (text.startsWith("code ")) {
            return Response.bare(query, Rcode.valueOf(text.substring("code ".length())), because);
        }
        Vector<String> parts = Vector.of(text.split("; "));
        return Bench.written(
                query,
                Rcode.valueOf(parts.head()),
                new Sections(section(parts, "An "), section(parts, "Ns "), section(parts, "Ar ")));
    }

    private static Seq<ResourceRecord> section(Vector<String> parts, String name) {
        return Bench.records(parts.filter(part -> part.startsWith(name))
                .map(part -> part.substring(name.length()))
                .mkString("\n"));
    }

    private static String text(Response response) {
        if (response.isDropped()) {
            return "nothing";
        }
        return response.rcode()
                + " " + response.question()
                + (response.flags().has(Flag.TC) ? " tc" : "")
                + response.extension()
                        .map(edns -> " [" + options(Option.some(edns)) + "]")
                        .getOrElse(" -")
                + response.authority().map(found -> "; Ns " + found).mkString()
                + response.answer().map(found -> "; An " + found).mkString()
                + response.additional().map(found -> "; Ar " + found).mkString();
    }

    private static String options(Option<Edns> edns) {
        return edns.toVector()
                .flatMap(Edns::options)
                .map(option -> option.code() + ":"
                        + option.octets()
                                .map(octet -> String.format("%02x", octet))
                                .mkString())
                .mkString(" ");
    }

    @Test
    void optionsOfALocalRuleAreSentBackInEveryBlock() throws CorefileError {
        Server server =
                Bench.server(rewrite("name a.org b.org; edns0 local unset 0xffee"), Bench.saying(Vector.empty()));
        Query query = query("a.org. IN A [65518:01 65519:02]");

        assertThat(options(Bench.ask(server, query, "10.0.0.1").extension())).isEqualTo("65518:01");
    }
}
