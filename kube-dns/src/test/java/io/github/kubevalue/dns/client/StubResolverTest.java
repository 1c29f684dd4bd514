package io.github.kubevalue.dns.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.name.HostsFile;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The walks of glibc and musl against servers that say what the row says; measured on the real libraries. */
class StubResolverTest {
    private static final ResolvConf POD = ResolvConf.parse("""
        search demo.svc.cluster.local svc.cluster.local cluster.local
        nameserver 10.96.0.10
        options ndots:5
        """);

    /**
     * A server that knows some names: {@code A} has an IPv4 address, {@code AAAA} an IPv6 one, {@code NODATA} neither;
     * {@code SERVFAIL}, {@code REFUSED}, {@code SILENT} and {@code GONE} say what happens; all others do not exist.
     */
    private static Transport server(Map<String, String> names) {
        return (server, query, channel) -> {
            String known = names.getOrElse(query.name().key(), "NXDOMAIN");
            return switch (known) {
                case "SILENT" -> new Transport.Silence("dropped");
                case "GONE" -> new Transport.Unreachable("port unreachable");
                default -> new Transport.Replied(reply(query, known));
            };
        };
    }

    private static Response reply(Query query, String known) {
        Evidence because = Evidence.of("test", known);
        boolean has = known.equals(query.type().toString());
        Ip ip = Ip.parse(known.equals("AAAA") ? "fd00::1" : "10.0.0.1");
        return switch (known) {
            case "SERVFAIL", "REFUSED", "NXDOMAIN" -> Response.bare(query, Rcode.valueOf(known), because);
            default ->
                Response.authoritative(
                        query,
                        Rcode.NOERROR,
                        has
                                ? Sections.answer(Vector.of(new ResourceRecord(query.name(), 30, RecordData.of(ip))))
                                : Sections.EMPTY,
                        because);
        };
    }

    private static Lookup lookup(Libc libc, ResolvConf conf, String name, Map<String, String> names) {
        return new StubResolver(libc, conf, HostsFile.EMPTY, server(names)).addresses(name);
    }

    private static Map<String, String> names(String text) {
        return text == null
                ? HashMap.empty()
                : Vector.of(text.split(" ")).toMap(entry -> entry.split("=")[0], entry -> entry.split("=")[1]);
    }

    /** The names asked, each once, without what the search list and the cluster have in common. */
    private static String asked(Lookup lookup) {
        return lookup.exchanges()
                .map(exchange -> exchange.question().name().toString())
                .distinct()
                .mkString(" ");
    }

