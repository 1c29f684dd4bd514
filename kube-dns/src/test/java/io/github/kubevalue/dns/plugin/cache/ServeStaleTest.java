package io.github.kubevalue.dns.plugin.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Client;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.dns.plugin.Source;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** After plugin/cache/cache_test.go and serve_stale_recheck_test.go. */
class ServeStaleTest {
    private static final Query CACHED = Query.of("cached.org.", RecordType.A);

    private static Cache cache(ServeStale stale) {
        return new Cache(CacheOptions.STANDARD
                .withSuccess(Half.SUCCESS.withMinTtl(0))
                .withDenial(Half.DENIAL.withMinTtl(0))
                .withServeStale(stale));
    }

    private static Cache cache(String mode, long timeoutMillis, long ttl, long recheck) {
        return cache(ServeStale.builder()
                .verify(mode.equals("verify"))
                .verifyTimeout(Duration.ofMillis(timeoutMillis))
                .ttl(Duration.ofSeconds(ttl))
                .recheck(Duration.ofSeconds(recheck))
                .build());
    }

    private static Cache preferring(boolean positive, boolean verify) {
        return cache(
                ServeStale.builder().preferPositive(positive).verify(verify).build());
    }

    private static String tell(Response response) {
        return response.rcode() + " "
                + response.sections()
                        .all()
                        .headOption()
                        .map(found -> found.ttl())
                        .getOrElse(-1L);
    }

    /** A client whose cache has an answer with a time to live. */
    private static Client primed(Cache cache, Plugin source) {
        Client client = new Client(cache, source);
        client.ask(CACHED);
        return client;
    }

    /** TestServeFromStaleCache. */
    @ParameterizedTest
    @CsvSource({
        "cached.org., 30, true",
        "cached.org., 60, true",
        "cached.org., 70, false",
        "notcached.org., 30, false",
        "notcached.org., 60, false",
        "notcached.org., 70, false"
    })
    void aStaleReplyIsServedForAsLongAsIsSaid(String name, long minutes, boolean served) {
        Cache cache = cache(ServeStale.builder().build());
        Client client = primed(cache, Source.address(60)).meets(cache, Source.fails());

        assertThat(client.after(Duration.ofMinutes(minutes))
                        .ask(Query.of(name, RecordType.A))
                        .isPositive())
                .isEqualTo(served);
    }

    /** TestServeFromStaleCacheResponseTTL. */
    @ParameterizedTest
    @CsvSource({
        "immediate, 0, NOERROR, 120, NOERROR 0",
        "immediate, 30, NOERROR, 120, NOERROR 30",
        "immediate, 30, NOERROR, 60, NOERROR 30",
        "immediate, 25, NXDOMAIN, 120, NXDOMAIN 25",
        "verify, 45, NOERROR, 120, NOERROR 45",
        "immediate, 30, NOERROR, 10, NOERROR 50",
    })
    void aStaleReplyHasItsOwnTimeToLive(String mode, long ttl, Rcode rcode, long later, String told) {
        Cache cache = cache(mode, 0, ttl, 0);
        Client client = primed(cache, rcode == Rcode.NOERROR ? Source.address(60) : Source.denies(rcode, 60))
                .meets(cache, Source.denies(Rcode.SERVFAIL, 60));

        assertThat(tell(client.after(later).ask(CACHED))).isEqualTo(told);
    }

    @Test
    void theTimeToLiveOfStaleRepliesComesBeforeTheKeptOne() {
        CacheOptions keeping = CacheOptions.STANDARD.withKeepTtl(true);
        Cache seventeen = new Cache(keeping.withServeStale(
                ServeStale.builder().ttl(Duration.ofSeconds(17)).build()));
        Cache none = new Cache(keeping.withServeStale(ServeStale.builder().build()));

        assertThat(tell(primed(seventeen, Source.address(60)).after(120).ask(CACHED)))
                .isEqualTo("NOERROR 17");
        assertThat(tell(primed(none, Source.address(60)).after(120).ask(CACHED)))
                .isEqualTo("NOERROR 60");
    }

