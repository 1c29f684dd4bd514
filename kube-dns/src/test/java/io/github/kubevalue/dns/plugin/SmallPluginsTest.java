package io.github.kubevalue.dns.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.EdnsOption;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Flags;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.RecordClass;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.any.Any;
import io.github.kubevalue.dns.plugin.any.AnySetup;
import io.github.kubevalue.dns.plugin.bufsize.Bufsize;
import io.github.kubevalue.dns.plugin.bufsize.BufsizeSetup;
import io.github.kubevalue.dns.plugin.cache.Cache;
import io.github.kubevalue.dns.plugin.chaos.Chaos;
import io.github.kubevalue.dns.plugin.chaos.ChaosSetup;
import io.github.kubevalue.dns.plugin.loop.LoopSetup;
import io.github.kubevalue.dns.plugin.nsid.Nsid;
import io.github.kubevalue.dns.plugin.nsid.NsidSetup;
import io.github.kubevalue.dns.plugin.whoami.Whoami;
import io.github.kubevalue.dns.plugin.whoami.WhoamiSetup;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plugins of few lines; the rows are those of upstream's tests of each. */
class SmallPluginsTest {
    private static final Map<String, PluginSetup> SETUPS = HashMap.of(
            "any", AnySetup::plugins,
            "bufsize", BufsizeSetup::plugins,
            "chaos", ChaosSetup::plugins,
            "loop", LoopSetup::plugins,
            "nsid", NsidSetup::plugins,
            "whoami", WhoamiSetup::plugins);

