package io.github.kubevalue.model.regexp;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.vavr.collection.Map;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** A regular expression of Go: {@code Regexp.parse("^a+$").get().matches("aaa")}. */
public final class Regexp {
    private final Pattern pattern;

    private Regexp(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Returns the expression of that text, or what Go says of it. */
    public static Either<String, Regexp> parse(String text) {
        try {
            return Either.right(new Regexp(Pattern.compile(text)));
        } catch (PatternSyntaxException problem) {
            // the one word in which Go and RE2/J differ
            return Either.left(String.valueOf(problem.getMessage())
                    .replace("regexp/syntax: internal error: `stack underflow`", "unexpected ): `" + text + "`"));
        }
    }

    /** Whether some part of a text fits. */
    public boolean matches(String input) {
        return pattern.matcher(input).find();
    }

    /** Returns the first part that fits. */
    public Option<String> find(String input) {
        Matcher matcher = pattern.matcher(input);
        return Option.when(matcher.find(), matcher::group);
    }

    /** Returns the first part that fits, followed by those of its groups; a group that has no part in it is empty. */
    public Option<Vector<String>> groups(String input) {
        Matcher matcher = pattern.matcher(input);
        return Option.when(
                matcher.find(),
                () -> Vector.range(0, matcher.groupCount() + 1)
                        .map(group -> Option.of(matcher.group(group)).getOrElse("")));
    }

    /** Returns how many groups the expression has. */
    public int groupCount() {
        return pattern.groupCount();
    }

    /** Returns the numbers of the groups that have names. */
    public Map<String, Integer> groupNames() {
        return TreeMap.ofAll(pattern.namedGroups());
    }

    /** Returns the parts that fit, from left to right, at most that many; all if the limit is negative. */
    public Vector<String> findAll(String input, long limit) {
        Matcher matcher = pattern.matcher(input);
        Vector<String> found = Vector.empty();
        int end = -1;
        while ((limit < 0 || found.size() < limit) && matcher.find()) {
            // regexp/regexp.go, allMatches: nothing, right after a part that fits, is none
            if (matcher.start() < matcher.end() || matcher.start() != end) {
                found = found.append(matcher.group());
            }
            end = matcher.end();
        }
        return found;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Regexp regexp && pattern.equals(regexp.pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    /** Returns the expression as it was written. */
    @Override
    public String toString() {
        return pattern.pattern();
    }
}