    /** TestServeFromStaleCacheFetchVerify. */
    @Test
    void aSourceThatAnswersIsHeardFirst() {
        Cache cache = cache("verify", 0, 0, 0);
        Client client = primed(cache, Source.address(120));

        client.after(60).meets(cache, Source.address(200));
        assertThat(tell(client.ask(CACHED))).isEqualTo("NOERROR 60");
        client.after(120);
        assertThat(tell(client.ask(CACHED))).isEqualTo("NOERROR 200");
        client.after(240).meets(cache, Source.denies(Rcode.SERVFAIL, 200));
        assertThat(tell(client.ask(CACHED))).isEqualTo("NOERROR 0");
        client.after(60).meets(cache, Source.denies(Rcode.NXDOMAIN, 150));
        assertThat(tell(client.ask(CACHED))).isEqualTo("NXDOMAIN 150");
    }

    /** TestServeFromStaleCacheFetchVerifyTimeout and …FastUpstream. */
    @ParameterizedTest
    @CsvSource({"50, 200, 60, NOERROR 30, 50", "500, 200, 200, NOERROR 200, 200", "500, 0, 200, NOERROR 200, 0"})
    void aClientWaitsForASlowSourceForAsLongAsIsSaid(long timeout, long slow, long ttl, String told, long waited) {
        Cache cache = cache("verify", timeout, 30, 0);
        Client client = primed(cache, Source.address(120)).meets(cache, new Source((query, chain) -> {
            chain.elapse(Duration.ofMillis(slow));
            return Source.reply(query, Rcode.NOERROR, query.name() + " " + ttl + " IN A 127.0.0.54");
        }));

        assertThat(tell(client.after(180).ask(CACHED))).isEqualTo(told);
        assertThat(client.waited()).isEqualTo(Duration.ofMillis(waited));
        assertThat(tell(client.after(1).ask(CACHED))).isEqualTo("NOERROR " + (ttl - (slow == 0 ? 1 : 0)));
    }

