package io.github.kubevalue.dns.plugin.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Client;
import io.github.kubevalue.dns.plugin.Lines;
import io.github.kubevalue.dns.plugin.Source;
import io.vavr.control.Either;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows are those of plugin/local/local_test.go and setup_test.go. */
class LocalTest {
    private static Either<String, Local> setUp(String lines) {
        return Lines.setUp("local", LocalSetup::plugins, lines).map(plugins -> (Local) plugins.head());
    }

    @ParameterizedTest
    @CsvSource({
        "localhost., A, NOERROR localhost. 604800 IN A 127.0.0.1",
        "localHOst., A, NOERROR localHOst. 604800 IN A 127.0.0.1",
        "localhost., AAAA, NOERROR localhost. 604800 IN AAAA ::1",
        "localhost., NS, NOERROR localhost. 604800 IN NS localhost.",
        "localhost., SOA, NOERROR localhost. 604800 IN SOA localhost. root.localhost. 1 0 0 0 604800",
        "127.in-addr.arpa., A, NODATA 127.in-addr.arpa.",
        "127.in-addr.arpa., NS, NOERROR 127.in-addr.arpa. 604800 IN NS localhost.",
        "localhost., MX, NODATA localhost.",
        "a.localhost., A, NOERROR a.localhost. 604800 IN A 127.0.0.1",
        "a.localhost., AAAA, NOERROR a.localhost. 604800 IN AAAA ::1",
        "a.localhost., MX, NODATA a.localhost.",
        "1.0.0.127.in-addr.arpa., PTR, NOERROR 1.0.0.127.in-addr.arpa. 604800 IN PTR localhost.",
        "1.0.0.127.IN-addr.arpa., MX, NODATA 127.IN-addr.arpa.",
        "2.0.0.127.in-addr.arpa., PTR, NXDOMAIN 127.in-addr.arpa.",
        "localhost.example.net., A, NOERROR localhost.example.net. 604800 IN A 127.0.0.1",
        "localhosts., A, NOERROR localhosts. 60 IN A 127.0.0.53",
        "mylocalhost., A, NOERROR mylocalhost. 60 IN A 127.0.0.53",
    })
    void namesOfTheMachineItselfAreAnsweredFor(String name, String type, String told) {
        Response response = new Client(new Local(true), Source.address(60)).ask(Query.of(name, RecordType.parse(type)));
        String status = response.isNoData() ? "NODATA" : response.rcode().toString();

        assertThat(status + " "
                        + response.answer()
                                .headOption()
                                .map(Object::toString)
                                .getOrElse(
                                        () -> response.authority().head().name().toString()))
                .isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"true, 127.0.0.1", "false, 127.0.0.53"})
    void namesThatBeginLikeItAreIfThatIsSaid(boolean prefix, String address) {
        assertThat(new Client(new Local(prefix), Source.address(60))
                        .ask(Query.of("localhost.example.net.", RecordType.A))
                        .answer()
                        .head()
                        .data())
                .hasToString(address);
    }

    @ParameterizedTest
    @CsvSource({"local, true", "local {;localhost_prefix off;}, false", "local {;localhost_prefix on;}, true"})
    void theOptionIsRead(String lines, boolean prefix) {
        assertThat(setUp(lines).get()).isEqualTo(new Local(prefix));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "local example.org | Wrong argument count or unexpected line ending after 'example.org' | 2",
                "local {;foo;} | unknown property 'foo' | 3",
                "local {;localhost_prefix maybe;} | localhost_prefix expects 'on' or 'off', got \"maybe\" | 3",
            })
    void whatIsWrongIsSaid(String lines, String error, int line) {
        assertThat(setUp(lines).getLeft())
                .isEqualTo("plugin/local: Corefile:" + line + " - Error during parsing: " + error);
    }
}
