package io.github.kubevalue.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The differences are those of Python's difflib, which was asked for what stands here. */
class UnifiedDiffTest {

    /** Lines are words here, and the lines of a difference end with a tilde. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            emptyValue = "",
            nullValues = "null",
            value = {
                "a b c d e f g h i j|a b c d X f g h i j|@@ -2,7 +2,7 @@~ b~ c~ d~-e~+X~ f~ g~ h~",
                "a b c|a b c|",
                "a b c d e f g h i j k l m n o p|A b c d e f g h i j k l m n o P|@@ -1,4 +1,4 @@~-a~+A~ b~ c~ d~@@"
                        + " -13,4 +13,4 @@~ m~ n~ o~-p~+P~",
                "x a b a b c|a b a c d|@@ -1,6 +1,5 @@~-x~ a~ b~ a~-b~ c~+d~",
                "a|b|@@ -1 +1 @@~-a~+b~",
                "a b c d e f g h|a b c d e f g h i|@@ -6,3 +6,4 @@~ f~ g~ h~+i~"
            })
    void theDifferenceIsThatOfDifflib(String before, String after, String difference) {
        String found = UnifiedDiff.of(before.replace(' ', '\n'), after.replace(' ', '\n'));

        assertThat(found.replace('\n', '~')).isEqualTo(difference == null ? "" : difference);
    }
}
