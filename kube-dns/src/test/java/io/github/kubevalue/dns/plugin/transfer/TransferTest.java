package io.github.kubevalue.dns.plugin.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Bench;
import io.github.kubevalue.dns.plugin.Fallthrough;
import io.github.kubevalue.dns.plugin.Memory;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.dns.plugin.Sender;
import io.github.kubevalue.dns.plugin.Visit;
import io.github.kubevalue.dns.plugin.file.File;
import io.github.kubevalue.dns.zone.ZoneFile;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.vavr.collection.Vector;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

// plugin/transfer/transfer_test.go, setup_test.go
class TransferTest {
    private static final String ZONE =
            "@ 100 SOA ns.dns hostmaster 12345 7200 1800 86400 100\n@ 100 NS ns.dns\nns.dns 100 A 1.2.3.4";

    private static Response ask(String lines, String name, String type, String client, boolean overTcp) {
        File file = Vector.of("example.com.", "example.org.")
                .map(DomainName::parse)
                .foldLeft(
                        File.of(Fallthrough.NONE),
                        (all, origin) ->
                                all.with(origin, ZoneFile.parse(ZONE, origin).get()));
        try {
            Vector<Plugin> plugins = Vector.<Plugin>ofAll(Bench.setUp(TransferSetup::plugins, lines.replace(';', '\n')))
                    .append(file);
            return Bench.server(plugins, query -> Bench.written(query, Rcode.NXDOMAIN, Sections.EMPTY))
                    .answer(
                            Query.of(name, RecordType.parse(type)),
                            new Visit(
                                    new Sender(Ip.parse(client), 40000, overTcp),
                                    Instant.EPOCH,
                                    Choice.first(),
                                    Memory.EMPTY));
        } catch (CorefileError e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String types(Response response) {
        return response.rcode()
                + response.answer().map(found -> " " + found.type()).mkString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "example.org | AXFR | 10.0.0.1 | NOERROR SOA NS A SOA",
                "example.com | AXFR | 10.0.0.1 | NOERROR SOA NS A SOA",
                "ExAmPlE.OrG | AXFR | 10.0.0.1 | NOERROR SOA NS A SOA",
                "sub.example.org | AXFR | 10.0.0.1 | REFUSED",
                "example.test | AXFR | 10.0.0.1 | NXDOMAIN",
                "test.domain | A | 10.0.0.1 | NXDOMAIN",
                "example.org | IXFR | 10.0.0.1 | SERVFAIL",
            })
    void zonesAreSentWhole(String name, String type, String client, String expected) {
        Response response = ask("transfer example.org example.com {;to *;}", name, type, client, true);

        assertThat(types(response)).isEqualTo(expected);
        assertThat(response.flags().has(Flag.AA)).isEqualTo(expected.startsWith("NOERROR"));
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3.4,NOERROR SOA NS A SOA",
        "5.6.7.8,NOERROR SOA NS A SOA",
        "1::2,NOERROR SOA NS A SOA",
        "fe80::1,NOERROR SOA NS A SOA",
        "1.2.3.5,REFUSED",
    })
    void onlyThoseNamedMayHaveAZone(String client, String expected) {
        String lines = "transfer {;to 1.2.3.4 5.6.7.8:1053 [1::2]:34 [fe80::1%eth0]:53;source 2001:db8::53;}";

        assertThat(types(ask(lines, "example.org", "AXFR", client, true))).isEqualTo(expected);
    }

    @Test
    void theLineWithTheLongestZoneCounts() {
        String lines = "transfer . {;to *;};transfer org {;to 10.0.0.1;}";

        assertThat(types(ask(lines, "example.org", "AXFR", "10.0.0.2", true))).isEqualTo("REFUSED");
        assertThat(types(ask(lines, "example.com", "AXFR", "10.0.0.2", true))).startsWith("NOERROR");
    }

    @Test
    void withoutALineOfItsZoneAQueryPasses() {
        assertThat(types(ask("transfer example.net {;to *;}", "example.org", "AXFR", "10.0.0.1", true)))
                .isEqualTo("REFUSED");
    }

    @Test
    void overUdpNothingIsSent() {
        assertThat(types(ask("transfer {;to *;}", "example.org", "AXFR", "10.0.0.1", false)))
                .isEqualTo("REFUSED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "transfer | plugin/transfer: Corefile:2 - Error during parsing: 'to' is required",
                "transfer example.net {;} | plugin/transfer: Corefile:3 - Error during parsing: 'to' is required",
                "transfer example.net {;invalid option;} | plugin/transfer: Corefile:3 - Error during parsing: unknown"
                        + " property \"invalid\"",
                "transfer {;to 1.2.3.4;source example.org;} | plugin/transfer: Corefile:4 - Error during parsing:"
                        + " invalid source address \"example.org\"",
                "transfer {;to 1.2.3.4;source 192.0.2.53;source 2001:db8::53;} | plugin/transfer: Corefile:5 - Error"
                        + " during parsing: source already specified",
                "transfer {;to example.com 1.2.3.4;} | must specify an IP address: `example.com'",
                "transfer {;to;} | Corefile:3 - Error during parsing: Wrong argument count or unexpected line ending"
                        + " after 'to'",
            })
    void whatIsWrongIsSaidInUpstreamsWords(String lines, String fault) {
        assertThat(Bench.fault(TransferSetup::plugins, lines.replace(';', '\n')))
                .isEqualTo(fault);
    }
}
