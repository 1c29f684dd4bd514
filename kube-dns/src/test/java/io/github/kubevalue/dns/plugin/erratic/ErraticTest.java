package io.github.kubevalue.dns.plugin.erratic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Client;
import io.github.kubevalue.dns.plugin.Lines;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows are those of plugin/erratic/erratic_test.go and setup_test.go. */
class ErraticTest {
    private static Either<String, Erratic> setUp(String lines) {
        return Lines.setUp("erratic", ErraticSetup::plugins, lines).map(plugins -> (Erratic) plugins.head());
    }

    private static String tell(Response response) {
        return response.isDropped()
                ? "dropped"
                : response.rcode()
                        + (response.flags().has(Flag.TC) ? " cut" : "")
                        + response.answer()
                                .headOption()
                                .map(found -> " " + found.data())
                                .getOrElse("");
    }

    /** What becomes of a query of each type, one after the other. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "drop 2 | A A AAAA HINFO | dropped, NOERROR 192.0.2.53, dropped, SERVFAIL",
                "drop 0 | A AAAA | NOERROR 192.0.2.53, NOERROR 2001:db8::53",
                "truncate 2 | A A A A A | NOERROR cut 192.0.2.53, NOERROR cut 192.0.2.53, NOERROR 192.0.2.53,"
                        + " NOERROR 192.0.2.53, NOERROR cut 192.0.2.53",
                "delay | A A | NOERROR 192.0.2.53, NOERROR 192.0.2.53",
                "drop 0 | AXFR | NOERROR sns.dns.icann.org. noc.dns.icann.org. 2018050825 7200 3600 1209600 3600",
            })
    void queriesAreCounted(String property, String types, String told) {
        Client client = new Client(setUp("erratic {;" + property + ";}").get());

        assertThat(Vector.of(types.split(" "))
                        .map(type -> tell(client.ask(Query.of("example.org.", RecordType.parse(type)))))
                        .mkString(", "))
                .isEqualTo(told);
    }

    @Test
    void lateRepliesAreLate() {
        Client client = new Client(setUp("erratic {;delay 3 250ms;}").get());

        assertThat(Vector.range(0, 4).map(i -> {
                    client.ask(Query.of("example.org.", RecordType.A));
                    return client.waited().toMillis();
                }))
                .containsExactly(250L, 0L, 0L, 250L);
    }

    @Test
    void aTransferEndsAsItBegins() {
        Query transfer = Query.of("example.org.", RecordType.AXFR);
        Response whole = new Client(setUp("erratic {;drop 0;}").get()).ask(transfer);
        Response broken = new Client(setUp("erratic {;truncate;}").get()).ask(transfer);

        assertThat(whole.answer().head()).isEqualTo(whole.answer().last());
        assertThat(whole.answer().map(found -> found.name().toString()).distinct())
                .containsExactly("example.org.", "a.example.org.", "b.example.org.");
        assertThat(broken.answer()).isEqualTo(whole.answer().init());
    }

    @Test
    void largeRepliesAreLarge() {
        assertThat(new Client(setUp("erratic {;drop 0;large;}").get())
                        .ask(Query.of("example.org.", RecordType.A))
                        .answer())
                .hasSize(30);
    }

    /** TestParseErratic. */
    @ParameterizedTest
    @CsvSource({
        "erratic, 2, 0, 0, PT0S",
        "erratic {;drop;}, 2, 0, 0, PT0S",
        "erratic {;drop 2;delay 3 1ms;}, 2, 3, 0, PT0.001S",
        "erratic {;truncate 2;delay 3 1ms;}, 0, 3, 2, PT0.001S",
        "erratic {;drop 3;delay;}, 3, 2, 0, PT0.1S",
        "erratic {;drop 3;truncate;}, 3, 0, 2, PT0S",
    })
    void optionsAreRead(String lines, long drop, long delay, long truncate, Duration duration) {
        assertThat(setUp(lines).get()).isEqualTo(new Erratic(drop, delay, duration, truncate, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "drop -1 | illegal amount value given \"-1\"",
                "delay -1 | illegal amount value given \"-1\"",
                "delay 1 2 4 | Corefile:3 - Error during parsing: Wrong argument count or unexpected line ending after"
                        + " '4'",
                "delay 15.a | strconv.ParseInt: parsing \"15.a\": invalid syntax",
                "delay 3 bla | time: invalid duration \"bla\"",
                "truncate 15.a | strconv.ParseInt: parsing \"15.a\": invalid syntax",
                "truncate 2147483648 | strconv.ParseInt: parsing \"2147483648\": value out of range",
                "something-else | Corefile:3 - Error during parsing: unknown property 'something-else'",
                "large a | Corefile:3 - Error during parsing: unknown property 'a'",
            })
    void whatIsWrongIsSaid(String property, String error) {
        assertThat(setUp("erratic {;" + property + ";}").getLeft()).isEqualTo("plugin/erratic: " + error);
    }
}