    private static String told(Lookup lookup) {
        return lookup.result() instanceof Lookup.NotFound no
                ? no.error().toString()
                : lookup.addresses().mkString(" ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // which names are tried
                "GLIBC | web | web.demo.svc.cluster.local.=A | web.demo.svc.cluster.local. | 10.0.0.1",
                "GLIBC | web.other | web.other.svc.cluster.local.=A | web.other.demo.svc.cluster.local."
                        + " web.other.svc.cluster.local. | 10.0.0.1",
                "GLIBC | web.other.svc | web.other.svc.cluster.local.=AAAA | web.other.svc.demo.svc.cluster.local."
                        + " web.other.svc.svc.cluster.local. web.other.svc.cluster.local. | fd00::1",
                "GLIBC | a.b.svc.cluster.local | a.b.svc.cluster.local.=A |"
                        + " a.b.svc.cluster.local.demo.svc.cluster.local. a.b.svc.cluster.local.svc.cluster.local."
                        + " a.b.svc.cluster.local.cluster.local. a.b.svc.cluster.local. | 10.0.0.1",
                "GLIBC | a.b.svc.cluster.local. | a.b.svc.cluster.local.=A | a.b.svc.cluster.local. | 10.0.0.1",
                "GLIBC | a.b.c.d.e.f | a.b.c.d.e.f.=A | a.b.c.d.e.f. | 10.0.0.1",
                "GLIBC | a.b.c.d.e.f | a.b.c.d.e.f.svc.cluster.local.=A | a.b.c.d.e.f."
                        + " a.b.c.d.e.f.demo.svc.cluster.local. a.b.c.d.e.f.svc.cluster.local. | 10.0.0.1",
                "GLIBC | web | | web.demo.svc.cluster.local. web.svc.cluster.local. web.cluster.local. web. |"
                        + " EAI_NONAME",
                "MUSL | web | web.demo.svc.cluster.local.=A | web.demo.svc.cluster.local. | 10.0.0.1",
                "MUSL | a.b.c.d.e.f | a.b.c.d.e.f.svc.cluster.local.=A | a.b.c.d.e.f. | EAI_NONAME",
                "MUSL | web | | web.demo.svc.cluster.local. web.svc.cluster.local. web.cluster.local. web. |"
                        + " EAI_NONAME",
                "MUSL | web. | web.demo.svc.cluster.local.=A | web. | EAI_NONAME",
                // NODATA
                "GLIBC | other | other.svc.cluster.local.=NODATA other.=A | other.demo.svc.cluster.local."
                        + " other.svc.cluster.local. other.cluster.local. other. | 10.0.0.1",
                "GLIBC | other | other.svc.cluster.local.=NODATA | other.demo.svc.cluster.local."
                        + " other.svc.cluster.local. other.cluster.local. other. | EAI_NODATA",
                "MUSL | other | other.svc.cluster.local.=NODATA other.=A | other.demo.svc.cluster.local."
                        + " other.svc.cluster.local. | EAI_NODATA",
                // SERVFAIL, REFUSED, silence
                "GLIBC | web | web.demo.svc.cluster.local.=SERVFAIL web.svc.cluster.local.=A |"
                        + " web.demo.svc.cluster.local. web.svc.cluster.local. | 10.0.0.1",
                "GLIBC | web | web.demo.svc.cluster.local.=SERVFAIL | web.demo.svc.cluster.local."
                        + " web.svc.cluster.local. web.cluster.local. web. | EAI_AGAIN",
                "GLIBC | web | web.demo.svc.cluster.local.=REFUSED web.svc.cluster.local.=A |"
                        + " web.demo.svc.cluster.local. web. | EAI_NONAME",
                "GLIBC | web | web.demo.svc.cluster.local.=SILENT web.=A | web.demo.svc.cluster.local. web. | 10.0.0.1",
                "GLIBC | web | web.demo.svc.cluster.local.=GONE web.=A | web.demo.svc.cluster.local. | EAI_AGAIN",
                "MUSL | web | web.demo.svc.cluster.local.=SERVFAIL web.svc.cluster.local.=A |"
                        + " web.demo.svc.cluster.local. | EAI_AGAIN",
                "MUSL | web | web.demo.svc.cluster.local.=REFUSED web.svc.cluster.local.=A |"
                        + " web.demo.svc.cluster.local. | EAI_AGAIN",
                "MUSL | web | web.demo.svc.cluster.local.=SILENT | web.demo.svc.cluster.local. | EAI_AGAIN",
            })
    void walks(Libc libc, String name, String known, String asked, String told) {
        Lookup lookup = lookup(libc, POD, name, names(known));

        assertThat(asked(lookup)).isEqualTo(asked);
        assertThat(told(lookup)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "GLIBC, SERVFAIL, 4, 0",
        "GLIBC, SILENT, 4, 10",
        "GLIBC, GONE, 4, 0",
        "MUSL, SERVFAIL, 12, 5",
        "MUSL, SILENT, 4, 5",
        "MUSL, REFUSED, 4, 5",
    })
    void aFailingServerIsAskedAgain(Libc libc, String failure, int queries, int seconds) {
        Lookup lookup = lookup(libc, POD, "web.", HashMap.of("web.", failure));

        assertThat(lookup.exchanges()).hasSize(queries);
        assertThat(lookup.waited()).hasSeconds(seconds);
    }

    @Test
    void anAndAaaaAreAskedAtEachStep() {
        Lookup lookup = lookup(Libc.GLIBC, POD, "web", HashMap.of("web.demo.svc.cluster.local.", "A"));

        assertThat(lookup.exchanges().map(exchange -> exchange.question().type()))
                .isEqualTo(Vector.of(RecordType.A, RecordType.AAAA));
        assertThat(lookup.exchanges().map(Exchange::status)).isEqualTo(Vector.of("NOERROR", "NODATA"));
    }

    @Test
    void muslTakesAStepForFailedIfEitherReplyIsNxdomain() {
        Transport half = (server, query, channel) -> new Transport.Replied(reply(
                query,
                query.name().key().equals("web.demo.svc.cluster.local.")
                                && query.type().equals(RecordType.A)
                        ? "A"
                        : "NXDOMAIN"));

        assertThat(new StubResolver(Libc.MUSL, POD, HostsFile.EMPTY, half)
                        .addresses("web")
                        .isFound())
                .isFalse();
        assertThat(new StubResolver(Libc.GLIBC, POD, HostsFile.EMPTY, half)
                        .addresses("web")
                        .isFound())
                .isTrue();
    }

    @Test
    void aRootInTheSearchListIsTheNameItselfToGlibcAndNothingToMusl() {
        ResolvConf conf = POD.withSearch(Vector.of(DomainName.ROOT, DomainName.parse("demo.svc.cluster.local")));

        assertThat(asked(lookup(Libc.GLIBC, conf, "web", HashMap.empty())))
                .isEqualTo("web. web.demo.svc.cluster.local.");
        assertThat(asked(lookup(Libc.MUSL, conf, "web", HashMap.empty())))
                .isEqualTo("web.demo.svc.cluster.local. web.");
    }

