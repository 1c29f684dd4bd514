package io.github.kubevalue.model.regexp;

import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression of Go: {@code Regexp.parse("^a+$").get().matches("aaa")}. */
public final class Regexp {
    private final String text;
    private final Pattern pattern;

    private Regexp(String text, Pattern pattern) {
        this.text = text;
        this.pattern = pattern;
    }

    /** Returns the expression of that text, or what Go says of it. */
    public static Either<String, Regexp> parse(String text) {
        return new Syntax(text).translated().flatMap(java -> {
            try {
                return Either.right(new Regexp(text, Pattern.compile(java, Pattern.UNIX_LINES)));
            } catch (PatternSyntaxException problem) {
                return Either.left("error parsing regexp: invalid expression: `" + text + "`");
            }
        });
    }

    /**
     * Whether some part of a text fits.
     *
     * @throws TooManySteps if that cannot be told within the bound
     */
    public boolean matches(String input) {
        return matcher(input).find();
    }

    /**
     * Returns the first part that fits.
     *
     * @throws TooManySteps if that cannot be told within the bound
     */
    public Option<String> find(String input) {
        Matcher matcher = matcher(input);
        return Option.when(matcher.find(), matcher::group);
    }

    /**
     * Returns the parts that fit, from left to right, at most that many; all if the limit is negative.
     *
     * @throws TooManySteps if that cannot be told within the bound
     */
    public Vector<String> findAll(String input, long limit) {
        Matcher matcher = matcher(input);
        Vector<String> found = Vector.empty();
        while ((limit < 0 || found.size() < limit) && matcher.find()) {
            found = found.append(matcher.group());
        }
        return found;
    }

    /**
     * Returns the text with the parts that fit, at most that many, replaced by what a function makes of each.
     *
     * @throws TooManySteps if that cannot be told within the bound
     */
    public String replaced(String input, Function<String, String> replacement) {
        return matcher(input).replaceAll(found -> Matcher.quoteReplacement(replacement.apply(found.group())));
    }

    private Matcher matcher(String input) {
        return pattern.matcher(new Bounded(input, new Steps(text)));
    }

    /** Returns the expression as it was written. */
    @Override
    public String toString() {
        return text;
    }

    /** An expression needs more steps than are granted; Go would have needed fewer. */
    public static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps(String text) {
            super("not modelled: the regular expression " + text + " needs too many steps");
        }
    }

    /** Counts the steps of a match. */
    private static final class Steps {
        private static final int MOST = 20_000_000;
        private final String text;
        private int left = MOST;

        Steps(String text) {
            this.text = text;
        }

        void step() {
            if (--left < 0) {
                throw new TooManySteps(text);
            }
        }
    }

    /** A text of which every look at a character is a step. */
    private record Bounded(CharSequence input, Steps steps) implements CharSequence {
        @Override
        public int length() {
            return input.length();
        }

        @Override
        public char charAt(int index) {
            steps.step();
            return input.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return input.subSequence(start, end);
        }

        @Override
        public String toString() {
            return input.toString();
        }
    }
}
