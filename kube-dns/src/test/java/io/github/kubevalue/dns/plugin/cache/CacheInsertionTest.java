package io.github.kubevalue.dns.plugin.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Flags;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordClass;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Client;
import io.github.kubevalue.dns.plugin.Source;
import io.github.kubevalue.model.choice.Choice;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept, and what is given out of it: the rows are those of plugin/cache/cache_test.go, TestCacheInsertion. */
class CacheInsertionTest {
    private static final String SOA =
            "example.org. 3600 IN SOA sns.dns.icann.org. noc.dns.icann.org. 2016082540 7200 3600 1209600 3600";
    private static final Cache CACHE = new Cache(CacheOptions.STANDARD
            .withSuccess(Half.SUCCESS.withDisabled(Vector.of(DomainName.parse("pos-disabled.example.org."))))
            .withDenial(Half.DENIAL.withDisabled(Vector.of(DomainName.parse("neg-disabled.example.org.")))));

    private static Query query(String name, String type) {
        return Query.of(name, RecordType.parse(type));
    }

    private static Query with(Query query, Flag flag) {
        return new Query(query.question(), query.flags().with(flag), query.edns());
    }

    private static Query dnssec(Query query) {
        return query.withEdns(new Edns(4096, 0, true, Vector.empty()));
    }

    private static boolean isFromCache(Response response) {
        return response.because().last().rule().startsWith("served from cache, ");
    }

