package io.github.kubevalue.dns.plugin.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.message.Author;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.RecordClass;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Bench;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases of plugin/template/*_test.go; {@code ;;} ends a line. */
class TemplatesTest {
    private static final String IP = "match (^|[.])ip-10-(?P<b>[0-9]*)-(?P<c>[0-9]*)-(?P<d>[0-9]*)[.]example[.]$";
    private static final String MULTIPLE = """
        template IN A test. {
            rcode REFUSED
        }
        template IN TXT test. {
            match "$^"
            rcode SERVFAIL
            fallthrough
        }
        template IN A example {
            match ^ip-10-(?P<b>[0-9]*)-(?P<c>[0-9]*)-(?P<d>[0-9]*)[.]example[.]$
            answer "{{ .Name }} 60 IN A 10.{{ .Group.b }}.{{ .Group.c }}.{{ .Group.d }}"
            fallthrough
        }
        template IN MX example {
            match ^ip-10-(?P<b>[0-9]*)-(?P<c>[0-9]*)-(?P<d>[0-9]*)[.]example[.]$
            answer "{{ .Name }} 60 IN MX 10 {{ .Name }}"
            additional "{{ .Name }} 60 IN A 10.{{ .Group.b }}.{{ .Group.c }}.{{ .Group.d }}"
        }
        """;

    private static Response ask(String lines, Query query) throws CorefileError {
        return Bench.ask(
                Bench.server(
                        Bench.setUp(TemplateSetup::plugins, lines),
                        each -> Response.failed(each, Evidence.of("behind", "fell through"))),
                query,
                "10.240.0.1");
    }

    private static Response ask(String lines, String name, String type) throws CorefileError {
        return ask(lines, Query.of(name, RecordType.parse(type)));
    }

    /** {@code NOERROR; An RECORD; Ar RECORD}, or the last evidence if no plugin wrote a reply. */
    private static String text(Response response) {
        if (response.author() == Author.SERVER) {
            return "code " + response.rcode();
        }
        return response.isFailed()
                ? response.because().last().rule()
                : response.rcode()
                        + response.answer().map(found -> "; An " + found).mkString()
                        + response.authority().map(found -> "; Ns " + found).mkString()
                        + response.additional().map(found -> "; Ar " + found).mkString();
    }