    @Test
    void aNameThatNoProgramMayAskForHasNoQuery() {
        assertThat(lookup(Libc.GLIBC, POD, "a*b", HashMap.empty()).exchanges()).isEmpty();
        assertThat(lookup(Libc.GLIBC, POD, "-a", HashMap.empty()).exchanges()).isEmpty();
        assertThat(lookup(Libc.MUSL, POD, "-a", HashMap.empty()).exchanges()).isNotEmpty();
    }

    @Test
    void aReplyThatComesTooLateIsNotWaitedFor() {
        Transport slow = (server, query, channel) -> new Transport.Replied(reply(query, "A"), Duration.ofMillis(1500));
        ResolvConf patient = POD.withOption("timeout", "2");
        ResolvConf hasty = POD.withOption("timeout", "1");

        assertThat(new StubResolver(Libc.GLIBC, patient, HostsFile.EMPTY, slow)
                        .addresses("web")
                        .isFound())
                .isTrue();
        assertThat(told(new StubResolver(Libc.GLIBC, hasty, HostsFile.EMPTY, slow).addresses("web")))
                .isEqualTo("EAI_AGAIN");
    }

    @ParameterizedTest
    @CsvSource({
        "GLIBC, '', 2700",
        "GLIBC, single-request, 4500",
        "GLIBC, use-vc, 4500",
        "MUSL, '', 2700",
    })
    void aLookupTakesAsLongAsItsRepliesDo(Libc libc, String option, int millis) {
        Transport slow = (server, query, channel) -> {
            boolean found = query.name().key().equals("web.cluster.local.");
            boolean address = query.type().equals(RecordType.A);
            return new Transport.Replied(
                    reply(query, found ? "A" : "NXDOMAIN"), Duration.ofMillis(address ? 900 : 600));
        };
        ResolvConf conf = option.isEmpty() ? POD : POD.withOption(option, "");
        Lookup lookup = new StubResolver(libc, conf, HostsFile.EMPTY, slow).addresses("web");

        assertThat(lookup.isFound()).isTrue();
        assertThat(lookup.exchanges()).hasSize(6);
        assertThat(lookup.waited()).hasMillis(millis);
    }

    @Test
    void glibcGoesToTheNextServer() {
        ResolvConf two = POD.withNameservers(Vector.of(Ip.parse("10.0.0.1"), Ip.parse("10.0.0.2")));
        Transport second = (server, query, channel) -> server.ip().equals(Ip.parse("10.0.0.1"))
                ? new Transport.Silence("dropped")
                : new Transport.Replied(reply(query, "A"));
        Lookup lookup = new StubResolver(Libc.GLIBC, two, HostsFile.EMPTY, second).addresses("web");

        assertThat(lookup.exchanges()).hasSize(4);
        assertThat(lookup.waited()).hasSeconds(5);
        assertThat(lookup.isFound()).isTrue();
    }

    @Test
    void muslIgnoresASearchLineThatDoesNotFitItsBuffer() {
        Vector<DomainName> search =
                Vector.range(0, 12).map(i -> DomainName.parse("a-rather-long-domain-" + i + ".example"));
        ResolvConf longer = POD.withSearch(search);

        assertThat(asked(lookup(Libc.MUSL, longer, "web", HashMap.empty()))).isEqualTo("web.");
        assertThat(asked(lookup(Libc.GLIBC, longer, "web", HashMap.empty())))
                .contains("web.a-rather-long-domain-11.example.");
    }

    @Test
    void addressesAndHostsNeedNoQuery() {
        HostsFile hosts = HostsFile.parse("10.1.2.3 db db.local # the database");
        StubResolver resolver = new StubResolver(Libc.GLIBC, POD, hosts, server(HashMap.empty()));

        assertThat(resolver.addresses("10.9.9.9").addresses()).containsExactly(Ip.parse("10.9.9.9"));
        assertThat(resolver.addresses("DB").addresses()).containsExactly(Ip.parse("10.1.2.3"));
        assertThat(resolver.addresses("DB").exchanges()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"no-aaaa,2", "timeout:1,8"})
    void optionsOfGlibcAreHonoured(String option, int queries) {
        ResolvConf conf = ResolvConf.parse("nameserver 10.96.0.10\noptions attempts:4 " + option);
        Lookup lookup =
                lookup(Libc.GLIBC, conf, "web", HashMap.of("web.", option.startsWith("no") ? "NXDOMAIN" : "SILENT"));

        assertThat(lookup.exchanges()).hasSize(option.startsWith("no") ? 1 : queries);
    }
}
