package io.github.kubevalue.dns.plugin.loadbalance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.plugin.Bench;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Fraction;
import io.vavr.collection.HashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadBalanceTest {
    private static final Vector<ResourceRecord> RECORDS = Vector.ofAll(Bench.records("""
        cname1.region2.skydns.test. 300 IN CNAME cname2.region2.skydns.test.
        cname2.region2.skydns.test. 300 IN CNAME endpoint.region2.skydns.test.
        endpoint.region2.skydns.test. 300 IN A 10.240.0.1
        endpoint.region2.skydns.test. 300 IN A 10.240.0.2
        endpoint.region2.skydns.test. 300 IN A 10.240.0.3
        endpoint.region1.skydns.test. 300 IN AAAA ::1
        endpoint.region1.skydns.test. 300 IN AAAA ::2
        mx.region2.skydns.test. 300 IN MX 1 mx1.region2.skydns.test.
        mx.region2.skydns.test. 300 IN MX 2 mx2.region2.skydns.test.
        region2.skydns.test. 300 IN TXT text
        skydns.test. 30 IN SOA ns.dns.skydns.test. hostmaster.skydns.test. 1542756695 7200 1800 86400 30
        """));
    private static final String WEIGHTS = """
        # a comment
        endpoint.region2.skydns.test
        10.240.0.2 5
        10.240.0.1 2

        endpoint.region1.skydns.test.
        ::2 4
        ::1 3
        """;

    private static Seq<? extends Plugin> plugins(String lines) throws CorefileError {
        return Bench.setUp(LoadBalanceSetup::plugins, lines.replace(';', '\n'), HashMap.of("weights", WEIGHTS));
    }

    private static Sections balanced(String lines, String type, Sections sections, Choice choice) throws CorefileError {
        return Bench.server(plugins(lines), query -> Bench.written(query, Rcode.NOERROR, sections))
                .answer(Query.of("region2.skydns.test", RecordType.parse(type)), choice)
                .sections();
    }

    @Provide
    Arbitrary<Vector<ResourceRecord>> sections() {
        return Arbitraries.of(RECORDS.toJavaList()).list().ofMaxSize(8).map(Vector::ofAll);
    }

    @Property(tries = 200)
    void permutation(
            @ForAll("sections") Vector<ResourceRecord> answer,
            @ForAll("sections") Vector<ResourceRecord> additional,
            @ForAll long seed)
            throws CorefileError {
        Sections sections = new Sections(answer, Vector.empty(), additional);
        for (String lines : Vector.of(
                "loadbalance",
                "loadbalance {;prefer ::/0 10.240.0.2/32;}",
                "loadbalance weighted /etc/coredns/weights")) {
            Sections balanced = balanced(lines, "SRV", sections, Choice.seeded(seed));
            assertThat(balanced.answer()).containsExactlyInAnyOrderElementsOf(answer);
            assertThat(balanced.additional()).containsExactlyInAnyOrderElementsOf(additional);
        }
    }

    @Property(tries = 200)
    void kindsStandInOrder(@ForAll("sections") Vector<ResourceRecord> answer, @ForAll long seed) throws CorefileError {
        Seq<ResourceRecord> balanced = balanced("loadbalance", "SRV", Sections.answer(answer), Choice.seeded(seed))
                .answer();

        assertThat(balanced.map(LoadBalanceTest::kind).asJava()).isSorted();
        assertThat(balanced.filter(found -> kind(found) <= 1))
                .isEqualTo(
                        answer.filter(found -> kind(found) == 0).appendAll(answer.filter(found -> kind(found) == 1)));
    }

    private static int kind(ResourceRecord found) {
        return found.type().equals(RecordType.CNAME)
                ? 0
                : found.type().isAddress() ? 2 : found.type().equals(RecordType.MX) ? 3 : 1;
    }

    // plugin/loadbalance/loadbalance_test.go, TestLoadBalanceXFR
    @ParameterizedTest
    @CsvSource({"AXFR", "IXFR"})
    void transfersKeepTheirOrder(String type) throws CorefileError {
        Sections sections = Sections.answer(RECORDS.reverse());

        assertThat(balanced("loadbalance", type, sections, Choice.seeded(1))).isEqualTo(sections);
    }

    @Test
    void otherRepliesThanPositiveOnesKeepTheirOrder() throws CorefileError {
        Sections sections = Sections.answer(RECORDS.reverse());
        Sections balanced = Bench.server(
                        plugins("loadbalance"), query -> Bench.written(query, Rcode.NXDOMAIN, sections))
                .answer(Query.of("a", RecordType.A), Choice.seeded(1))
                .sections();

        assertThat(balanced).isEqualTo(sections);
    }

    // plugin/loadbalance/prefer_test.go, TestSortPreferred
    @Test
    void preferredAddressesComeFirst() throws CorefileError {
        Seq<ResourceRecord> records = Bench.records("""
            example.org. 300 IN A 10.9.30.1
            example.org. 300 IN A 10.9.20.5
            example.org. 300 IN A 192.168.1.2
            example.org. 300 IN A 10.10.0.1
            example.org. 300 IN A 10.9.20.3
            example.org. 300 IN A 172.16.0.1
            example.org. 300 IN AAAA 2001:db8::1
            example.org. 300 IN AAAA 2001:db8:abcd::1
            example.org. 300 IN AAAA fd00::1
            example.org. 300 IN CNAME alias.example.org.
            """);
        String lines = "loadbalance round_robin {;prefer 2001:db8::/32 10.9.20.0/24 10.9.30.0/24;}";

        assertThat(balanced(lines, "A", Sections.answer(records), Choice.first())
                        .answer()
                        .map(found -> found.data().toString()))
                .containsExactly(
                        "alias.example.org.",
                        "2001:db8::1",
                        "2001:db8:abcd::1",
                        "10.9.20.5",
                        "10.9.20.3",
                        "10.9.30.1",
                        "192.168.1.2",
                        "10.10.0.1",
                        "172.16.0.1",
                        "fd00::1");
    }

    // plugin/loadbalance/weighted_test.go, TestLoadBalanceWRR
    @ParameterizedTest
    @CsvSource({
        "0, 10.240.0.2",
        "4, 10.240.0.2",
        "5, ::2",
        "8, ::2",
        "9, ::1",
        "11, ::1",
        "12, 10.240.0.1",
        "13, 10.240.0.1",
        "14, 10.240.0.3"
    })
    void theFirstAddressIsDrawnByWeight(int drawn, String top) throws CorefileError {
        Choice choice = (question, weights) -> {
            assertThat(weights.map(weight -> weight.times(Fraction.of(15, 1))).map(Fraction::toString))
                    .containsExactly("5", "4", "3", "2", "1");
            int passed = 0;
            for (int i = 0; i < weights.size(); i++) {
                passed += Integer.parseInt(
                        weights.get(i).times(Fraction.of(15, 1)).toString());
                if (drawn < passed) {
                    return i;
                }
            }
            throw new AssertionError("drawn beyond the sum " + passed);
        };
        Sections sections = new Sections(RECORDS, RECORDS, RECORDS);

        Sections balanced = balanced("loadbalance weighted weights", "SRV", sections, choice);

        assertThat(balanced.answer()
                        .filter(found -> found.type().isAddress())
                        .head()
                        .data())
                .hasToString(top);
        assertThat(balanced.additional()).isEqualTo(balanced.answer());
        assertThat(balanced.authority()).isEqualTo(RECORDS);
    }

    @Test
    void weightsCountOnlyWhereAddressesAreAskedForAndFound() throws CorefileError {
        Sections sections = Sections.answer(RECORDS.reverse());
        Sections without =
                Sections.answer(RECORDS.reverse().filter(found -> !found.type().isAddress()));

        assertThat(balanced("loadbalance weighted weights", "TXT", sections, Choice.first()))
                .isEqualTo(sections);
        assertThat(balanced("loadbalance weighted weights", "SRV", without, Choice.first()))
                .isEqualTo(without);
    }

    // plugin/loadbalance/weighted_test.go, TestWeightFileUpdate
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | ``",
                "w1,example.org;192.168.1.15 10;192.168.1.14 20 | ``",
                "# c;w1.example.org;192.168.1.15 10;w2.example.org;w3.example.org;192.168.2.16 11 | ``",
                "w1,example.org;192.168.1.14;192.168.1.15 20 | wrong domain name:\"192.168.1.14\" in weight file wfile."
                        + " (Maybe a missing weight value?)",
                "# missing domain;192.168.1.14 10;w2,example.org | missing domain name in weight file wfile",
                "w1,example.org;192.168.1.300 10 | wrong IP address:\"192.168.1.300\" in weight file wfile",
                "w1,example.org;192.168.1.14 300 | wrong weight value:\"300\" in weight file wfile",
                "w1,example.org;192.168.1.14 0 | wrong weight value:\"0\" in weight file wfile",
                "w1 example org | could not parse weight line:\"w1 example org\" in weight file wfile",
            })
    void filesOfWeightsAreReadAsUpstreamReadsThem(String file, String fault) {
        Either<String, Weights> weights = Weights.parse("wfile", file.replace(';', '\n'));

        assertThat(weights.isLeft() ? weights.getLeft() : "").isEqualTo(fault);
    }

    // plugin/loadbalance/setup_test.go
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "loadbalance | ``",
                "loadbalance round_robin | ``",
                "loadbalance weighted wfile | ``",
                "loadbalance weighted wf {;reload 10s;} | ``",
                "loadbalance weighted wf {;reload 0s;} | weight file open error",
                "loadbalance fleeb | unknown policy: fleeb",
                "loadbalance round_robin a | Corefile:2 - Error during parsing: unknown property for round_robin",
                "loadbalance weighted | Corefile:2 - Error during parsing: missing weight file argument",
                "loadbalance weighted a b | Corefile:2 - Error during parsing: unexpected argument(s)",
                "loadbalance weighted wfile {;susu;} | Corefile:3 - Error during parsing: unknown property 'susu'",
                "loadbalance weighted wfile {;reload a;}"
                        + " | Corefile:3 - Error during parsing: invalid reload duration 'a'",
                "loadbalance weighted wfile {;reload 30s  a;} | Corefile:3 - Error during parsing: unexpected argument",
                "loadbalance {;prefer 10.0.0.0;} | Corefile:3 - Error during parsing: invalid CIDR \"10.0.0.0\":"
                        + " invalid CIDR address: 10.0.0.0",
                "loadbalance {;susu;} | Corefile:3 - Error during parsing: unknown property 'susu'",
            })
    void wrongLinesAreRefusedInUpstreamsWords(String lines, String fault) {
        assertThat(Bench.fault(LoadBalanceSetup::plugins, lines.replace(';', '\n')))
                .isEqualTo(fault);
    }
}
