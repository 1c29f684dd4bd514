package io.github.kubevalue.model.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "90s, 1m30s",
        "1.5h, 1h30m0s",
        "300s, 5m0s",
        "1500ms, 1.5s",
        "1500us, 1.5ms",
        "1h1ms, 1h0m0.001s"
    })
    void readsAndPrintsAsGoDoes(String text, String printed) {
        assertThat(DurationText.of(DurationText.parse(text))).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-1s", "1 s", "1d", "soon"})
    void refusesWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> DurationText.parse(text)).hasMessageContaining("must be a duration");
    }

    @Property(tries = 300)
    void roundTrip(@ForAll @LongRange(min = 0, max = 1_000_000_000_000_000L) long nanos) {
        Duration duration = Duration.ofNanos(nanos);
        assertThat(DurationText.parse(DurationText.of(duration))).isEqualTo(duration);
    }
}
