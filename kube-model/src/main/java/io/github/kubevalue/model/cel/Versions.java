package io.github.kubevalue.model.cel;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Semantic versions. (apiserver/pkg/cel/library/semverlib.go; github.com/blang/semver) */
final class Versions {
    private static final String NUMBER = "(0|[1-9]\\d*)";
    private static final Pattern VERSION = Pattern.compile(
            NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-([0-9A-Za-z.-]+))?(?:\\+([0-9A-Za-z.-]+))?");
    static final Vector<Overload> ALL = Vector.of(
            Overload.unary("semver(string): semver", text -> semver(text.toString())),
            Overload.binary(
                    "semver(string, bool): semver",
                    (text, lax) -> semver(lax.equals(Val.TRUE) ? normal(text.toString()) : text.toString())),
            Overload.unary(
                    "isSemver(string): bool",
                    text -> Val.of(Version.parse(text.toString()).isDefined())),
            Overload.binary(
                    "isSemver(string, bool): bool",
                    (text, lax) ->
                            Val.of(Version.parse(lax.equals(Val.TRUE) ? normal(text.toString()) : text.toString())
                                    .isDefined())),
            Overload.binary(
                    "semver.isGreaterThan(semver): bool", (one, other) -> Val.of(of(one).compareTo(of(other)) > 0)),
            Overload.binary(
                    "semver.isLessThan(semver): bool", (one, other) -> Val.of(of(one).compareTo(of(other)) < 0)),
            Overload.binary(
                    "semver.compareTo(semver): int",
                    (one, other) -> Val.of(Integer.signum(of(one).compareTo(of(other))))),
            Overload.unary(
                    "semver.major(): int",
                    version -> Val.of(of(version).numbers().get(0).longValue())),
            Overload.unary(
                    "semver.minor(): int",
                    version -> Val.of(of(version).numbers().get(1).longValue())),
            Overload.unary(
                    "semver.patch(): int",
                    version -> Val.of(of(version).numbers().get(2).longValue())));

    private Versions() {}

    private static Val semver(String text) {
        return new Val.Opaque(
                Types.SEMVER,
                Version.parse(text).getOrElseThrow(() -> new CelError("No Major.Minor.Patch elements found")));
    }

    private static Version of(Val val) {
        return (Version) ((Val.Opaque) val).value();
    }

    /** Without a v before it, with zeros for what is missing, and without zeros before the numbers. */
    private static String normal(String text) {
        String plain = text.startsWith("v") ? text.substring(1) : text;
        int end = Vector.of(plain.indexOf('-'), plain.indexOf('+'))
                .filter(place -> place >= 0)
                .min()
                .getOrElse(plain.length());
        Vector<String> numbers = Vector.of(plain.substring(0, end).split("\\.", -1))
                .map(number -> number.replaceFirst("^0+(?=\\d)", ""));
        return numbers.padTo(3, "0").mkString(".") + plain.substring(end);
    }

    /** A version: its numbers and what makes it come before the release. */
    private record Version(Vector<BigInteger> numbers, Vector<String> before) implements Comparable<Version> {

        static Option<Version> parse(String text) {
            Matcher matcher = VERSION.matcher(text);
            if (!matcher.matches()) {
                return Option.none();
            }
            Vector<String> before = Option.of(matcher.group(4))
                    .map(part -> Vector.of(part.split("\\.", -1)))
                    .getOrElse(Vector.empty());
            boolean bad = before.exists(part -> part.isEmpty() || part.matches("0\\d+"));
            return Option.when(
                    !bad,
                    () -> new Version(
                            Vector.of(matcher.group(1), matcher.group(2), matcher.group(3))
                                    .map(BigInteger::new),
                            before));
        }

        @Override
        public int compareTo(Version other) {
            for (int at = 0; at < numbers.size(); at++) {
                int compared = numbers.get(at).compareTo(other.numbers.get(at));
                if (compared != 0) {
                    return compared;
                }
            }
            if (before.isEmpty() || other.before.isEmpty()) {
                return Boolean.compare(before.isEmpty(), other.before.isEmpty());
            }
            return before.zip(other.before)
                    .map(pair -> compared(pair._1, pair._2))
                    .find(compared -> compared != 0)
                    .getOrElse(Integer.compare(before.size(), other.before.size()));
        }

        private static int compared(String one, String other) {
            boolean number = one.matches("\\d+");
            boolean otherNumber = other.matches("\\d+");
            if (number && otherNumber) {
                return new BigInteger(one).compareTo(new BigInteger(other));
            }
            return number == otherNumber ? one.compareTo(other) : number ? -1 : 1;
        }
    }
}
