package io.github.kubevalue.model.validation;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A rule on texts, such as that of DNS labels. It says in which ways a text breaks it. */
@FunctionalInterface
public interface Rule {

    /** Returns how the text breaks this rule, in the words of the API server; nothing if it keeps it. */
    Seq<String> broken(String text);

    /** Whether the text keeps this rule. */
    default boolean accepts(String text) {
        return broken(text).isEmpty();
    }

    /** Returns the rule that a text has at most that many of those units, as messages call its bytes. */
    static Rule atMost(int most, String units) {
        String message = "must be no more than " + most + " " + units;
        return of(text -> bytes(text) <= most, message);
    }

    /** Returns the rule that a text matches, as a whole, a regular expression. */
    static Rule matching(String regex, String message, String... examples) {
        Pattern pattern = Pattern.compile(regex);
        return matching(regex, text -> pattern.matcher(text).matches(), message, examples);
    }

    /** Returns likewise the rule of a regular expression, with a test of what matches it that takes less time. */
    static Rule matching(String regex, Predicate<String> test, String message, String... examples) {
        String all = message + (examples.length == 0 ? " (" : " (e.g. " + joined(examples))
                + "regex used for validation is '" + regex + "')";
        return of(test, all);
    }

    /** Returns the rule that a text passes a test, and what is said if it does not. */
    static Rule of(Predicate<String> test, String message) {
        Seq<String> complaint = Vector.of(message);
        return text -> test.test(text) ? Vector.empty() : complaint;
    }

    /** Returns the length of a text as Go counts it. */
    static int bytes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return text.getBytes(StandardCharsets.UTF_8).length;
            }
        }
        return text.length();
    }

    private static String joined(String... examples) {
        return Vector.of(examples).map(example -> "'" + example + "', ").mkString(" or ");
    }

    /** Returns the rule that both this and the other hold. */
    default Rule and(Rule other) {
        return text -> {
            Seq<String> here = broken(text);
            return here.isEmpty() ? other.broken(text) : here.appendAll(other.broken(text));
        };
    }

    /** Returns this rule with something put before each complaint. */
    default Rule of(String what) {
        return text -> {
            Seq<String> here = broken(text);
            return here.isEmpty() ? here : here.map(message -> what + " " + message);
        };
    }
}
