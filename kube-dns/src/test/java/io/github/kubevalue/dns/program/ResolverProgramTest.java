package io.github.kubevalue.dns.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.client.Libc;
import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.dns.client.ResolvConf;
import io.github.kubevalue.dns.client.StubResolver;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.name.HostsFile;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real resolvers of glibc and musl ask our servers: the queries that arrive and what programs are told is predicted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("kernel")
class ResolverProgramTest {
    private static final String SEARCH = "search demo.svc.cluster.local svc.cluster.local cluster.local\n";
    private static final Map<Lookup.Error, Integer> CODES = HashMap.of(
            Lookup.Error.EAI_NONAME, -2,
            Lookup.Error.EAI_AGAIN, -3,
            Lookup.Error.EAI_FAIL, -4,
            Lookup.Error.EAI_NODATA, -5);

    private static final int CASES = 150;
    private static final int GETENT_NOT_FOUND = 2;
    private static final int POLL_MILLIS = 5;
    private static final int PATIENCE = 3;
    /** How much earlier than its timeout a poll may return. */
    private static final Duration CLOCK = Duration.ofMillis(20);
    /** How late a busy machine may be. */
    private static final Duration BUSY = Duration.ofMillis(900);

    private Lab lab;
    private LabServers servers;
    private Getaddrinfo glibc;
    private Getaddrinfo musl;
    /** Earlier ones than 1.2.4 call names without addresses unknown. */
    private boolean muslKnowsNoData;

    @BeforeAll
    void open() throws IOException {
        Lab.require("gcc", "musl-gcc");
        lab = Lab.open();
        servers = LabServers.start(lab, Asked.dns());
        glibc = Getaddrinfo.start(lab, "gcc");
        musl = Getaddrinfo.start(lab, "musl-gcc");
        muslKnowsNoData = Programs.run(Vector.of("sh", "-c", "/lib/ld-musl-*.so.1"))
                .text()
                .matches("(?s).*Version 1\\.(2\\.([4-9]|\\d\\d)|[3-9]).*");
    }

