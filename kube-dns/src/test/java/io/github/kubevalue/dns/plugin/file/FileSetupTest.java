package io.github.kubevalue.dns.plugin.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.plugin.Bench;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

// plugin/file/setup_test.go, file_test.go
class FileSetupTest {
    private static final String APEX = "@ 5 SOA ns root 1 1 1 1 1\n@ 5 NS ns\n";
    private static final Map<String, String> FILES = HashMap.of(
            "db",
            APEX + "www 5 A 192.0.2.1\n",
            "nosoa",
            "$TTL 1M\nwww IN A 192.168.0.14\n",
            "syntax",
            APEX + "# invalid comment\n",
            "serial",
            "@ 5 IN SOA ns1 admin (\n 202512200817 ; too large\n 1200 144 1814400 2h )\n");

    private static String ask(String lines, String name) throws CorefileError {
        return Bench.ask(
                        Bench.server(
                                Bench.setUp(FileSetup::plugins, lines.replace(';', '\n'), FILES),
                                query -> Bench.written(query, Rcode.NOTIMP, Sections.EMPTY)),
                        Query.of(name, RecordType.A),
                        "10.0.0.1")
                .rcode()
                .toString();
    }

    private static String fault(String lines) {
        return Bench.fault(FileSetup::plugins, lines.replace(';', '\n'), FILES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file db example.org | www.example.org | NOERROR",
                "file /db example.org | www.example.org | NOERROR",
                "file db example.org | no.example.org | NXDOMAIN",
                "file db example.org | www.example.net | NOTIMP",
                "file db example.org example.net | www.example.net | NOERROR",
                "file db 10.0.0.0/8 | www.10.in-addr.arpa | NOERROR",
                "file db example.org {;fallthrough;} | no.example.org | NOTIMP",
                "file db example.org {;fallthrough www.example.org;} | no.example.org | NXDOMAIN",
                "file db example.org {;reload 5s;reload_by_mtime;upstream 1.1.1.1;} | www.example.org | NOERROR",
                "file db example.org;file db sub.example.org {;fallthrough;} | no.example.org | NOTIMP",
                "file missing example.org | www.example.org | SERVFAIL",
                "file missing example.org;file db example.net | www.example.net | SERVFAIL",
                "file db example.net;file missing example.org | www.example.net | NOERROR",
            })
    void linesAreReadTogether(String lines, String name, String rcode) throws CorefileError {
        assertThat(ask(lines, name)).isEqualTo(rcode);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "file | Corefile:2 - Error during parsing: Wrong argument count or unexpected line ending after 'file'",
                "file db example.org {;transfer from 127.0.0.1;} | Corefile:3 - Error during parsing: unknown property"
                        + " 'transfer'",
                "file db example.org {;no_reload;} | Corefile:3 - Error during parsing: unknown property 'no_reload'",
                "file db example.org {;reload;} | reload duration value is expected",
                "file db example.org {;reload soon;} | plugin/file: time: invalid duration \"soon\"",
                "file missing example.org {;reload 0;} | plugin/file: open missing: no such file or directory",
                "file nosoa example.org | file \"nosoa\" has no SOA record for origin example.org.",
                "file syntax example.org | failed to parse file \"syntax\" for origin example.org. with error syntax:"
                        + " dns: not a TTL: \"invalid\" at line: 3:10",
                "file serial example.org | failed to parse file \"serial\" for origin example.org. with error serial:"
                        + " dns: bad SOA zone parameter: \"202512200817\" at line: 2:14",
            })
    void whatIsWrongIsSaidInUpstreamsWords(String lines, String fault) {
        assertThat(fault(lines)).isEqualTo(fault);
    }
}
