package io.github.kubevalue.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.json.Json;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0", "42, 42", "-7, -7", "+7, 7", "0755, 493", "0o17, 15", "0x1F, 31", "0X1f, 31", "0b101, 5", "-0b11, -3",
        "1_000, 1000", "08, 8", "09.5, 9.5", "1e3, 1000", "1.0, 1", "1., 1", ".5, 0.5", "-.5, -0.5",
                "6.02e23, 6.02E+23", "1E-3, 0.001",
        "9223372036854775808, 9223372036854775808", "18446744073709551615, 18446744073709551615",
                "18446744073709551616, 1.8446744073709552E+19"
    })
    void numbers(String plain, BigDecimal number) {
        assertThat(Scalars.resolve(plain)).isEqualTo(new Json.Number(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE"})
    void truth(String plain) {
        assertThat(Scalars.resolve(plain)).isEqualTo(Json.of(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "N", "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE"})
    void falsehood(String plain) {
        assertThat(Scalars.resolve(plain)).isEqualTo(Json.of(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
    void nothing(String plain) {
        assertThat(Scalars.resolve(plain)).isEqualTo(Json.NULL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yEs",
                "tRUE",
                "nULL",
                "oN",
                "12:30",
                "1:2:3",
                "2024-01-01",
                "2024-01-01T00:00:00Z",
                "0x",
                "0b2",
                "0o8",
                "0xG",
                "1e",
                "1e+",
                "--1",
                "+-1",
                "1.2.3",
                "10.0.0.1",
                "100m",
                "1Gi",
                "-",
                "+",
                ".",
                "..",
                "1,000",
                "Infinity",
                "inf",
                "NaN",
                "1e400",
                "abc"
            })
    void textsStayTexts(String plain) {
        assertThat(Scalars.resolve(plain)).isEqualTo(Json.of(plain));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y",
                "0755",
                "12:30",
                "1:2:3",
                "2024-01-01",
                "2004-01-01T01:01:01Z",
                "null",
                "1e3",
                "",
                ".inf",
                "<<",
                "08"
            })
    void textsThatLookLikeMoreAreQuoted(String text) {
        assertThat(Scalars.needsQuotes(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "10.0.0.1", "100m", "nginx:1.25", "80/tcp", "1.2.3"})
    void otherTextsAreNot(String text) {
        assertThat(Scalars.needsQuotes(text)).isFalse();
    }

    @Test
    void aKeyIsAlwaysAText() {
        Json read =
                YamlComposer.parse("y: 1\n0755: 2\n1.50: 3\n").roots().head().json();

        assertThat(((Json.Obj) read).fields().keySet()).containsExactly("true", "493", "1.5");
    }
}