    /** TestServeFromStaleCacheFetchVerifyTimeoutUncacheableResponse. */
    @Test
    void whatTheSourceSaysInTimeIsHeardThoughItIsNotKept() {
        Cache cache = cache("verify", 1000, 0, 0);
        Client client = primed(cache, Source.address(60)).meets(cache, Source.says(Rcode.NXDOMAIN, ""));

        assertThat(client.after(120).ask(CACHED).rcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(client.state(Contents.class).denial().size()).isZero();
    }

    /** TestNegativeStaleMaskingPositiveCache. */
    @Test
    void aStaleDenialGivesWayToTheAnswerThatRefreshesIt() {
        Cache cache = new Cache(CacheOptions.STANDARD.withServeStale(
                ServeStale.builder().upTo(Duration.ofMinutes(10)).build()));
        Client client = primed(cache, Source.denies(Rcode.NXDOMAIN, 60));

        client.meets(cache, Source.fails());
        assertThat(client.ask(CACHED).rcode()).isEqualTo(Rcode.NXDOMAIN);
        client.after(300).meets(cache, Source.address(303));
        assertThat(client.ask(CACHED).rcode()).isEqualTo(Rcode.NXDOMAIN);
        client.meets(cache, Source.fails());
        assertThat(client.ask(CACHED).rcode()).isEqualTo(Rcode.NOERROR);
    }

    /** TestServfailDoesNotShadowPositiveCache: a failed refresh is behind an answer that is still good. */
    @Test
    void aFailureDoesNotHideAnAnswer() {
        Cache cache = new Cache(CacheOptions.STANDARD.withPrefetch(new Prefetch(1, Duration.ofMinutes(1), 90)));
        Client client = primed(cache, Source.address(120)).meets(cache, Source.denies(Rcode.SERVFAIL, 5));
        client.after(30).ask(CACHED);

        assertThat(client.state(Contents.class).denial().size()).isEqualTo(1);
        assertThat(tell(client.after(1).ask(CACHED))).isEqualTo("NOERROR 89");
    }

    /** TestPreferPositiveVerifyKeepsStaleOnNonAnswers. */
    @ParameterizedTest
    @ValueSource(strings = {"NXDOMAIN", "NOERROR", "SERVFAIL", "NOTIMP"})
    void whoPrefersAnswersKeepsTheStaleOne(Rcode rcode) {
        Cache cache = preferring(true, true);
        Client client = primed(cache, Source.address(60)).meets(cache, Source.denies(rcode, 300));

        assertThat(tell(client.after(120).ask(CACHED))).isEqualTo("NOERROR 0");
        assertThat(client.state(Contents.class).denial().size()).isEqualTo(1);
    }

    /** TestPreferPositiveCachePolicy. */
    @ParameterizedTest
    @CsvSource({"false, NXDOMAIN", "true, NOERROR"})
    void anAnswerThatIsStaleIsPreferredToADenialIfThePolicySaysSo(boolean prefer, Rcode rcode) {
        Client client = primed(preferring(false, true), Source.address(60))
                .after(120)
                .meets(preferring(false, true), Source.denies(Rcode.NXDOMAIN, 300));
        client.ask(CACHED);

        assertThat(client.meets(preferring(prefer, false), Source.fails())
                        .ask(CACHED)
                        .rcode())
                .isEqualTo(rcode);
    }

    /** TestPreferPositiveRetainsLKGAcrossNonAnswerSuccessRefreshes and …DoesNotServeLKGOutsideStaleWindow. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " / example.org. 60 IN NS ns.example.org.",
                " / example.org. 60 IN NS ns.example.org. / ns.example.org. 60 IN A 192.0.2.53",
                " / / cached.org. 60 IN A 192.0.2.54"
            })
    void whoPrefersAnswersKeepsTheLastGoodOne(String nothing) {
        Cache cache = preferring(true, false);
        Client client = primed(cache, Source.address(60)).meets(cache, Source.says(Rcode.NOERROR, nothing));
        client.after(120).ask(CACHED);

        assertThat(client.ask(CACHED).answer()).hasSize(1);
        assertThat(client.after(3600).ask(CACHED).answer()).isEmpty();
    }

    /** serve_stale_recheck_test.go, TestServeStaleFailureRecheckImmediate, …Verify and …VerifyTimeoutCoalesces. */
    @ParameterizedTest
    @CsvSource({
        "immediate, 0, NOERROR",
        "immediate, 0, NXDOMAIN",
        "verify, 0, NOERROR",
        "verify, 10, NOERROR",
    })
    void aSourceThatFailedIsLeftAloneForAWhile(String mode, long timeout, Rcode rcode) {
        Cache cache = cache(mode, timeout, 30, 30);
        Client client = primed(cache, rcode == Rcode.NOERROR ? Source.address(1) : Source.denies(rcode, 1));
        Source failing = Source.denies(Rcode.SERVFAIL, 30);
        client.meets(cache, failing).after(2);

        assertThat(client.ask(CACHED).rcode()).isEqualTo(rcode);
        assertThat(client.ask(CACHED).rcode()).isEqualTo(rcode);
        assertThat(failing.asked()).hasSize(1);
        assertThat(client.after(31).ask(CACHED).rcode()).isEqualTo(rcode);
        assertThat(failing.asked()).hasSize(2);
    }

    /** serve_stale_recheck_test.go, TestServeStaleFailureRecheckDisabledPreservesVerifyBehavior. */
    @Test
    void aSourceThatFailedIsAskedAgainIfItIsNotToBeLeftAlone() {
        Cache cache = cache("verify", 0, 0, 0);
        Source failing = Source.denies(Rcode.SERVFAIL, 30);
        Client client = primed(cache, Source.address(1)).meets(cache, failing).after(2);
        client.ask(CACHED);
        client.ask(CACHED);

        assertThat(failing.asked()).hasSize(2);
    }

    /** serve_stale_recheck_test.go, TestServeStaleFailureRecheckRejectsInvalidRefresh. */
    @ParameterizedTest
    @ValueSource(strings = {"immediate", "verify"})
    void aReplyToAnotherQuestionRefreshesNothing(String mode) {
        Cache cache = cache(mode, 0, 30, 30);
        Source other = new Source((query, chain) ->
                Source.reply(Query.of("other.org.", RecordType.A), Rcode.NOERROR, "other.org. 60 IN A 192.0.2.20"));
        Client client = primed(cache, Source.address(1)).meets(cache, other).after(2);

        assertThat(client.ask(CACHED).answer().head().name().toString()).isEqualTo("cached.org.");
        client.ask(CACHED);
        assertThat(other.asked()).hasSize(1);
    }

    @Test
    void theEvidenceSaysHowOldItIs() {
        Client client = primed(cache("immediate", 0, 0, 0), Source.address(60));

        assertThat(client.after(12).ask(CACHED).because().last()).hasToString("cache: served from cache, 12 s old");
        assertThat(client.after(60).ask(CACHED).because().last())
                .hasToString("cache: served from cache though stale, 72 s old after a time to live of 60 s");
    }
}
