package io.github.kubevalue.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.kubevalue.model.json.Json;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts are written as the library of Kubernetes writes them, and all is read as what it was. */
class YamlWriterTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("web", "web"),
                arguments("it's", "it's"),
                arguments("a,b", "a,b"),
                arguments("a#b", "a#b"),
                arguments("a:b", "a:b"),
                arguments("?x", "?x"),
                arguments(":x", ":x"),
                arguments("-x", "-x"),
                arguments("a [b]", "a [b]"),
                arguments("\u00fc", "\u00fc"),
                arguments("2024-13", "2024-13"),
                arguments("", "\"\""),
                arguments("yes", "\"yes\""),
                arguments("y", "\"y\""),
                arguments("off", "\"off\""),
                arguments("null", "\"null\""),
                arguments("~", "\"~\""),
                arguments("1", "\"1\""),
                arguments("1e3", "\"1e3\""),
                arguments("0x1f", "\"0x1f\""),
                arguments("0755", "\"0755\""),
                arguments("1_000", "\"1_000\""),
                arguments(".inf", "\".inf\""),
                arguments("12:30", "\"12:30\""),
                arguments("2024-01-01", "\"2024-01-01\""),
                arguments("2024-01-01T00:00:00Z", "\"2024-01-01T00:00:00Z\""),
                arguments("<<", "\"<<\""),
                arguments(" leading", "' leading'"),
                arguments("trailing ", "'trailing '"),
                arguments("a: b", "'a: b'"),
                arguments("a:", "'a:'"),
                arguments("a #b", "'a #b'"),
                arguments("#a", "'#a'"),
                arguments("- a", "'- a'"),
                arguments("-", "'-'"),
                arguments("? a", "'? a'"),
                arguments("*", "'*'"),
                arguments("@a", "'@a'"),
                arguments("%a", "'%a'"),
                arguments("!a", "'!a'"),
                arguments("{a}", "'{a}'"),
                arguments("[a", "'[a'"),
                arguments("'a'", "'''a'''"),
                arguments("\"a\"", "'\"a\"'"),
                arguments("---", "'---'"),
                arguments("...", "'...'"),
                arguments("a\tb", "\"a\\tb\""),
                arguments("a\\b", "a\\b"),
                arguments("a\r\n", "\"a\\r\\n\""),
                arguments("\ud83d\ude00", "\"\\U0001F600\""),
                arguments("\u0007\u007f\u0085\u2028\ufeff", "\"\\a\\x7F\\N\\L\\uFEFF\""),
                arguments("a\nb\n", "|\n    a\n    b"),
                arguments("a\nb", "|-\n    a\n    b"),
                arguments("a\n\nb\n\n", "|+\n    a\n\n    b\n"),
                arguments("\n", "|2+\n"),
                arguments(" a\nb", "|2-\n     a\n    b"),
                arguments("a \nb", "\"a \\nb\""),
                arguments("a\tb\nc", "\"a\\tb\\nc\""),
                arguments("a\n  b\n", "|\n    a\n      b"),
                arguments("word ".repeat(20) + "end", "word ".repeat(15) + "word\n    word word word word end"),
                arguments("x: ".repeat(27) + "end", "'" + "x: ".repeat(25) + "x:\n    x: end'"),
                arguments("w".repeat(200), "w".repeat(200)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textsAreQuotedAndFoldedAsUpstreamDoes(String text, String written) {
        Json tree = object("a", object("b", Json.of(text)));

        assertThat(Texts.yaml(tree)).isEqualTo("a:\n  b: " + written + "\n");
        assertThat(YamlComposer.parse(Texts.yaml(tree)).roots().map(Node::json)).containsExactly(tree);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-7, -7",
        "8080, 8080",
        "9223372036854775807, 9223372036854775807",
        "18446744073709551615, 18446744073709551615",
        "18446744073709551616, 1.8446744073709551616e+19",
        "0.5, 0.5",
        "-0.0001, -0.0001",
        "0.00001, 1e-05",
        "123456.5, 123456.5",
        "1234567.5, 1.2345675e+06",
        "1e300, 1e+300"
    })
    void numbersAreWrittenAsGoWritesThem(BigDecimal number, String written) {
        assertThat(Texts.yaml(new Json.Number(number))).isEqualTo(written + "\n");
    }

    @Test
    void collectionsStandInBlocksAndListsAsDeepAsTheirNames() {
        Json list = new Json.Arr(Vector.of(
                object("c", Json.NULL),
                new Json.Arr(Vector.of(Json.of(1), Json.of(true))),
                new Json.Arr(Vector.empty()),
                new Json.Obj(LinkedHashMap.empty())));

        assertThat(Texts.yaml(object("b", list))).isEqualTo("""
            b:
            - c: null
            - - 1
              - true
            - []
            - {}
            """);
    }

    @Test
    void keysOnSeveralLinesAndLongOnesAreWrittenApart() {
        assertThat(Texts.yaml(object("a\nb", object("c", Json.of(1))))).isEqualTo("""
            ? |-
              a
              b
            : c: 1
            """);
        assertThat(Texts.yaml(object("k".repeat(129), Json.of(1)))).isEqualTo("? " + "k".repeat(129) + "\n: 1\n");
        assertThat(Texts.yaml(object("true", Json.of(1)))).isEqualTo("\"true\": 1\n");
    }

    private static Json object(String name, Json value) {
        return new Json.Obj(LinkedHashMap.of(name, value));
    }
}