    // TestHandler
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "template ANY ANY {;;rcode SERVFAIL;;} | test.invalid. | A | code SERVFAIL",
                "template ANY ANY {;;IP;;answer ADDRESS;;fallthrough;;} | test.invalid. | A | fell through",
                "template ANY ANY {;;IP;;answer ADDRESS;;fallthrough invalid;;} | test.example. | A | code SERVFAIL",
                "template ANY ANY {;;match [.]example[.]$;;answer \"{{ .Name }} 60 IN TXT \\\"{{ index .Match 2"
                        + " }}\\\"\";;} | test.example. | ANY | template: answer:1:26: executing \"answer\" at <index"
                        + " .Match 2>: error calling index: index out of range: 2",
                "template ANY ANY {;;match [.]example[.]$;;answer \"{{ .Name }}\";;} | test.example. | ANY"
                        + " | dns: not a TTL: \"test.example.\" at line: 1:13",
                "template ANY ANY {;;match [.]example[.]$;;additional \"{{ .Name }}\";;} | test.example. | ANY"
                        + " | dns: not a TTL: \"test.example.\" at line: 1:13",
                "template ANY ANY {;;match [.]example[.]$;;authority \"{{ .Name }}\";;} | test.example. | ANY"
                        + " | dns: not a TTL: \"test.example.\" at line: 1:13",
                "template IN A {;;answer \"{{ .Name }} 60 IN A {{ .Remote }}\";;} | test.example. | A"
                        + " | NOERROR; An test.example. 60 IN A 10.240.0.1",
                "template ANY ANY {;;IP;;answer ADDRESS;;} | ip-10-95-12-8.example. | A"
                        + " | NOERROR; An ip-10-95-12-8.example. 60 IN A 10.95.12.8",
                "template ANY ANY {;;IP;;answer ADDRESS;;} | IP-10-95-12-8.Example. | A"
                        + " | NOERROR; An ip-10-95-12-8.example. 60 IN A 10.95.12.8",
                "template ANY ANY {;;match ^ip0a(?P<b>[a-f0-9]{2})(?P<c>[a-f0-9]{2})(?P<d>[a-f0-9]{2})[.]example[.]$;;"
                        + "answer \"{{ .Name }} 60 IN A 10.{{ parseInt .Group.b 16 8 }}.{{ parseInt .Group.c 16 8 }}."
                        + "{{ parseInt .Group.d 16 8 }}\";;} | ip0a5f0c09.example. | A"
                        + " | NOERROR; An ip0a5f0c09.example. 60 IN A 10.95.12.9",
                "template ANY ANY {;;match [.]example[.]$;;"
                        + "answer \"{{ .Name }} 60 IN TXT \\\"{{ parseInt `gg` 16 8 }}\\\"\";;} | test.example. | ANY"
                        + " | template: answer:1:26: executing \"answer\" at <parseInt `gg` 16 8>: error calling"
                        + " parseInt: strconv.ParseUint: parsing \"gg\": invalid syntax",
                "template ANY ANY {;;IP;;answer \"{{ .Name }} 60 MX 10 {{ .Name }}\";;additional ADDRESS;;}"
                        + " | ip-10-95-12-8.example. | MX"
                        + " | NOERROR; An ip-10-95-12-8.example. 60 IN MX 10 ip-10-95-12-8.example.;"
                        + " Ar ip-10-95-12-8.example. 60 IN A 10.95.12.8",
                "template ANY ANY {;;IP;;answer ADDRESS;;additional \"ns0.example. IN A 203.0.113.8\";;"
                        + "authority \"example. IN NS ns0.example.com.\";;} | ip-10-95-12-8.example. | A"
                        + " | NOERROR; An ip-10-95-12-8.example. 60 IN A 10.95.12.8;"
                        + " Ns example. 3600 IN NS ns0.example.com.; Ar ns0.example. 3600 IN A 203.0.113.8",
                "template ANY ANY {;;match [.]invalid[.]$;;rcode NXDOMAIN;;"
                        + "answer \"invalid. 60 {{ .Class }} SOA a.invalid. b.invalid. (1 60 60 60 60)\";;}"
                        + " | test.invalid. | MX"
                        + " | NXDOMAIN; An invalid. 60 IN SOA a.invalid. b.invalid. 1 60 60 60 60",
                "template IN A example. {;;answer \"{{ .Name }} 60 IN A 10.0.0.1\";;} | a.example.com. | A | fell"
                        + " through",
                "template IN A {;;answer \"{{ .Name }} 60 IN A 10.0.0.1\";;} | a.example. | AAAA | fell through",
                "template IN A {;;answer \"{{ .Meta `x/y` }}{{ .Name }} 60 IN A 10.0.0.1\";;} | a.example. | A"
                        + " | NOERROR; An a.example. 60 IN A 10.0.0.1",
            })
    void queriesGetWhatTheTemplatesSay(String lines, String name, String type, String reply) throws CorefileError {
        String corefile = lines.replace(";;", "\n")
                .replace("IP", IP)
                .replace("ADDRESS", "\"{{ .Name }} 60 IN A 10.{{ .Group.b }}.{{ .Group.c }}.{{ .Group.d }}\"");

        assertThat(text(ask(corefile, name, type))).isEqualTo(reply);
    }

    // TestMultiSection
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "some.test. | A | REFUSED",
                "some.test. | TXT | fell through",
                "ip-10-11-12-13.example. | A | NOERROR; An ip-10-11-12-13.example. 60 IN A 10.11.12.13",
                "ip-10-11-12-13.example. | MX | NOERROR;"
                        + " An ip-10-11-12-13.example. 60 IN MX 10 ip-10-11-12-13.example.;"
                        + " Ar ip-10-11-12-13.example. 60 IN A 10.11.12.13",
                "something.example. | A | fell through",
                "something.example. | MX | code SERVFAIL",
            })
    void theFirstRuleThatIsAboutAQueryDecides(String name, String type, String reply) throws CorefileError {
        assertThat(text(ask(MULTIPLE, name, type))).isEqualTo(reply);
    }

    @Test
    void classAndTypeOfTheRuleStandForAny() throws CorefileError {
        Query any = Query.of("a.example", RecordType.ANY)
                .withQuestion(new Question(DomainName.parse("a.example."), RecordType.ANY, RecordClass.ANY));

        assertThat(text(ask("template IN TXT {\nanswer \"{{ .Name }} 60 IN TXT {{ .Class }}-{{ .Type }}\"\n}", any)))
                .isEqualTo("NOERROR; An a.example. 60 IN TXT \"IN-TXT\"");
    }

    // cname_test.go, and test/template_upstream_test.go
    @Test
    void anAliasIsFollowedForAddressesOnly() throws CorefileError {
        String lines = """
            template IN ANY cname.example.net. {
                match ".*"
                answer "cname.example.net. 60 IN CNAME target.example.net."
                upstream
            }
            template IN A target.example.net. {
                match ".*"
                answer "target.example.net. 60 IN A 1.2.3.4"
            }
            """;

        assertThat(text(ask(lines, "cname.example.net.", "A")))
                .isEqualTo("NOERROR; An cname.example.net. 60 IN CNAME target.example.net.;"
                        + " An target.example.net. 60 IN A 1.2.3.4");
        assertThat(text(ask(lines, "cname.example.net.", "CNAME")))
                .isEqualTo("NOERROR; An cname.example.net. 60 IN CNAME target.example.net.");
        assertThat(ask(lines, "cname.example.net.", "A").flags().has(Flag.AA)).isTrue();
    }

    @Test
    void anAliasToWhatTheServerCannotFindStandsAlone() throws CorefileError {
        assertThat(text(ask("template IN A a. {\nanswer \"a. 60 IN CNAME b.\"\n}", "a.", "A")))
                .isEqualTo("NOERROR; An a. 60 IN CNAME b.");
    }

    @Test
    void anExtendedErrorHasACodeAndAText() throws CorefileError {
        Response response = ask(
                "template ANY ANY invalid {\nrcode NXDOMAIN\nederror 21 \"Blocked according to RFC2606\"\n}",
                "test.invalid.",
                "A");

        assertThat(response.isNameError()).isTrue();
        assertThat(response.extension()
                        .flatMap(edns -> edns.options().headOption())
                        .map(option -> option.octets()
                                .drop(2)
                                .map(octet -> (char) octet.byteValue())
                                .mkString()))
                .isEqualTo(Option.some("Blocked according to RFC2606"));
    }

    // setup_test.go, TestSetupParse
    @ParameterizedTest
    @CsvFileSource(
            resources = "lines.tsv",
            delimiter = '\t',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = false)
    void linesAreReadAsUpstreamReadsThem(String lines, String fault) {
        assertThat(Bench.fault(TemplateSetup::plugins, unescaped(lines)))
                .isEqualTo(fault == null ? "" : unescaped(fault));
    }

    private static String unescaped(String text) {
        return text.replace("\\\\", "\0").replace("\\n", "\n").replace('\0', '\\');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "var a 1 | not modelled: option var of template",
                "expr name() == 'a' | not modelled: option expr of template",
                "answer \"{{ .Message.Id }}\" | not modelled: .Message in a template",
            })
    void whatIsNotModelledIsSaid(String line, String fault) {
        assertThat(Bench.fault(TemplateSetup::plugins, "template ANY ANY {\n" + line + "\n}"))
                .isEqualTo("Corefile:3 - Error during parsing: " + fault);
    }

    @Test
    void patternsHaveABound() {
        assertThat(Bench.fault(TemplateSetup::plugins, "template IN A {\nmatch " + "a".repeat(10_001) + "\n}"))
                .isEqualTo("Corefile:3 - Error during parsing: regex pattern too long: 10001 > 10000");
    }

    @Test
    void aNameThatFitsNothingIsAnsweredByTheNextPlugin() throws CorefileError {
        assertThat(Bench.setUp(TemplateSetup::plugins, MULTIPLE))
                .isEqualTo(Bench.setUp(TemplateSetup::plugins, MULTIPLE));
        assertThat(ask(MULTIPLE, "other.org.", "A").because().map(Evidence::plugin))
                .isEqualTo(Vector.of("behind"));
    }
}
