package io.github.kubevalue.model.regexp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexpTest {

    /** What regexp.Compile says. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[bad[ | missing closing ]: `[bad[`",
                "( | missing closing ): `(`",
                ") | unexpected ): `)`",
                "*a | missing argument to repetition operator: `*`",
                "a** | invalid nested repetition operator: `**`",
                "a{1001} | invalid repeat count: `{1001}`",
                "(?=x) | invalid or unsupported Perl syntax: `(?=`",
                "[z-a] | invalid character class range: `z-a`",
                "\\8 | invalid escape sequence: `\\8`",
            })
    void saysWhatGoSays(String text, String problem) {
        assertThat(Regexp.parse(text).getLeft()).isEqualTo("error parsing regexp: " + problem);
    }

    @Test
    void groupsAreThoseOfTheFirstPartThatFits() {
        Regexp regexp = Regexp.parse("(?P<left>a)|(?P<right>b+)").get();
        assertThat(regexp.groups("xbba")).isEqualTo(Option.of(Vector.of("bb", "", "bb")));
        assertThat(regexp.groups("x")).isEmpty();
        assertThat(regexp.groupCount()).isEqualTo(2);
        assertThat(regexp.groupNames()).isEqualTo(TreeMap.of("left", 1, "right", 2));
    }

    @Test
    void nothingRightAfterAPartThatFitsIsNone() {
        assertThat(Regexp.parse("a*").get().findAll("baaac", -1)).containsExactly("", "aaa", "");
    }

    @Test
    void takesTimeThatGrowsWithTheTextOnly() {
        Regexp catastrophic = Regexp.parse("^(a+)+$").get();
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(catastrophic.matches("a".repeat(5_000) + "!")).isFalse());
    }
}
