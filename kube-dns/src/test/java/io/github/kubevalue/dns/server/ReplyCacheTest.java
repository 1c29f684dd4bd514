package io.github.kubevalue.dns.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReplyCacheTest {
    private static final Responder ONE =
            Responder.of(query -> Response.bare(query, Rcode.REFUSED, Evidence.of("test", "one")));
    private static final Responder OTHER =
            Responder.of(query -> Response.bare(query, Rcode.REFUSED, Evidence.of("test", "other")));

    private static byte[] query(int id, int number) {
        return new byte[] {
            (byte) id, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, (byte) (number >>> 16), (byte) (number >>> 8), (byte) number
        };
    }

    @Test
    void theIdOfAQueryDoesNotMatter() {
        ReplyCache cache = new ReplyCache();
        cache.of(ONE, "");
        byte[] reply = {1, 2, 3};
        cache.keep(query(1, 5), 15, reply);

        assertThat(cache.find(query(2, 5), 15)).isSameAs(reply);
        assertThat(cache.find(query(1, 6), 15)).isNull();
        assertThat(cache.find(query(1, 5), 14)).isNull();
    }

    @Test
    void anotherResponderOrVersionForgetsAll() {
        ReplyCache cache = new ReplyCache();
        cache.of(ONE, "a");
        cache.keep(query(1, 5), 15, new byte[3]);
        cache.of(ONE, "a");
        assertThat(cache.find(query(1, 5), 15)).isNotNull();

        cache.of(OTHER, "a");
        assertThat(cache.find(query(1, 5), 15)).isNull();

        cache.keep(query(1, 5), 15, new byte[3]);
        cache.of(OTHER, "b");
        assertThat(cache.find(query(1, 5), 15)).isNull();
    }

    @Test
    void whatIsFoundIsWhatWasKeptLast() {
        ReplyCache cache = new ReplyCache();
        cache.of(ONE, "");
        Map<Integer, byte[]> kept = new HashMap<>();
        Random random = new Random(1);
        int found = 0;
        for (int i = 0; i < 300_000; i++) {
            int number = random.nextInt(60_000);
            byte[] reply = cache.find(query(i, number), 15);
            if (reply != null) {
                found++;
                assertThat(reply).isSameAs(kept.get(number));
            }
            byte[] fresh = {(byte) i};
            if (reply == null || random.nextBoolean()) {
                cache.keep(query(0, number), 15, fresh);
                kept.put(number, fresh);
            }
        }
        assertThat(found).isGreaterThan(50_000);
    }

    @Test
    void largeRepliesAreNotKept() {
        ReplyCache cache = new ReplyCache();
        cache.of(ONE, "");
        cache.keep(query(1, 5), 15, new byte[513]);

        assertThat(cache.find(query(1, 5), 15)).isNull();
    }
}