    private static Plugin setUp(String lines) {
        String name = lines.split("[ ;]")[0];
        return Lines.setUp(name, SETUPS.get(name).get(), lines).get().head();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "any example.org | Corefile:2 - Error during parsing: Wrong argument count or unexpected line ending"
                        + " after 'example.org'",
                "any {;foo;} | Corefile:3 - Error during parsing: unknown property 'foo'",
                "bufsize 5000 | plugin/bufsize: Corefile:2 - Error during parsing: Wrong argument count or unexpected"
                        + " line ending after '5000'",
                "bufsize 511 | plugin/bufsize: Corefile:2 - Error during parsing: Wrong argument count or unexpected"
                        + " line ending after '511'",
                "bufsize abc123 | plugin/bufsize: Corefile:2 - Error during parsing: Wrong argument count or"
                        + " unexpected line ending after 'abc123'",
                "bufsize 512 512 | plugin/bufsize: Corefile:2 - Error during parsing: Wrong argument count or"
                        + " unexpected line ending after '512'",
                "chaos v2 {;unknown;} | Corefile:3 - Error during parsing: unknown property 'unknown'",
                "loop argument | Corefile:2 - Error during parsing: Wrong argument count or unexpected line ending"
                        + " after 'argument'",
                "loop;loop | this plugin can only be used once per Server Block",
                "nsid;nsid | this plugin can only be used once per Server Block",
                "whoami x | Corefile:2 - Error during parsing: Wrong argument count or unexpected line ending after"
                        + " 'x'",
            })
    void whatIsWrongIsSaid(String lines, String error) {
        String name = lines.split("[ ;]")[0];

        assertThat(Lines.setUp(name, SETUPS.get(name).get(), lines).getLeft())
                .isEqualTo("plugin/" + name + ": " + error);
    }

    @Nested
    class OfAny {
        @ParameterizedTest
        @CsvSource({
            "ANY, 8482 IN HINFO \"ANY obsoleted\" \"See RFC 8482\"",
            "A, 60 IN A 127.0.0.53",
            "HINFO, 60 IN A 127.0.0.53"
        })
        void onlyQuestionsForAllRecordsAreAnswered(String type, String told) {
            Response response =
                    new Client(new Any(), Source.address(60)).ask(Query.of("example.org.", RecordType.parse(type)));

            assertThat(response.answer().head()).hasToString("example.org. " + told);
            assertThat(response.flags().has(Flag.AA)).isFalse();
        }
    }

    @Nested
    class OfBufsize {
        @ParameterizedTest
        @CsvSource({"1360, 1232", "1104, 1104", "1232, 1232"})
        void aLargerSizeIsMadeSmaller(int asked, int told) {
            Query query = Query.of(".", RecordType.A).withEdns(Edns.of(asked));
            Response response = new Client(setUp("bufsize"), new Whoami()).ask(query);

            assertThat(response.extension().get().udpSize()).isEqualTo(told);
        }

        @Test
        void whoSpeaksNoEdnsIsLeftAlone() {
            assertThat(new Client(new Bufsize(512), new Whoami())
                            .ask(Query.of(".", RecordType.A))
                            .extension())
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"bufsize, 1232", "bufsize 1220, 1220", "bufsize 512, 512", "bufsize 4096, 4096"})
        void theSizeIsRead(String lines, int size) {
            assertThat(setUp(lines)).isEqualTo(new Bufsize(size));
        }
    }

    @Nested
    class OfWhoami {
        @ParameterizedTest
        @CsvSource({
            "example.org., 10.240.0.1, false, A, _udp.example.org.",
            "Example.ORG., 10.240.0.1, true, A, _tcp.Example.ORG.",
            "example.org., 2003::1, false, AAAA, _udp.example.org.",
            "., 2003::1, true, AAAA, _tcp.",
        })
        void theClientIsToldWhoItIs(String name, String ip, boolean tcp, String type, String service) {
            Response response = new Client(setUp("whoami"))
                    .from(new Sender(Ip.parse(ip), 40_212, tcp))
                    .ask(Query.of(name, RecordType.MX));

            assertThat(response.isNoData()).isTrue();
            assertThat(response.flags()).isEqualTo(Flags.of(Flag.QR, Flag.AA, Flag.RD));
            assertThat(response.additional().map(Object::toString))
                    .containsExactly(name + " 0 IN " + type + " " + ip, service + " 0 IN SRV 0 0 40212 .");
        }
    }

    @Nested
    class OfChaos {
        private static final String VERSION = "CoreDNS-001";

        private Query query(String name, RecordType type) {
            return Query.of(new Question(DomainName.absolute(name), type, RecordClass.CH));
        }

        @ParameterizedTest
        @CsvSource({
            "version.bind, TXT, 0 CH TXT \"CoreDNS-001\"",
            "Version.Server, TXT, 0 CH TXT \"CoreDNS-001\"",
            "authors.bind, TXT, 0 CH TXT \"Miek Gieben\"",
            "hostname.bind, TXT, 0 CH TXT \"coredns-7c65d6cfc9-abcde\"",
            "id.server, TXT, 0 CH TXT \"coredns-7c65d6cfc9-abcde\"",
            "authors.bind, SRV, 60 IN A 127.0.0.53",
            "other.bind, TXT, 60 IN A 127.0.0.53",
        })
        void theServerTellsOfItself(String name, String type, String told) {
            Chaos chaos = new Chaos(VERSION, Vector.of("Miek Gieben"), "coredns-7c65d6cfc9-abcde");

            assertThat(new Client(chaos, Source.address(60))
                            .ask(query(name, RecordType.parse(type)))
                            .answer()
                            .head())
                    .hasToString(name + ". " + told);
        }

        @ParameterizedTest
        @CsvSource({
            "chaos v2, v2, Tantalor93",
            "chaos v3 \"Miek Gieben\", v3, Miek Gieben",
            "chaos v3 z a a z, v3, a",
            "chaos, CoreDNS-1.14.7, Tantalor93"
        })
        void optionsAreRead(String lines, String version, String author) {
            Chaos chaos = (Chaos) setUp(lines);

            assertThat(chaos.version()).isEqualTo(version);
            assertThat(chaos.authors().head()).isEqualTo(author);
            assertThat(chaos.hostname()).isEqualTo("localhost");
        }
    }

    @Nested
    class OfNsid {
        private final Query named =
                Query.of(".", RecordType.A).withEdns(Edns.of(4096).with(EdnsOption.of(EdnsOption.NSID)));

        private Vector<String> options(Response response) {
            return response.extension().toVector().flatMap(Edns::options).map(SmallPluginsTest::text);
        }

        @Test
        void whoAsksForTheNameIsTold() {
            assertThat(options(new Client(new Nsid("NSID"), new Whoami()).ask(named)))
                    .containsExactly("3 NSID");
            assertThat(options(new Client(new Nsid("NSID"), new Whoami())
                            .ask(Query.of(".", RecordType.A).withEdns(Edns.of(4096)))))
                    .isEmpty();
            assertThat(options(new Client(new Nsid("NSID"), Source.fails()).ask(named)))
                    .containsExactly("3 ");
        }

        /** TestNsidCache: what is kept knows no name. */
        @Test
        void aReplyFromTheCacheIsNamedByWhoStandsBeforeIt() {
            Client client = new Client(new Nsid("NSID"), Cache.standard(), new Whoami());
            client.ask(named);

            assertThat(options(client.ask(named))).containsExactly("3 NSID");
        }

        @ParameterizedTest
        @CsvSource({"nsid, localhost", "nsid ps0, ps0", "nsid \"tf 2\", tf 2", "nsid tf 2, tf 2"})
        void theNameIsRead(String lines, String name) {
            assertThat(setUp(lines)).isEqualTo(new Nsid(name));
        }
    }

    private static String text(EdnsOption option) {
        byte[] octets = new byte[option.octets().size()];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = option.octets().get(i);
        }
        return option.code() + " " + new String(octets, StandardCharsets.UTF_8);
    }
}
