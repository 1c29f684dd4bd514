package io.github.kubevalue.dns.plugin.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Bench;
import io.github.kubevalue.dns.plugin.Fallthrough;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.dns.plugin.kubernetes.Kubernetes;
import io.github.kubevalue.dns.plugin.kubernetes.KubernetesOptions;
import io.github.kubevalue.dns.table.Case;
import io.github.kubevalue.dns.table.Resources;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Upstream's own cases of the plugin, against the same objects. */
// plugin/k8s_external/external_test.go, apex_test.go, transfer_test.go, setup_test.go
class ExternalTest {
    private static final Store STORE = Resources.objects(ExternalTest.class, "external.yaml");
    private static final Kubernetes KUBERNETES = Kubernetes.of(
            KubernetesOptions.builder()
                    .addZone(DomainName.parse("cluster.local."))
                    .addNamespace("testns")
                    .addBoundIp(Ip.parse("127.0.0.1"))
                    .build(),
            STORE,
            Instant.ofEpochSecond(1499347823));
    private static final String LINES = "k8s_external example.com in-addr.arpa {\nheadless\n}";

    private static Vector<Plugin> plugins(String lines) {
        try {
            return Vector.<Plugin>ofAll(Bench.setUp(ExternalSetup::plugins, lines))
                    .append(KUBERNETES);
        } catch (CorefileError e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Response ask(String lines, Query query, Function<Query, Response> behind) {
        return Bench.ask(Bench.server(plugins(lines), behind), query, "10.0.0.1");
    }

    private static Response ask(String lines, Query query) {
        return ask(lines, query, asked -> Bench.written(asked, Rcode.NXDOMAIN, Sections.EMPTY));
    }

    private static String ask(String lines, String name, String type) {
        Response response = ask(lines, Query.of(name, RecordType.parse(type)));
        return (response.isNoData() ? "NODATA" : response.rcode().toString())
                + response.answer().map(found -> " " + found.data()).mkString();
    }

    private static List<DynamicTest> tests(String table) {
        return Resources.cases(ExternalTest.class, table)
                .map(row -> DynamicTest.dynamicTest(row.toString(), () -> {
                    Response response = ask(LINES, row.query());
                    row.check(response);
                    assertThat(response.flags().has(Flag.AA)).isTrue();
                }))
                .toJavaList();
    }

    @TestFactory
    List<DynamicTest> services() {
        return tests("external.txt");
    }

    @TestFactory
    List<DynamicTest> apex() {
        return tests("apex.txt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.b._http._tcp.svc1.testns.example.com | A | NXDOMAIN",
                "other.svc1.testns.example.com | A | NOERROR 1.2.3.4",
                "other.svc-headless.testns.example.com | A | NXDOMAIN",
                "svc1.testns.example.com | TXT | NODATA",
                "svc1.testns.example.com | CNAME | NODATA",
                "other.example.com | A | NXDOMAIN",
                "5.4.3.2.in-addr.arpa | PTR | NOERROR svc11.testns.example.com.",
                "9.9.9.9.in-addr.arpa | PTR | NXDOMAIN",
                "ns2.dns.example.com | A | NXDOMAIN",
                "a.ns1.dns.example.com | A | NXDOMAIN",
                "SVC1.testns.example.com | SRV | NOERROR 0 100 80 svc1.testns.example.com.",
            })
    void answers(String name, String type, String expected) {
        assertThat(ask(LINES, name, type)).isEqualTo(expected);
    }

    @Test
    void withoutTheOptionHeadlessServicesHaveNoNames() {
        assertThat(ask("k8s_external example.com", "svc-headless.testns.example.com", "A"))
                .isEqualTo("NXDOMAIN");
    }

    @Test
    void aHostThatIsANameIsAskedForAndMayBeCut() {
        Query query = Query.of("svc12.testns.example.com.", RecordType.A);
        Response response = ask(LINES, query, asked -> {
            Response reply =
                    Bench.saying(Bench.records("dummy.hostname. 9 A 192.0.2.7")).apply(asked);
            return reply.withFlags(reply.flags().with(Flag.TC));
        });

        assertThat(response.answer().map(found -> found.data().toString()))
                .containsExactly("dummy.hostname.", "192.0.2.7");
        assertThat(response.flags().has(Flag.TC)).isTrue();
    }

    @Test
    void namesThatDoNotExistFallThroughIfTold() {
        String lines = "k8s_external example.com {\nfallthrough\n}";

        assertThat(ask(
                                lines,
                                Query.of("svc0.testns.example.com.", RecordType.A),
                                asked -> Bench.written(asked, Rcode.NOTIMP, Sections.EMPTY))
                        .rcode())
                .isEqualTo(Rcode.NOTIMP);
        assertThat(ask(lines, "svc1.testns.example.com", "AAAA")).isEqualTo("NODATA");
    }

    @Test
    void withoutThePluginKubernetesAllFails() throws CorefileError {
        Seq<? extends Plugin> alone = Bench.setUp(ExternalSetup::plugins, "k8s_external example.com");

        assertThat(Bench.ask(
                                Bench.server(alone, asked -> Bench.written(asked, Rcode.NXDOMAIN, Sections.EMPTY)),
                                Query.of("svc1.testns.example.com.", RecordType.A),
                                "10.0.0.1")
                        .rcode())
                .isEqualTo(Rcode.SERVFAIL);
    }

    @Test
    void theZoneIsSentWithAllThatIsAnswered() {
        Vector<Plugin> plugins = plugins(LINES);
        Seq<ResourceRecord> sent = ((External) plugins.head())
                .transfer(DomainName.parse("example.com."), plugins)
                .get();
        Vector<Case> cases = Resources.cases(ExternalTest.class, "external.txt")
                .appendAll(Resources.cases(ExternalTest.class, "apex.txt"));

        assertThat(sent.map(ResourceRecord::toString).toSet())
                .isEqualTo(cases.flatMap(Case::answer)
                        .filter(found -> !found.type().equals(RecordType.PTR))
                        .map(ResourceRecord::toString)
                        .toSet());
        assertThat(sent.head()).isEqualTo(sent.last());
        assertThat(((External) plugins.head()).transfer(DomainName.parse("testns.example.com."), plugins))
                .isEmpty();
    }

    @Test
    void optionsAreRead() throws CorefileError {
        ExternalOptions plain = options("k8s_external");

        assertThat(plain.zones()).containsExactly(DomainName.ROOT);
        assertThat(plain.apex()).isEqualTo("dns");
        assertThat(plain.headless()).isFalse();
        assertThat(plain.ttl()).isEqualTo(5);
        assertThat(options("k8s_external example.org {\napex testdns\n}").apex())
                .isEqualTo("testdns");
        assertThat(options("k8s_external example.org {\nheadless\nttl 30\n}"))
                .isEqualTo(plain.withZones(Vector.of(DomainName.parse("example.org.")))
                        .withHeadless(true)
                        .withTtl(30));
        assertThat(options("k8s_external example.org {\nfallthrough ip6.arpa foo.com\n}")
                        .fallthrough())
                .isEqualTo(Fallthrough.of("ip6.arpa", "foo.com"));
    }

    private static ExternalOptions options(String lines) throws CorefileError {
        return ((External) Bench.setUp(ExternalSetup::plugins, lines).head()).options();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ttl | Corefile:3 - Error during parsing: Wrong argument count or unexpected line ending after 'ttl'",
                "ttl ten | strconv.Atoi: parsing \"ten\": invalid syntax",
                "ttl 3601 | Corefile:3 - Error during parsing: ttl must be in range [0, 3600]: 3601",
                "apex | Corefile:3 - Error during parsing: Wrong argument count or unexpected line ending after 'apex'",
                "zone a | Corefile:3 - Error during parsing: unknown property 'zone'",
                "headless a | Corefile:3 - Error during parsing: unknown property 'a'",
            })
    void whatIsWrongIsSaidInUpstreamsWords(String line, String fault) {
        assertThat(Bench.fault(ExternalSetup::plugins, "k8s_external {\n" + line + "\n}"))
                .isEqualTo(fault);
    }
}
