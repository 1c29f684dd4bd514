package io.github.kubevalue.dns.plugin.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Bench;
import io.github.kubevalue.dns.plugin.Fallthrough;
import io.github.kubevalue.dns.plugin.Server;
import io.github.kubevalue.dns.plugin.ServerBlock;
import io.github.kubevalue.dns.table.Resources;
import io.github.kubevalue.dns.zone.ZoneFile;
import io.github.kubevalue.model.choice.Choice;
import io.vavr.collection.Vector;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Upstream's own cases of the plugin, against the same zones; those of DNSSEC are left out. */
class FileTest {

    private static File file(String origin, String zone) {
        DomainName name = DomainName.parse(origin);
        return File.of(Fallthrough.NONE).with(name, ZoneFile.parse(zone, name).get());
    }

    private static File resource(String origin, String name) {
        return file(origin, Resources.text(FileTest.class, name + ".zone"));
    }

    private static Response ask(File file, Query query) {
        Evidence failure = Evidence.of("behind", "fails");
        return Bench.server(Vector.of(file), asked -> Response.failed(asked, failure))
                .answer(query, Choice.first());
    }

    private static String ask(File file, String name, String type) {
        Response response = ask(file, Query.of(name, RecordType.parse(type)));
        return response.rcode()
                + response.answer()
                        .map(found -> ", " + found.type() + " " + found.data())
                        .mkString();
    }

    private static List<DynamicTest> tests(String origin, String name) {
        File file = resource(origin, name);
        return Resources.cases(FileTest.class, name + ".txt")
                .map(row -> DynamicTest.dynamicTest(row.toString(), () -> row.check(ask(file, row.query()))))
                .toJavaList();
    }

    @TestFactory
    List<DynamicTest> lookup() {
        return tests("miek.nl.", "lookup");
    }

    @TestFactory
    List<DynamicTest> additional() {
        return tests("example.org.", "additional");
    }

    @TestFactory
    List<DynamicTest> delegation() {
        return tests("miek.nl.", "delegation");
    }

    @TestFactory
    List<DynamicTest> dname() {
        return tests("miek.nl.", "dname");
    }

    @TestFactory
    List<DynamicTest> emptyNonTerminal() {
        return tests("miek.nl.", "ent");
    }

    @TestFactory
    List<DynamicTest> wildcard() {
        return tests("dnssex.nl.", "wildcard");
    }

    @TestFactory
    List<DynamicTest> wildcardDouble() {
        return tests("example.org.", "wildcard-double");
    }

    @TestFactory
    List<DynamicTest> wildcardAtTheApex() {
        return tests("example.org.", "wildcard-apex");
    }

    @TestFactory
    List<DynamicTest> wildcardBelowWildcard() {
        return tests("example.org.", "wildcard-multi");
    }

    @TestFactory
    List<DynamicTest> wildcardWithAdditional() {
        return tests("example.org.", "wildcard-additional");
    }

    @TestFactory
    List<DynamicTest> wildcardAndCloserEncloser() {
        return tests("example.org.", "wildcard-closer");
    }

    @TestFactory
    List<DynamicTest> wildcardWithoutRecords() {
        return tests("example.org.", "wildcard-empty");
    }

    @TestFactory
    List<DynamicTest> aliasIntoADelegation() {
        return tests("example.org.", "alias-delegation");
    }

    @Test
    void aReferralIsNotAuthoritativeUnlessAnAliasLedThere() {
        File file = resource("example.org.", "alias-delegation");

        assertThat(ask(file, Query.of("host.child.example.org.", RecordType.A))
                        .flags()
                        .has(Flag.AA))
                .isFalse();
        assertThat(ask(file, Query.of("alias.example.org.", RecordType.A))
                        .flags()
                        .has(Flag.AA))
                .isTrue();
    }

    @Test
    void aZoneOfNothingButItsApexSaysThatTheApexDoesNotExist() {
        assertThat(ask(resource("example.com.", "apex"), "example.com.", "A")).isEqualTo("NXDOMAIN");
    }

    @Test
    void anOwnerIsFoundHoweverItsOctetsAreWritten() {
        assertThat(ask(resource("campus.edu.", "escape"), "has\\.dot.campus.edu.", "A"))
                .isEqualTo("NOERROR, A 192.0.2.2");
    }

