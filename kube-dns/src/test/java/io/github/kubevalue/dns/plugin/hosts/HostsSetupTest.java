package io.github.kubevalue.dns.plugin.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Bench;
import io.github.kubevalue.dns.plugin.Fallthrough;
import io.github.kubevalue.dns.plugin.Server;
import io.github.kubevalue.dns.plugin.ServerBlock;
import io.github.kubevalue.model.choice.Choice;
import io.vavr.collection.Map;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines of upstream's own test; {@code ;} stands for the end of a line. */
// plugin/hosts/setup_test.go
class HostsSetupTest {
    private static final Map<String, String> FILES = TreeMap.of("db", "10.0.0.9 filed");

    private static Hosts hosts(String lines) throws CorefileError {
        return (Hosts) Bench.setUp(HostsSetup::plugins, lines.replace(';', '\n'), FILES)
                .head();
    }

    private static String fault(String lines) {
        return Bench.fault(HostsSetup::plugins, lines.replace(';', '\n'), FILES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hosts | .",
                "hosts /tmp | .",
                "hosts /etc/hosts miek.nl. | miek.nl.",
                "hosts /etc/hosts miek.nl. pun.gent. | miek.nl. pun.gent.",
                "hosts /etc/hosts miek.nl 10.0.0.9/8 | miek.nl. 10.in-addr.arpa.",
            })
    void zonesFollowTheFile(String lines, String zones) throws CorefileError {
        assertThat(hosts(lines).options().zones().mkString(" ")).isEqualTo(zones);
        assertThat(hosts(lines + " {;fallthrough;}").options().fallthrough()).isEqualTo(Fallthrough.ALL);
    }

    @Test
    void optionsAreRead() throws CorefileError {
        HostsOptions options = hosts(
                        "hosts {;ttl 60;no_reverse;fallthrough_unsupported;reload 1m;fallthrough example.org;}")
                .options();

        assertThat(options.ttl()).isEqualTo(60);
        assertThat(options.reverse()).isFalse();
        assertThat(options.unsupportedFallsThrough()).isTrue();
        assertThat(options.fallthrough()).isEqualTo(Fallthrough.of("example.org"));
    }

    @ParameterizedTest
    @CsvSource({
        "hosts db {;10.0.0.1 inline;},filed,10.0.0.9",
        "hosts db {;10.0.0.1 inline;},inline,10.0.0.1",
        "hosts {;10.0.0.1 inline;},localhost,127.0.0.1",
        "hosts missing {;10.0.0.1 inline;},inline,10.0.0.1",
    })
    void namesComeFromTheFileAndFromTheLines(String lines, String name, String address) throws CorefileError {
        Server server = Server.of(new ServerBlock(Vector.of(DomainName.ROOT), Vector.of(hosts(lines))));

        assertThat(server.answer(Query.of(name, RecordType.A), Choice.first())
                        .answer()
                        .map(found -> found.data().toString()))
                .containsExactly(address);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hosts {;fallthrough;10.0.0.1 example.org;} | Corefile:4 - Error during parsing: unknown property"
                        + " '10.0.0.1'",
                "hosts;hosts | this plugin can only be used once per Server Block",
                "hosts {;fallthrough_unsupported;} | Corefile:2 - Error during parsing: fallthrough_unsupported"
                        + " requires fallthrough",
                "hosts {;fallthrough_unsupported example.org;} | Corefile:3 - Error during parsing: Wrong argument"
                        + " count or unexpected line ending after 'example.org'",
                "hosts {;ttl;} | Corefile:3 - Error during parsing: ttl needs a time in second",
                "hosts {;ttl ten;} | Corefile:3 - Error during parsing: ttl needs a number of second",
                "hosts {;ttl 0;} | Corefile:3 - Error during parsing: ttl provided is invalid",
                "hosts {;ttl 65536;} | Corefile:3 - Error during parsing: ttl provided is invalid",
                "hosts {;reload;} | Corefile:3 - Error during parsing: reload needs a duration (zero seconds to"
                        + " disable)",
                "hosts {;reload soon;} | Corefile:3 - Error during parsing: invalid duration for reload 'soon'",
                "hosts {;reload -1s;} | Corefile:3 - Error during parsing: invalid negative duration for reload '-1s'",
            })
    void whatIsWrongIsSaidInUpstreamsWords(String lines, String fault) {
        assertThat(fault(lines)).isEqualTo(fault);
    }
}
