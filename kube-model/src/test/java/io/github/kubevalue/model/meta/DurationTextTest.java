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

    /** time/time_test.go, durationTests. */
    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "1, 1ns",
        "1100, 1.1µs",
        "2200000, 2.2ms",
        "3300000000, 3.3s",
        "245000000000, 4m5s",
        "245001000000, 4m5.001s",
        "18367001000000, 5h6m7.001s",
        "480000000001, 8m0.000000001s",
        "9223372036854775807, 2562047h47m16.854775807s",
        "-9223372036854775808, -2562047h47m16.854775808s"
    })
    void printsAsGoDoes(long nanos, String printed) {
        assertThat(DurationText.of(Duration.ofNanos(nanos))).isEqualTo(printed);
    }

    /** time/time_test.go, parseDurationTests. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "5s, 5000000000",
        "+5s, 5000000000",
        "-0, 0",
        "+0, 0",
        "5.s, 5000000000",
        ".5s, 500000000",
        "-.5s, -500000000",
        "1.0040s, 1004000000",
        "100.00100s, 100001000000",
        "12µs, 12000",
        "12μs, 12000",
        "-2m3.4s, -123400000000",
        "1h2m3s4ms5us6ns, 3723004005006",
        "39h9m14.425s, 140954425000000",
        "9007199254740993ns, 9007199254740993",
        "9223372036854775807ns, 9223372036854775807",
        "9223372036854.775807ms, 9223372036854775807",
        "-9223372036854775808ns, -9223372036854775808",
        "-2562047h47m16.854775808s, -9223372036854775808",
        "0.830103483285477580700h, 2988372539827"
    })
    void readsAsGoDoes(String text, long nanos) {
        assertThat(DurationText.parseGo(text)).isEqualTo(Duration.ofNanos(nanos));
    }

    /** time/time_test.go, parseDurationErrorTests. */
    @ParameterizedTest
    @CsvSource({
        "'', invalid duration \"\"",
        "3, missing unit in duration \"3\"",
        "-, invalid duration \"-\"",
        "s, invalid duration \"s\"",
        "., invalid duration \".\"",
        "-., invalid duration \"-.\"",
        ".s, invalid duration \".s\"",
        "+.s, invalid duration \"+.s\"",
        "1d, unknown unit \"d\" in duration \"1d\"",
        "9223372036854775810ns, invalid duration \"9223372036854775810ns\"",
        "9223372036854775808ns, invalid duration \"9223372036854775808ns\"",
        "-9223372036854775809ns, invalid duration \"-9223372036854775809ns\"",
        "9223372036854776us, invalid duration \"9223372036854776us\"",
        "3000000h, invalid duration \"3000000h\""
    })
    void refusesInGosWords(String text, String error) {
        assertThatThrownBy(() -> DurationText.parseGo(text)).hasMessage("time: " + error);
    }

    @Property(tries = 300)
    void roundTrip(@ForAll @LongRange(min = 0, max = 1_000_000_000_000_000L) long nanos) {
        Duration duration = Duration.ofNanos(nanos);
        assertThat(DurationText.parse(DurationText.of(duration))).isEqualTo(duration);
    }
}
