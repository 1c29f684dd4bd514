package io.github.kubevalue.model.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "100m, 0.1",
        "1500m, 1.5",
        "0.5, 0.5",
        ".5, 0.5",
        "5., 5",
        "+5, 5",
        "-5, -5",
        "007, 7",
        "12k, 12000",
        "1M, 1000000",
        "3G, 3000000000",
        "1T, 1000000000000",
        "1P, 1000000000000000",
        "9E, 9000000000000000000",
        "1u, 0.000001",
        "1n, 0.000000001",
        "1Ki, 1024",
        "1.5Gi, 1610612736",
        "2Ti, 2199023255552",
        "1Pi, 1125899906842624",
        "1Ei, 1152921504606846976",
        "1e3, 1000",
        "1E3, 1000",
        "1e-3, 0.001",
        "12e6, 12000000",
        "1E, 1000000000000000000",
    })
    void amountIsExact(String text, BigDecimal amount) {
        assertThat(Quantity.parse(text).amount()).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @CsvSource({
        "0.9n, 1n",
        "1.0000000001, 1000000001n",
        "-0.1n, -1n",
        "8Ei, 9223372036854775807",
        "-8Ei, -9223372036854775807",
        "0.5Ki, 512",
        "0.0001Ki, 102400u",
    })
    void whatCannotBeKeptIsRoundedAwayFromZeroOrCapped(String text, String canonical) {
        assertThat(Quantity.parse(text).canonical()).hasToString(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0Gi, 0",
        "000, 0",
        "1000m, 1",
        "1500m, 1500m",
        "1.5, 1500m",
        "0.5, 500m",
        "1000k, 1M",
        "1024Mi, 1Gi",
        "1.5Gi, 1536Mi",
        "100Ki, 100Ki",
        "1000Ki, 1000Ki",
        "1024Ei, 9223372036854775807",
        "1e6, 1e6",
        "1000e3, 1e6",
        "1.1e3, 1100",
        "100, 100",
        "1048576, 1048576",
        "128974848, 128974848",
        "129e6, 129e6",
        "123Mi, 123Mi",
        "1.234, 1.234",
        "10Gi, 10Gi",
        "0.1Gi, 107374182400m",
    })
    void canonicalTextIsTheOneTheApiServerStores(String text, String canonical) {
        assertThat(Quantity.parse(text).canonical()).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1.2.3", "1 ", " 1", "1,5", "0x10", "१", "1Kib"})
    void textsOfAnotherShapeAreRefusedInTheApiServersWords(String text) {
        assertThatThrownBy(() -> Quantity.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("quantities must match the regular expression "
                        + "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-", "1K", "1ki", "1mi", "1i", "1e", "1e+", "1kk", "1Gi5", "1+5"})
    void unknownSuffixesAreRefusedInTheApiServersWords(String text) {
        assertThatThrownBy(() -> Quantity.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unable to parse quantity's suffix");
    }

    @Test
    void equalityIsByTextAndOrderByAmount() {
        Quantity one = Quantity.parse("1");
        Quantity thousandMillis = Quantity.parse("1000m");
        assertThat(one).isNotEqualTo(thousandMillis).isEqualByComparingTo(thousandMillis);
        assertThat(thousandMillis.canonical()).isEqualTo(one);
    }

    @Test
    void sumsKeepTheWayOfWriting() {
        assertThat(Quantity.parse("512Mi").plus(Quantity.parse("0.5Gi"))).hasToString("1Gi");
        assertThat(Quantity.parse("500m").plus(Quantity.of(2))).hasToString("2500m");
        assertThat(Quantity.ZERO.plus(Quantity.parse("2Gi"))).hasToString("2Gi");
        assertThat(Quantity.parse("1Gi").minus(Quantity.parse("1Gi"))).hasToString("0");
    }

    @Test
    void wholeUnitsAndThousandthsAreRoundedUp() {
        assertThat(Quantity.parse("1.1").value()).isEqualTo(2);
        assertThat(Quantity.parse("100m").milliValue()).isEqualTo(100);
        assertThat(Quantity.parse("1u").milliValue()).isEqualTo(1);
        assertThat(Quantity.parse("1e100").value()).isEqualTo(Long.MAX_VALUE);
        assertThat(Quantity.ofBytes(134_217_728)).hasToString("128Mi");
    }

    @Test
    void documentsWriteTextsOrNumbers() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readValue("\"500m\"", Quantity.class)).isEqualTo(Quantity.parse("500m"));
        assertThat(mapper.readValue("2", Quantity.class)).isEqualTo(Quantity.of(2));
        assertThat(mapper.readValue("0.5", Quantity.class)).isEqualByComparingTo(Quantity.ofMillis(500));
        assertThat(mapper.writeValueAsString(Quantity.of(2))).isEqualTo("\"2\"");
        assertThatThrownBy(() -> mapper.readValue("\"1x\"", Quantity.class))
                .hasMessageContaining("quantities must match");
        assertThatThrownBy(() -> mapper.readValue("true", Quantity.class)).hasMessageContaining("VALUE_TRUE");
    }

    @Property(tries = 300)
    void canonicalTextReadsBackAsTheSameAmount(@ForAll("quantities") Quantity quantity) {
        Quantity canonical = quantity.canonical();
        assertThat(Quantity.parse(canonical.text())).isEqualTo(canonical).isEqualByComparingTo(quantity);
    }

    @Property(tries = 300)
    void canonicalTextIsAFixedPoint(@ForAll("quantities") Quantity quantity) {
        assertThat(Quantity.parse(quantity.canonical().text()).canonical()).isEqualTo(quantity.canonical());
    }

    @Property(tries = 300)
    void differenceUndoesTheSum(@ForAll("quantities") Quantity one, @ForAll("quantities") Quantity other) {
        assertThat(one.plus(other).minus(other)).isEqualByComparingTo(one);
    }

    @Property(tries = 300)
    void orderOfTheSumDoesNotMatter(@ForAll("quantities") Quantity one, @ForAll("quantities") Quantity other) {
        assertThat(one.plus(other)).isEqualByComparingTo(other.plus(one));
    }

    @Provide
    Arbitrary<Quantity> quantities() {
        Arbitrary<BigDecimal> numbers = Arbitraries.bigDecimals()
                .between(BigDecimal.valueOf(-100_000), BigDecimal.valueOf(100_000))
                .ofScale(3);
        Arbitrary<String> suffixes =
                Arbitraries.of("", "m", "u", "n", "k", "M", "G", "Ki", "Mi", "Gi", "e2", "e3", "E-3");
        return Combinators.combine(numbers, suffixes)
                .as((number, suffix) -> Quantity.parse(number.toPlainString() + suffix));
    }
}