    /** The second reply, to the same query. */
    private static Response again(Query query, Source source) {
        Client client = new Client(CACHE, source);
        client.ask(query);
        return client.ask(query);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "miek.nl. | MX | NOERROR | miek.nl. 3601 IN MX 1 aspmx.l.google.com.;"
                        + " miek.nl. 3601 IN MX 10 aspmx2.googlemail.com. | true",
                "mIEK.nL. | MX | NOERROR | miek.nl. 3601 IN MX 1 aspmx.l.google.com. | true",
                "example.org. | A | NXDOMAIN | / " + SOA + " | true",
                "1.1.168.192.in-addr.arpa. | PTR | NXDOMAIN | '' | false",
                "example.org. | A | SERVFAIL | '' | true",
                "example.org. | A | NOTIMP | '' | true",
                "example.org. | A | REFUSED | '' | false",
                "example.org. | A | FORMERR | '' | false",
                "example.org. | AXFR | NOERROR | example.org. 3600 IN A 127.0.0.1 | false",
                "example.org. | A | NXDOMAIN | example.org. 60 IN CNAME gone.example.org. / " + SOA + " | false",
                "example.org. | A | NOERROR | / example.org. 60 IN NS ns.example.org. | true",
                "neg-disabled.example.org. | A | NXDOMAIN | / " + SOA + " | false",
                "pos-disabled.example.org. | A | NOERROR | pos-disabled.example.org. 3600 IN A 127.0.0.1 | false",
                "pos-disabled.example.org. | A | NXDOMAIN | / " + SOA + " | true",
                "neg-disabled.example.org. | A | NOERROR | neg-disabled.example.org. 3600 IN A 127.0.0.1 | true",
                "alias.example.org. | A | NOERROR | alias.example.org. 3600 IN CNAME target1.example.net.;"
                        + " target1.example.net. 3600 IN CNAME target2.example.net. | false",
                "alias.example.org. | A | NOERROR | alias.example.org. 3600 IN CNAME target.example.net.;"
                        + " target.example.net. 3600 IN AAAA ::1 | false",
                "alias.example.org. | MX | NOERROR | alias.example.org. 3600 IN CNAME target.example.net. | false",
                "alias.example.org. | MX | NOERROR | alias.example.org. 3600 IN CNAME target.example.net.;"
                        + " target.example.net. 3600 IN MX 10 mail.example.net. | true",
                "alias.example.org. | A | NOERROR | alias.example.org. 3600 IN CNAME target.example.net.;"
                        + " unrelated.example.net. 3600 IN A 192.0.2.1 | false",
                "alias.example.org. | ANY | NOERROR | alias.example.org. 3600 IN CNAME target.example.net. | true",
                "alias.example.org. | A | NOERROR | alias.example.org. 3600 IN CNAME target.example.net.;"
                        + " target.example.net. 3600 IN A 127.0.0.1 | true",
                "alias.example.org. | A | NOERROR | target.example.net. 3600 IN A 127.0.0.1;"
                        + " alias.example.org. 3600 IN CNAME target.example.net. | true",
                "alias.example.org. | CNAME | NOERROR | alias.example.org. 3600 IN CNAME target.example.net. | true",
                "alias.example.org. | A | NOERROR | alias.example.org. 3600 IN CNAME target1.example.net.;"
                        + " alias.example.org. 3600 IN CNAME target2.example.net.;"
                        + " target1.example.net. 3600 IN A 192.0.2.1 | false",
                "alias.example.org. | A | NOERROR | alias.example.org. 3600 IN CNAME target2.example.net.;"
                        + " alias.example.org. 3600 IN CNAME target1.example.net.;"
                        + " target1.example.net. 3600 IN A 192.0.2.1 | false",
                "alias.example.org. | A | NOERROR | alias.example.org. 3600 IN CNAME target.example.net.;"
                        + " target.example.net. 3600 IN CNAME alias.example.org.;"
                        + " alias.example.org. 3600 IN A 192.0.2.1 | false",
                "alias.example.org. | A | NOERROR | alias.example.org. 3600 IN CNAME target.example.net.;"
                        + " alias.example.org. 3600 IN CNAME TARGET.example.net.;"
                        + " target.example.net. 3600 IN A 127.0.0.1 | true",
            })
    void aReplyIsKeptOrNot(String name, String type, String rcode, String lines, boolean kept) {
        Source source = Source.says(Rcode.valueOf(rcode), lines);
        Response second = again(query(name, type), source);

        assertThat(isFromCache(second)).isEqualTo(kept);
        assertThat(source.asked()).hasSize(kept ? 1 : 2);
        assertThat(second.rcode()).isEqualTo(Rcode.valueOf(rcode));
        assertThat(second.flags().has(Flag.AA)).isEqualTo(kept);
        assertThat(second.flags().has(Flag.RA)).isTrue();
    }

    @Test
    void aReplyThatWasCutIsNotKept() {
        Source source = new Source((query, chain) -> {
            Response reply = Source.reply(query, Rcode.NOERROR, query.name() + " 1800 IN A 127.0.0.1");
            return reply.withFlags(reply.flags().with(Flag.TC));
        });

        assertThat(isFromCache(again(query("miek.nl.", "A"), source))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-29T00:00:00Z, 2026-11-01T00:00:00Z, true",
        "2026-11-20T00:00:00Z, 2026-11-01T00:00:00Z, false",
        "2026-12-29T00:00:00Z, 2026-12-01T00:00:00Z, false"
    })
    void aSignatureMustBeOfThisTime(Instant expiration, Instant inception, boolean kept) {
        String times = String.format("%08X%08X", (int) expiration.getEpochSecond(), (int) inception.getEpochSecond());
        String signed = "miek.nl. 3600 IN MX 1 aspmx.l.google.com.; miek.nl. 1800 IN RRSIG \\# 18 000F080200000708"
                + times + "2F13";

        assertThat(isFromCache(again(dnssec(query("miek.nl.", "MX")), Source.says(Rcode.NOERROR, signed))))
                .isEqualTo(kept);
        assertThat(isFromCache(again(query("miek.nl.", "MX"), Source.says(Rcode.NOERROR, signed))))
                .isTrue();
    }

    @Test
    void aReplyToAnotherQuestionIsNotKept() {
        Source other = new Source((query, chain) ->
                Source.reply(query("example.net.", "A"), Rcode.NOERROR, "example.org. 300 IN A 127.0.0.53"));

        assertThat(isFromCache(again(query("example.org.", "A"), other))).isFalse();
    }

    @Test
    void whatNoPluginWroteIsNotKept() {
        Source source = Source.fails();

        assertThat(again(query("example.org.", "A"), source).rcode()).isEqualTo(Rcode.SERVFAIL);
        assertThat(source.asked()).hasSize(2);
    }

    /** plugin/cache/cache_test.go, TestCacheSeparation, and qclass_test.go. */
    @Test
    void typeClassDoAndCdTellQueriesApart() {
        Query plain = query("example.org.", "A");
        Query chaos = Query.of(new Question(plain.name(), RecordType.A, RecordClass.CH));
        Client client = new Client(CACHE, Source.address(300));
        client.ask(plain);

        assertThat(Vector.of(
                                query("example.org.", "AAAA"),
                                dnssec(plain),
                                with(plain, Flag.CD),
                                with(dnssec(plain), Flag.CD),
                                chaos)
                        .filter(query -> isFromCache(client.ask(query))))
                .isEmpty();
        assertThat(Vector.of(plain, query("EXAMPLE.org.", "A"), with(plain, Flag.AA), with(plain, Flag.AD))
                        .reject(query -> isFromCache(client.ask(query))))
                .isEmpty();
    }

    @Test
    void theQuestionIsThatOfThePresentAskerAndTheOwnerThatOfTheFirst() {
        Client client = new Client(CACHE, Source.address(300));
        client.ask(query("Example.ORG.", "A"));
        Response second = client.ask(query("eXAMPLE.org.", "A"));

        assertThat(second.question().name().toString()).isEqualTo("eXAMPLE.org.");
        assertThat(second.answer().head().name().toString()).isEqualTo("Example.ORG.");
    }

    /** plugin/cache/ad_bit_test.go: the source is always asked for it, the client told only if it asked. */
    @ParameterizedTest
    @CsvSource({"false, true", "true, false", "true, true", "false, false"})
    void whetherAReplyIsAuthenticatedIsToldToWhoAsksForIt(boolean first, boolean second) {
        Source source = new Source((query, chain) -> {
            Response reply = Source.reply(query, Rcode.NOERROR, "invent.example.org. 60 IN A 192.0.2.1");
            return query.flags().has(Flag.AD) ? reply.withFlags(reply.flags().with(Flag.AD)) : reply;
        });
        Client client = new Client(CACHE, source);
        Query plain = query("invent.example.org.", "A");

        assertThat(client.ask(first ? with(plain, Flag.AD) : plain).flags().has(Flag.AD))
                .isEqualTo(first);
        assertThat(client.ask(second ? with(plain, Flag.AD) : plain).flags().has(Flag.AD))
                .isEqualTo(second);
        assertThat(source.asked()).hasSize(1);
    }

    /** plugin/cache/cache_test.go, TestCacheZeroTTL, TestCacheServfailTTL0 and TestCacheHonorsConfiguredPositiveMaxTTL…. */
    @Test
    void timesOfNothingAreNotKept() {
        CacheOptions none = CacheOptions.STANDARD
                .withSuccess(Half.SUCCESS.withMinTtl(0))
                .withDenial(Half.DENIAL.withMinTtl(0))
                .withServfail(Duration.ZERO);
        for (Source source :
                Vector.of(Source.address(0), Source.denies(Rcode.NXDOMAIN, 0), Source.denies(Rcode.SERVFAIL, 0))) {
            Client client = new Client(new Cache(none), source);
            client.ask(query("example.org.", "A"));
            client.ask(query("example.org.", "A"));
            assertThat(source.asked()).hasSize(2);
        }
        Cache long2h = new Cache(CacheOptions.STANDARD.withMaxTtl(7200));
        assertThat(new Client(long2h, Source.address(86_400))
                        .ask(query("example.org.", "A"))
                        .answer()
                        .head()
                        .ttl())
                .isEqualTo(7200);
    }

    /** plugin/cache/cache_test.go, TestComputeTTL. */
    @ParameterizedTest
    @CsvSource({
        "1800, 300, 3600, 1800",
        "299, 300, 3600, 300",
        "299, 0, 3600, 299",
        "3601, 300, 3600, 3600",
        "10, 300, 60, 60"
    })
    void theTimeIsWithinBounds(long ttl, long min, long max, long life) {
        assertThat(new Half(1, max, min, Vector.empty()).within(ttl)).isEqualTo(life);
    }

    /** plugin/cache/cache_test.go, TestAnswersQuestionStrictEligibility. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A | cached.org. 60 IN A 192.0.2.10 | true",
                "ANY | cached.org. 60 IN A 192.0.2.10 | true",
                "ANY | unrelated.org. 60 IN A 192.0.2.10 | false",
                "CNAME | cached.org. 60 IN CNAME target.org.; cached.org. 60 IN CNAME target.org. | true",
                "CNAME | cached.org. 60 IN CNAME first.org.; cached.org. 60 IN CNAME second.org. | false",
            })
    void aliasesLeadToAnAnswer(String type, String lines, boolean lead) {
        assertThat(Aliases.lead(Source.reply(query("cached.org.", type), Rcode.NOERROR, lines)))
                .isEqualTo(lead);
    }

    @Test
    void aliasesThatLeadNowhereAreNoDataWhereAnSoaSaysHowLong() {
        Response dangling = Source.reply(
                query("alias.example.org.", "A"),
                Rcode.NOERROR,
                "alias.example.org. 300 IN CNAME missing.example.net. / " + SOA);

        assertThat(Kind.of(dangling, () -> Instant.EPOCH)).isEqualTo(Kind.NO_DATA);
    }

    @Test
    void othersNamesPassByACacheOfSomeZones() {
        Cache some = new Cache(CacheOptions.STANDARD.withZones(Vector.of(DomainName.parse("example.org."))));
        Source source = Source.address(4711);
        Client client = new Client(some, source);

        assertThat(client.ask(query("example.net.", "A")).answer().head().ttl()).isEqualTo(4711);
        assertThat(client.ask(query("www.example.org.", "A")).answer().head().ttl())
                .isEqualTo(3600);
        assertThat(source.asked().map(query -> query.flags().has(Flag.AD))).containsExactly(false, true);
    }

    /** The numbers are those of Go's hash/fnv, New64, for the octets that plugin/cache/cache.go, hash, writes. */
    @Test
    void theKeyIsTheHashThatCoreDnsHas() {
        assertThat(Key.of(query("example.org.", "A"), false, false)).isEqualTo(0x720968f238c41379L);
        assertThat(Key.of(query("Example.org.", "MX"), true, true)).isEqualTo(0xbf154ec6389d41a1L);
    }

    @Test
    void flagsOfAStoredReplyAreThoseOfTheProtocol() {
        Response second = again(with(query("example.org.", "A"), Flag.CD), Source.address(300));

        assertThat(second.flags()).isEqualTo(Flags.of(Flag.QR, Flag.AA, Flag.RD, Flag.RA, Flag.CD));
    }

    /** TestCacheKeepTTL. */
    @ParameterizedTest
    @CsvSource({"cached.org., 0, 60", "cached.org., 30, 60", "uncached.org., 60, 60"})
    void timesAreThoseOfTheSourceIfTheyAreToBeKept(String name, long later, long ttl) {
        Client client = new Client(new Cache(CacheOptions.STANDARD.withKeepTtl(true)), Source.address(60));
        client.ask(query("cached.org.", "A"));

        assertThat(client.after(later).ask(query(name, "A")).answer().head().ttl())
                .isEqualTo(ttl);
    }

    /** TestCache of dnssec_test.go: who asks for signatures has replies of its own. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void signaturesAreForThoseWhoAskForThem(boolean first) {
        Source source = new Source((query, chain) -> Source.reply(
                query,
                Rcode.NOERROR,
                "leptone.example.org. 1781 IN A 195.201.182.103"
                        + (query.edns().isDefined() ? "; leptone.example.org. 1781 IN RRSIG \\# 1 00" : "")));
        Client client = new Client(CACHE, source);
        Query plain = query("leptone.example.org.", "A");
        client.ask(first ? dnssec(plain) : plain);
        client.ask(first ? plain : dnssec(plain));

        assertThat(client.ask(plain).answer()).hasSize(1);
        assertThat(client.ask(dnssec(plain)).answer()).hasSize(2);
        assertThat(source.asked()).hasSize(2);
    }

    /** plugin/pkg/cache/cache_test.go, TestCacheAddAndGet and TestCacheSharding. */
    @Test
    void keysThatFollowEachOtherFillAllShardsEvenly() {
        Item item = new Item(
                Source.reply(query("x.", "A"), Rcode.NOERROR, ""), 1, Instant.EPOCH, Usage.NONE, Option.none());
        Store full = Vector.range(0L, 1024L)
                .foldLeft(Store.empty(1024), (store, key) -> store.with(key, item, Choice.first()));
        Store same = Vector.range(0L, 1024L).foldLeft(full, (store, key) -> store.with(key, item, Choice.first()));

        assertThat(full.size()).isEqualTo(1024);
        assertThat(same).isEqualTo(full);
        assertThat(full.with(1024, item, Choice.first()).size()).isEqualTo(1024);
        assertThat(full.with(1024, item, Choice.first()).get(0)).isEmpty();
        assertThat(full.without(7).get(7)).isEmpty();
        assertThat(full.without(7).size()).isEqualTo(1023);
    }
}
