package io.github.kubevalue.model.validation;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** A rule on texts, such as that of DNS labels. It says in which ways a text breaks it. */
@FunctionalInterface
public interface Rule {

    /** Returns how the text breaks this rule, in the words of the API server; nothing if it keeps it. */
    Seq<String> broken(String text);

    /** Whether the text keeps this rule. */
    default boolean accepts(String text) {
        return broken(text).isEmpty();
    }

    /** Returns the rule that a text has at most that many of those units: characters, or bytes. */
    static Rule atMost(int most, String units) {
        return text -> text.length() > most ? Vector.of("must be no more than " + most + " " + units) : Vector.empty();
    }

    /** Returns the rule that a text matches, as a whole, a regular expression. */
    static Rule matching(String regex, String message, String... examples) {
        String all = message + (examples.length == 0 ? " (" : " (e.g. " + joined(examples))
                + "regex used for validation is '" + regex + "')";
        return text -> text.matches(regex) ? Vector.empty() : Vector.of(all);
    }

    private static String joined(String... examples) {
        return Vector.of(examples).map(example -> "'" + example + "', ").mkString(" or ");
    }

    /** Returns the rule that both this and the other hold. */
    default Rule and(Rule other) {
        return text -> broken(text).appendAll(other.broken(text));
    }

    /** Returns this rule with something put before each complaint. */
    default Rule of(String what) {
        return text -> broken(text).map(message -> what + " " + message);
    }
}