    @AfterAll
    void close() throws IOException {
        if (lab != null) {
            servers.close();
            glibc.close();
            musl.close();
            lab.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // names
                "ndots:5 | ANSWERS | web",
                "ndots:5 | ANSWERS | dual",
                "ndots:5 | ANSWERS | web.demo",
                "ndots:5 | ANSWERS | WEB.demo.svc",
                "ndots:5 | ANSWERS | web.demo.svc.cluster.local",
                "ndots:5 | ANSWERS | web.demo.svc.cluster.local.",
                "ndots:5 | ANSWERS | demo",
                "ndots:5 | ANSWERS | demo.svc",
                "ndots:5 | ANSWERS | no",
                "ndots:5 | ANSWERS | no.",
                "ndots:5 | ANSWERS | out",
                "ndots:5 | ANSWERS | alias",
                "ndots:5 | ANSWERS | big",
                "ndots:5 | ANSWERS | _x.web",
                "ndots:5 | ANSWERS | a.b.c.d.e.f",
                "ndots:1 | ANSWERS | web.demo",
                "ndots:2 | ANSWERS | web.demo.svc",
                "ndots:0 | ANSWERS | web",
                "ndots:5 no-tld-query | ANSWERS | no",
                "ndots:5 no-tld-query | ANSWERS | no.no",
                "edns0 ndots:5 | ANSWERS | web",
                "use-vc ndots:5 | ANSWERS | web.demo",
                "single-request ndots:5 | ANSWERS | web.demo",
                "single-request-reopen ndots:5 | ANSWERS | dual.demo",
                // servers that fail
                "ndots:5 | DEAD ANSWERS | web.demo",
                "ndots:5 | SERVFAIL ANSWERS | web.demo",
                "ndots:5 | REFUSED ANSWERS | web.demo",
                "ndots:5 | NOTIMP ANSWERS | web.demo",
                "ndots:5 | FORMERR ANSWERS | web.demo",
                "ndots:5 | LAME ANSWERS | web.demo",
                "edns0 ndots:5 | LAME ANSWERS | web.demo",
                "ndots:5 | SERVFAIL_ON_AAAA | web.demo",
                "ndots:5 | REFUSED_ON_A | dual.demo",
                "ndots:5 | DEAD | web.demo",
                "ndots:5 use-vc | DEAD | web.demo",
                "ndots:5 use-vc | SERVFAIL | web.demo",
                "ndots:5 use-vc | REFUSED | web.demo",
                "ndots:5 use-vc | DEAD ANSWERS | web.demo",
                "ndots:5 attempts:0 | ANSWERS | web",
            })
    void glibcWalksAsPredicted(String options, String servers, String name) {
        check(Libc.GLIBC, options, servers, name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ndots:5 | SERVFAIL | web.demo",
                "ndots:5 attempts:1 | SERVFAIL | web.demo",
                "ndots:5 | REFUSED | web.demo",
                "ndots:5 attempts:1 | FORMERR | web.demo",
                "ndots:5 attempts:1 timeout:1 | SILENT | web",
                "ndots:5 attempts:2 timeout:1 | SILENT ANSWERS | web",
                "ndots:5 attempts:1 timeout:1 | SILENT_ON_AAAA | web",
                "ndots:5 attempts:1 timeout:1 | SILENT_ON_A | dual.demo.svc.cluster.local.",
                "ndots:5 attempts:1 timeout:1 single-request | SERVFAIL_ON_AAAA | web",
                "ndots:5 attempts:1 timeout:1 single-request | REFUSED_ON_A | dual",
                "ndots:5 attempts:1 timeout:1 single-request | SERVFAIL ANSWERS | dual",
                "ndots:5 attempts:1 timeout:1 | SILENT DEAD REFUSED | dual.demo.svc.cluster.local.",
                "ndots:5 attempts:1 timeout:1 | SERVFAIL SILENT DEAD | dual.demo.svc.cluster.local.",
            })
    void glibcWaitsAsPredicted(String options, String servers, String name) {
        check(Libc.GLIBC, options, servers, name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ndots:5 | ANSWERS | web",
                "ndots:5 | ANSWERS | dual",
                "ndots:5 | ANSWERS | web.demo",
                "ndots:5 | ANSWERS | WEB.demo.svc",
                "ndots:5 | ANSWERS | web.demo.svc.cluster.local",
                "ndots:5 | ANSWERS | web.demo.svc.cluster.local.",
                "ndots:5 | ANSWERS | demo",
                "ndots:5 | ANSWERS | no",
                "ndots:5 | ANSWERS | no.",
                "ndots:5 | ANSWERS | out",
                "ndots:5 | ANSWERS | alias",
                "ndots:5 | ANSWERS | _x.web",
                "ndots:5 | ANSWERS | a.b.c.d.e.f",
                "ndots:1 | ANSWERS | web.demo",
                "ndots:0 | ANSWERS | web",
                "ndots:5 use-vc no-tld-query edns0 | ANSWERS | no",
                "ndots:5 timeout:1 | DEAD ANSWERS | web.demo",
                "ndots:5 timeout:1 | REFUSED ANSWERS | web.demo",
                "ndots:5 timeout:1 attempts:1 | SERVFAIL | web",
                "ndots:5 timeout:1 attempts:2 | SERVFAIL | web",
                "ndots:5 timeout:1 attempts:1 | REFUSED | web",
                "ndots:5 timeout:1 attempts:2 | SILENT | web",
                "ndots:5 timeout:1 attempts:1 | SILENT_ON_AAAA | web",
                "ndots:5 timeout:1 attempts:1 | FORMERR | web",
                "ndots:5 timeout:1 attempts:1 | DEAD | web",
                "ndots:5 timeout:0 | ANSWERS | web",
                "ndots:5 timeout:1 | LAME | web",
            })
    void muslWalksAsPredicted(String options, String servers, String name) {
        check(Libc.MUSL, options, servers, name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ANSWERS | 4 web",
                "ANSWERS | 6 web",
                "ANSWERS | 6 dual.demo",
                "ANSWERS | 4 demo",
                "ANSWERS | 4 no",
                "ANSWERS | 4 out",
                "ANSWERS | 6 alias",
                "SERVFAIL ANSWERS | 4 web",
                "SERVFAIL | 4 web",
                "REFUSED | 4 web",
                "FORMERR | 4 web",
                "LAME | 4 web",
                "DEAD ANSWERS | 4 web",
                "DEAD | 4 web",
            })
    void oneFamilyIsAskedForAloneIfAProgramWantsIt(String behaviour, String line) {
        ResolvConf conf = servers.behave(behaviour, SEARCH + "options ndots:5");
        StubResolver resolver = new StubResolver(Libc.GLIBC, conf, HostsFile.EMPTY, servers.transport());
        Lookup lookup = resolver.records(line.substring(2), line.startsWith("4") ? RecordType.A : RecordType.AAAA);
        String told = glibc.lookUp(line);

        assertThat(seen(Vector.of(lookup))).isEqualTo(byWay(asked(lookup)));
        assertThat(sorted(told)).isEqualTo(sorted(expected(Libc.GLIBC, lookup)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "dual.demo", "no"})
    void getentSaysTheSame(String name) {
        ResolvConf conf = servers.behave("ANSWERS", SEARCH + "options ndots:5");
        Lookup lookup = new StubResolver(Libc.GLIBC, conf, HostsFile.EMPTY, servers.transport()).addresses(name);
        Programs.Output output = Programs.run(lab.command(Vector.of("getent", "ahosts", name)));

        assertThat(Vector.of(output.text().split("\n"))
                        .map(line -> line.split(" ")[0])
                        .reject(String::isEmpty)
                        .toJavaSet())
                .isEqualTo(lookup.addresses().map(Ip::toString).toJavaSet());
        assertThat(output.exitStatus()).isEqualTo(lookup.isFound() ? 0 : GETENT_NOT_FOUND);
    }

    /** Files as people write them; {@code /} ends a line, S1, S2 and S6 are servers. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nameserver S1/search demo.svc.cluster.local/options ndots:5 ndots:1 | web.demo",
                "nameserver S1/options ndots:5/search demo.svc.cluster.local/options attempts:1 | web.demo",
                "nameserver S1/search a.b/search demo.svc.cluster.local svc.cluster.local | web.demo",
                "nameserver S1/search demo.svc.cluster.local/search | web",
                "nameserver S1/domain demo.svc.cluster.local svc.cluster.local/options ndots:5 | web.demo",
                "nameserver S1/search demo.svc.cluster.local/domain svc.cluster.local/options ndots:5 | web.demo",
                "' nameserver S2/nameserver S1/search demo.svc.cluster.local' | web",
                "nameserver S1/ search demo.svc.cluster.local | web",
                "nameserver S1/search demo.svc.cluster.local/options ndots:x | web",
                "nameserver S1/search demo.svc.cluster.local/options ndots:-1 | a.b.web",
                "nameserver S1/search demo.svc.cluster.local/options ndots:99 | a.b.web",
                "nameserver S1/search demo.svc.cluster.local/options no-tld-queryX attempts:1x | no",
                "nameserver S1/search demo.svc.cluster.local/options no_tld_query | no",
                "nameserver S1/search demo.svc.cluster.local/sortlist 10.0.0.0/options edns0 inet6 debug | dual",
                "nameserver S6/search demo.svc.cluster.local | dual",
                "nameserver S6/nameserver S1/search demo.svc.cluster.local/options edns0 | no",
                "nameserver nonsense/nameserver S1 # comment/search demo.svc.cluster.local # comment | web",
                "; comment/#nameserver S2/nameserver S1 trailing words/search demo.svc.cluster.local | no",
                "nameserver S1/search\tdemo.svc.cluster.local\tsvc.cluster.local/options\tndots:5 | web.demo",
                "nameserver S1/search demo.svc.cluster.local LONG | web",
                "nameserver S1/search LONG/search demo.svc.cluster.local | web",
                "nameserver S1/search demo.svc.cluster.local/options LONG/options ndots:3 | web.demo",
            })
    void librariesReadTheFileAsWeDo(String text, String name) {
        read(Libc.GLIBC, text, name);
        read(Libc.MUSL, text, name);
    }

    @Test
    void glibcSearchesTheRootWhereTheListHasIt() {
        read(Libc.GLIBC, "nameserver S1/search . demo.svc.cluster.local/options ndots:2", "no.no");
    }

    private void read(Libc libc, String text, String name) {
        String written = text.replace('/', '\n')
                        .replace("S1", lab.server(1).toString())
                        .replace("S2", lab.server(2).toString())
                        .replace("S6", lab.serverV6().toString())
                        .replace("LONG", "a.example ".repeat(25))
                + "\n";
        servers.behave("ANSWERS SERVFAIL", "");
        lab.resolvConf(written);
        servers.forget();
        String told = (libc == Libc.GLIBC ? glibc : musl).lookUp(name);
        Lookup lookup =
                new StubResolver(libc, libc.read(written), HostsFile.EMPTY, servers.transport()).addresses(name);

        assertThat(seen(Vector.of(lookup))).as("%s", libc).isEqualTo(byWay(asked(lookup)));
        assertThat(sorted(told)).as("%s", libc).isEqualTo(sorted(expected(libc, lookup)));
    }

    @Test
    void glibcWalksAsPredictedWhateverTheNamesOptionsAndServers() {
        SplittableRandom random = new SplittableRandom(20260801);
        Vector<String> options = Vector.of(
                "rotate",
                "edns0",
                "use-vc",
                "single-request",
                "single-request-reopen",
                "no-tld-query",
                "no-aaaa",
                "attempts:1",
                "attempts:3",
                "trust-ad",
                "unknown");
        Vector<Temper> tempers =
                Vector.of(Temper.values()).reject(each -> each.name().startsWith("SILENT"));
        for (int i = 0; i < CASES; i++) {
            String some = options.filter(each -> random.nextInt(5) == 0).mkString(" ");
            int count = 1 + random.nextInt(3);
            String servers = Vector.fill(
                            count,
                            () -> tempers.get(random.nextInt(tempers.size())).name())
                    .mkString(" ");
            check(Libc.GLIBC, "ndots:" + random.nextInt(7) + " " + some, servers, name(random));
        }
    }

    @Test
    void muslWalksAsPredictedWhateverTheNames() {
        SplittableRandom random = new SplittableRandom(20260802);
        for (int i = 0; i < CASES; i++) {
            check(Libc.MUSL, "timeout:1 ndots:" + random.nextInt(7), "ANSWERS", name(random));
        }
    }

    /** Up to six labels, most of them of the cluster, some that no program may ask for. */
    private static String name(SplittableRandom random) {
        Vector<String> labels = Vector.of(
                "web", "dual", "big", "out", "alias", "demo", "svc", "svc", "cluster", "local", "no", "-x", "_p0",
                "a_b", "x*y");
        Vector<String> ends = Vector.of("", "", ".demo", ".demo.svc", ".demo.svc.cluster.local", ".");
        return Vector.fill(1 + random.nextInt(2), () -> labels.get(random.nextInt(labels.size())))
                        .mkString(".")
                + ends.get(random.nextInt(ends.size()));
    }

    /** What a library did: what its program was told, what the servers saw, and how long it took. */
    private record Observed(String told, String asked, Duration took) {}

    private void check(Libc libc, String options, String behaviour, String name) {
        ResolvConf conf = servers.behave(behaviour, SEARCH + "options " + options);
        StubResolver resolver = new StubResolver(libc, conf, HostsFile.EMPTY, servers.transport());
        Seq<Lookup> predicted = conf.has("rotate")
                ? Vector.range(0, servers.count()).map(first -> resolver.addresses(name, (question, weights) -> first))
                : Vector.of(resolver.addresses(name));
        Duration longest = predicted.head().waited().plus(BUSY);
        Observed observed = observe(libc, name, predicted);
        for (int i = 0; i < PATIENCE && observed.took().compareTo(longest) > 0; i++) {
            // servers that a busy machine lets wait for a second are silent ones
            servers.forget();
            observed = observe(libc, name, predicted);
        }

        String asked = observed.asked();
        Lookup lookup = predicted.find(each -> byWay(asked(each)).equals(asked)).getOrElse(predicted.head());
        String situation = libc + " " + behaviour + " " + options + " " + name;
        assertThat(asked).as(situation).isEqualTo(byWay(asked(lookup)));
        assertThat(sorted(observed.told())).as(situation).isEqualTo(sorted(expected(libc, lookup)));
        assertThat(observed.took()).as(situation).isBetween(lookup.waited().minus(CLOCK), longest);
    }

    private Observed observe(Libc libc, String name, Seq<Lookup> predicted) {
        long begun = System.nanoTime();
        String told = (libc == Libc.GLIBC ? glibc : musl).lookUp(name);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        return new Observed(told, seen(predicted), took);
    }

    /** What the servers saw; one of them may still be reading when another has answered the program. */
    private String seen(Seq<Lookup> predicted) {
        long end = System.nanoTime() + BUSY.toNanos();
        String seen = byWay(servers.seen());
        while (System.nanoTime() < end
                && !predicted.map(each -> byWay(asked(each))).contains(seen)) {
            pause();
            seen = byWay(servers.seen());
        }
        return seen;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private Seq<LoggingServer.Seen> asked(Lookup predicted) {
        return predicted
                .exchanges()
                .filter(exchange -> servers.listens(exchange.server()))
                .map(exchange -> new LoggingServer.Seen(exchange.server(), exchange.channel(), exchange.question()));
    }

    /** What goes to two servers, or over two ways, may overtake each other; all else comes in the order in which it went. */
    private static String byWay(Seq<LoggingServer.Seen> seen) {
        return TreeMap.ofEntries(seen.groupBy(each -> each.server() + " " + each.channel()))
                .toVector()
                .map(entry -> entry._1 + "\n"
                        + entry._2.map(each -> "  " + each.question() + "\n").mkString())
                .mkString();
    }

    private static Vector<String> sorted(String told) {
        return Vector.of(told.trim().split(" ")).distinct().sorted();
    }

    private String expected(Libc libc, Lookup predicted) {
        if (predicted.result() instanceof Lookup.NotFound no) {
            boolean told = libc == Libc.GLIBC || muslKnowsNoData || no.error() != Lookup.Error.EAI_NODATA;
            return "error "
                    + CODES.get(told ? no.error() : Lookup.Error.EAI_NONAME).get();
        }
        return "found " + predicted.addresses().mkString(" ");
    }
}
