package io.github.kubevalue.dns.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileMessagesTest {
    private static final int MESSAGES = 100_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whateverComesIsAnsweredOrIgnored(long seed) throws IOException {
        assertThat(HostileMessages.send(seed, MESSAGES)).startsWith(MESSAGES + " messages, ");
    }

    @Test
    void andSoItIsWhateverTheSeed() throws IOException {
        long seed = System.nanoTime();

        assertThat(HostileMessages.send(seed, MESSAGES))
                .as("seed " + seed)
                .doesNotContain(" 0 answered")
                .startsWith(MESSAGES + " messages, ");
    }
}
