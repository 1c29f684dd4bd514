package io.github.kubevalue.dns.plugin.rewrite;

import io.github.kubevalue.model.regexp.Regexp;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Which names a rule is about, and what becomes of such a name. Names are texts here: absolute and, in queries, lower case. */
// plugin/rewrite/name.go
public sealed interface NameMatch {

    /** Returns what becomes of a name when what fits of it is replaced; none if it does not fit. */
    Option<String> replaced(String name, String replacement);

    /** Whether a name fits. */
    default boolean fits(String name) {
        return replaced(name, "").isDefined();
    }

    /** The name is this one. */
    record Exact(String text) implements NameMatch {
        @Override
        public Option<String> replaced(String name, String replacement) {
            return Option.when(name.equals(text), replacement);
        }
    }

    /** The name is this one or below it; what is before it stays. */
    record Subtree(String text) implements NameMatch {
        @Override
        public Option<String> replaced(String name, String replacement) {
            int before = name.length() - text.length();
            boolean fits = before == 0 || before > 0 && name.charAt(before - 1) == '.';
            return Option.when(
                    fits && name.endsWith(text), () -> name.substring(0, name.length() - text.length()) + replacement);
        }
    }

    /** The name begins with this; the rest stays. */
    record Prefix(String text) implements NameMatch {
        @Override
        public Option<String> replaced(String name, String replacement) {
            return Option.when(name.startsWith(text), () -> replacement + name.substring(text.length()));
        }
    }

    /** The name ends with this; what is before it stays. */
    record Suffix(String text) implements NameMatch {
        @Override
        public Option<String> replaced(String name, String replacement) {
            return Option.when(
                    name.endsWith(text), () -> name.substring(0, name.length() - text.length()) + replacement);
        }
    }

    /** The name contains this, perhaps several times; the rest stays. */
    record Substring(String text) implements NameMatch {
        @Override
        public Option<String> replaced(String name, String replacement) {
            return Option.when(name.contains(text), () -> name.replace(text, replacement));
        }
    }

    /** Some part of the name fits a regular expression; the whole name is replaced, and {@code {1}} stands for a group. */
    record Regex(Regexp regexp) implements NameMatch {
        @Override
        public Option<String> replaced(String name, String replacement) {
            return regexp.groups(name).map(groups -> filled(replacement, groups));
        }

        private static String filled(String template, Vector<String> groups) {
            String text = template;
            for (int i = 0; i < groups.size(); i++) {
                text = text.replace("{" + i + "}", groups.get(i));
            }
            return text;
        }
    }
}
