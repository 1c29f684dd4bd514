package io.github.kubevalue.dns.plugin.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.plugin.Client;
import io.github.kubevalue.dns.plugin.Source;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After plugin/cache/prefetch_test.go. */
class PrefetchTest {
    private static final Query PLAIN =
            Query.of("prefetch.example.org.", RecordType.A).withEdns(Edns.of(512));

    private static Cache cache(int amount, int percentage) {
        return new Cache(CacheOptions.STANDARD.withPrefetch(new Prefetch(amount, Duration.ofMinutes(1), percentage)));
    }

    /** Has another address each time, the first 127.0.0.1. */
    private static Source counting(long ttl) {
        int[] count = {0};
        return new Source((query, chain) ->
                Source.reply(query, Rcode.NOERROR, query.name() + " " + ttl + " IN A 127.0.0." + ++count[0]));
    }

    private static Query query(String bit) {
        return switch (bit) {
            case "do" -> PLAIN.withEdns(new Edns(512, 0, true, Vector.empty()));
            case "cd" -> new Query(PLAIN.question(), PLAIN.flags().with(Flag.CD), PLAIN.edns());
            default -> PLAIN;
        };
    }

    /** TestPrefetch: each step is a time, a bit of the query, the answer, and how often the source was asked by then. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "80 | 1 | 0 - 80 1 1, 73 - 7 1 2, 80 - 73 2 2",
                "5 | 1 | 0 - 5 1 1, 1 - 4 1 1, 4 - 1 1 2, 5 - 4 2 2",
                "30 | 0 | 0 - 30 1 1, 15 - 15 1 1, 29 - 1 1 1, 30 - 30 2 2",
                "80 | 1 | 0 do 80 1 1, 73 do 7 1 2, 80 do 73 2 2, 80 - 80 3 3",
                "80 | 1 | 0 cd 80 1 1, 73 cd 7 1 2, 80 cd 73 2 2, 80 - 80 3 3",
            })
    void repliesThatAreAskedForAreRefreshedBeforeTheirTime(long ttl, int amount, String steps) {
        Source source = counting(ttl);
        Client client = new Client(cache(amount, 10), source);
        long now = 0;
        for (String step : steps.split(", ")) {
            String[] words = step.split(" ");
            client.after(Long.parseLong(words[0]) - now);
            now = Long.parseLong(words[0]);
            assertThat(client.ask(query(words[1])).answer().head().toString())
                    .isEqualTo("prefetch.example.org. " + words[2] + " IN A 127.0.0." + words[3]);
            assertThat(source.asked()).hasSize(Integer.parseInt(words[4]));
        }
    }

    @Test
    void queriesThatComeTooSeldomRefreshNothing() {
        Source source = counting(3600);
        Client client = new Client(cache(2, 90), source);
        client.ask(PLAIN);
        for (int i = 0; i < 10; i++) {
            client.after(61).ask(PLAIN);
        }
        assertThat(source.asked()).hasSize(1);
        client.after(60).ask(PLAIN);
        assertThat(source.asked()).hasSize(2);
    }

    /** TestCacheADBitPrefetchRequestsAD; and nobody waits, and no reply is cut. */
    @Test
    void theSourceIsAskedBehindTheReply() {
        List<Boolean> overTcp = new ArrayList<>();
        Source slow = new Source((query, chain) -> {
            overTcp.add(chain.visit().sender().overTcp());
            chain.elapse(Duration.ofSeconds(3));
            return Source.reply(query, Rcode.NOERROR, query.name() + " 60 IN A 192.0.2.1");
        });
        Client client = new Client(cache(1, 90), slow);
        client.ask(PLAIN);
        assertThat(client.waited()).isEqualTo(Duration.ofSeconds(3));
        client.after(10).ask(PLAIN);

        assertThat(client.waited()).isZero();
        assertThat(slow.asked().forAll(query -> query.flags().has(Flag.AD))).isTrue();
        assertThat(overTcp).containsExactly(false, true);
        assertThat(client.after(3).ask(PLAIN).answer().head().ttl()).isEqualTo(60);
    }
}