    // plugin/file/dname_test.go, dnameSubstitutionTestCases
    @ParameterizedTest
    @CsvSource({
        "a.example.com.,example.com.,example.net.,a.example.net.",
        "a.b.example.com.,example.com.,example.net.,a.b.example.net.",
        "foo.example.com.,example.com.,example.net.,foo.example.net.",
        "a.x.example.com.,x.example.com.,example.net.,a.example.net.",
        "a.example.com.,example.com.,y.example.net.,a.y.example.net.",
        "cyc.example.com.,example.com.,c.example.com.,cyc.c.example.com.",
        "shortloop.x.x.,x.,.,shortloop.x.",
        "shortloop.x.,x.,.,shortloop.",
    })
    void aDnameSubstitutesWhatStandsLeftOfIt(String name, String owner, String target, String expected) {
        File file = file(owner, "@ 5 SOA ns. root. 1 1 1 1 1\n@ 5 DNAME " + target);

        assertThat(ask(file, name, "CNAME")).isEqualTo("NOERROR, DNAME " + target + ", CNAME " + expected);
    }

    @Test
    void aDnameThatLeadsBackFails() {
        String zone = "@ 5 SOA ns. root. 1 1 1 1 1\n@ 5 DNAME example.com.";

        assertThat(ask(file("example.com.", zone), "cyc.example.com.", "A")).isEqualTo("SERVFAIL");
    }

    @Test
    void namesOfOthersAreRefusedIfNoPluginFollows() {
        File file = file("example.org.", "@ 5 SOA ns. root. 1 1 1 1 1");
        Server alone = Server.of(new ServerBlock(Vector.of(DomainName.ROOT), Vector.of(file)));

        assertThat(alone.answer(Query.of("example.net.", RecordType.A), Choice.first())
                        .rcode())
                .isEqualTo(Rcode.REFUSED);
        assertThat(ask(file, "example.net.", "A")).isEqualTo("SERVFAIL");
    }

    @Test
    void aliasesThatGoRoundEnd() {
        File file = file("example.org.", "@ 5 SOA ns. root. 1 1 1 1 1\na 5 CNAME b\nb 5 CNAME a\n*.w 5 CNAME x.w");

        assertThat(ask(file, Query.of("a.example.org.", RecordType.A)).answer()).hasSize(10);
        assertThat(ask(file, "q.w.example.org.", "A")).startsWith("SERVFAIL, CNAME x.w.example.org.");
    }

    @Test
    void whatTheZoneLacksIsAskedOfTheServer() {
        String zone = "@ 5 SOA ns. root. 1 1 1 1 1\n@ 5 NS ns\nwww 5 CNAME www.example.net.";
        Vector<File> file = Vector.of(file("example.org.", zone));
        Query query = Query.of("www.example.org.", RecordType.A);
        Response found = Bench.ask(
                Bench.server(file, Bench.saying(Bench.records("www.example.net. 7 A 192.0.2.7"))), query, "10.0.0.1");
        Response missing = Bench.ask(
                Bench.server(file, asked -> Bench.written(asked, Rcode.NXDOMAIN, Sections.EMPTY)), query, "10.0.0.1");

        assertThat(found.answer().map(record -> record.data().toString()))
                .containsExactly("www.example.net.", "192.0.2.7");
        assertThat(found.authority().map(record -> record.type())).containsExactly(RecordType.NS);
        assertThat(missing.rcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(missing.answer()).hasSize(1);
        assertThat(missing.authority().map(record -> record.type())).containsExactly(RecordType.SOA);
    }

    @Test
    void casesOfOwnersAreThoseOfTheZoneInLowerCase() {
        File file = file("Example.ORG.", "@ 5 SOA NS. root. 1 1 1 1 1\nWWW 5 A 192.0.2.1\n_H._tcp 5 SRV 0 0 80 WWW");

        assertThat(ask(file, Query.of("wWw.example.org.", RecordType.A))
                        .answer()
                        .head())
                .hasToString("www.example.org. 5 IN A 192.0.2.1");
        assertThat(ask(file, Query.of("_h._tcp.example.org.", RecordType.SRV))
                        .answer()
                        .head())
                .hasToString("_H._tcp.Example.ORG. 5 IN SRV 0 0 80 WWW.Example.ORG.");
    }

    @Test
    void aZoneWhoseFileIsMissingFails() {
        assertThat(ask(
                        File.of(Fallthrough.ALL).with(DomainName.parse("example.org."), Vector.empty()),
                        "a.example.org.",
                        "A"))
                .isEqualTo("SERVFAIL");
    }

    @Test
    void transfersAreRefused() {
        assertThat(ask(resource("miek.nl.", "lookup"), "miek.nl.", "AXFR")).isEqualTo("REFUSED");
    }
}
