package io.github.kubevalue.dns.plugin.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Client;
import io.github.kubevalue.dns.plugin.Source;
import io.github.kubevalue.model.choice.Choice;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class CacheLawsTest {
    private static final int NAMES = 4;

    /** A client asks for a name, so many seconds after the last query. */
    record Step(int name, long seconds) {
        Query query() {
            return Query.of("n" + name + ".example.org.", RecordType.A);
        }
    }

    /** What a source said, and when. */
    record Said(Instant when, Response response) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, NAMES - 1),
                        Arbitraries.longs().between(0, 40))
                .as(Step::new)
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<CacheOptions> options() {
        Arbitrary<Half> halves = Combinators.combine(
                        Arbitraries.integers().between(0, 2000),
                        Arbitraries.longs().between(1, 60),
                        Arbitraries.longs().between(0, 20))
                .as((capacity, max, min) -> new Half(capacity, max, min, Vector.empty()));
        Arbitrary<Prefetch> prefetches = Arbitraries.of(0, 1, 3)
                .map(amount -> new Prefetch(amount, Duration.ofMinutes(1), amount == 1 ? 50 : 10));
        Arbitrary<ServeStale> stales = Combinators.combine(
                        Arbitraries.longs().between(0, 100),
                        Arbitraries.of(true, false),
                        Arbitraries.of(0L, 10L),
                        Arbitraries.of(true, false))
                .as((upTo, verify, recheck, positive) -> ServeStale.builder()
                        .upTo(Duration.ofSeconds(upTo))
                        .verify(verify)
                        .recheck(Duration.ofSeconds(recheck))
                        .preferPositive(positive)
                        .build());
        return Combinators.combine(halves, halves, prefetches, stales)
                .as((success, denial, prefetch, stale) -> CacheOptions.STANDARD
                        .withSuccess(success)
                        .withDenial(denial)
                        .withPrefetch(prefetch)
                        .withServeStale(stale));
    }

    /** Another answer each second: an address that tells when, a denial, or a failure. */
    private static Source changing() {
        return new Source((query, chain) -> {
            long second = chain.now().getEpochSecond();
            return switch ((int) (second % 5)) {
                case 0 -> Source.denies(Rcode.NXDOMAIN, second % 30).serve(query, chain);
                case 1 -> Source.denies(Rcode.SERVFAIL, 5).serve(query, chain);
                default ->
                    Source.reply(
                            query,
                            Rcode.NOERROR,
                            query.name() + " " + second % 50 + " IN A 10.0." + second / 256 % 256 + "." + second % 256);
            };
        });
    }

    private static Seq<Response> lived(CacheOptions options, List<Step> steps, Source source) {
        Client client = new Client(Choice.seeded(7), new Cache(options), source);
        return Vector.ofAll(steps).map(step -> client.after(step.seconds()).ask(step.query()));
    }

    private static Seq<Object> told(Response response) {
        return response.sections()
                .map(found -> found.withTtl(0))
                .all()
                .<Object>map(ResourceRecord::toString)
                .append(response.rcode());
    }

    @Property(tries = 300)
    void whatIsServedTheSourceSaidWithinItsLife(
            @ForAll("options") CacheOptions options, @ForAll("steps") List<Step> steps) {
        List<Said> said = new ArrayList<>();
        Source changing = changing();
        Source noting = new Source((query, chain) -> {
            Response response = changing.serve(query, chain);
            said.add(new Said(chain.now(), response));
            return response;
        });
        Client client = new Client(Choice.seeded(7), new Cache(options), noting);
        for (Step step : steps) {
            Response served = client.after(step.seconds()).ask(step.query());

            assertThat(said.stream()
                            .filter(one -> one.response().question().equals(served.question()))
                            .filter(one -> told(one.response()).equals(told(served))))
                    .anyMatch(one -> isWithinLife(one, options, served, client.now()));
        }
    }

    /** Its age, and the time to live that it is served with, are within the bounds, or it is stale and says 0. */
    private static boolean isWithinLife(Said said, CacheOptions options, Response served, Instant now) {
        long age = Duration.between(said.when(), now).toSeconds();
        Half half = served.rcode() == Rcode.NOERROR ? options.success() : options.denial();
        long source =
                said.response().sections().all().map(ResourceRecord::ttl).min().getOrElse(0L);
        long life = served.rcode() == Rcode.SERVFAIL ? options.servfail().toSeconds() : half.within(source);
        long ttl = served.sections().all().map(ResourceRecord::ttl).max().getOrElse(0L);
        return age <= life
                ? ttl == life - age
                : ttl == 0 && age < life + options.serveStale().upTo().toSeconds();
    }

    @Property(tries = 100)
    void determinism(@ForAll("options") CacheOptions options, @ForAll("steps") List<Step> steps) {
        assertThat(lived(options, steps, changing())).isEqualTo(lived(options, steps, changing()));
    }

    @Property(tries = 100)
    void aNewCacheLevelsTimesAndChangesNothingElse(
            @ForAll("options") CacheOptions options, @ForAll @LongRange(min = 0, max = 100) long seconds) {
        Query query = new Step(0, seconds).query();
        Response through =
                new Client(new Cache(options), changing()).after(seconds).ask(query);
        Response direct = new Client(changing()).after(seconds).ask(query);

        assertThat(told(through)).isEqualTo(told(direct));
        assertThat(through.flags()).isEqualTo(direct.flags());
        assertThat(through.sections().all().map(ResourceRecord::ttl).distinct().size())
                .isLessThanOrEqualTo(1);
    }

    @Property(tries = 100)
    void aStoreHoldsNoMoreThanItsShardsDo(
            @ForAll("capacities") int capacity, @ForAll List<Integer> keys, @ForAll long seed) {
        Response reply = Source.reply(new Step(0, 0).query(), Rcode.NOERROR, "");
        Item item = new Item(reply, 1, Instant.EPOCH, Usage.NONE, Option.none());
        Choice choice = Choice.seeded(seed);
        Store store = Store.empty(capacity);
        for (int key : keys) {
            // all in one shard
            store = store.with(key * 256L, item, choice);
            assertThat(store.get(key * 256L)).contains(item);
        }
        int shard = Math.max(capacity / 256, 4);
        assertThat(store.size())
                .isEqualTo(Math.min(shard, Vector.ofAll(keys).distinct().size()));
    }

    @Provide
    Arbitrary<Integer> capacities() {
        return Arbitraries.of(0, 1, 1024, 2000, 10_000);
    }
}
