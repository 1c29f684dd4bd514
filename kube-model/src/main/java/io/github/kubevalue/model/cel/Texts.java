package io.github.kubevalue.model.cel;

import io.vavr.collection.Vector;
import java.util.Locale;
import java.util.function.Function;

/** Texts. Places in them are counted in code points. (cel-go, ext/strings.go, version 2) */
final class Texts {
    static final Vector<Overload> ALL = Vector.of(
            Overload.unary("size(string): int", text -> Val.of(length(text.toString()))),
            Overload.unary("string.size(): int", text -> Val.of(length(text.toString()))),
            Overload.unary(
                    "size(bytes): int",
                    bytes -> Val.of(((Val.Bytes) bytes).value().size())),
            Overload.unary(
                    "bytes.size(): int",
                    bytes -> Val.of(((Val.Bytes) bytes).value().size())),
            Overload.binary(
                    "string.contains(string): bool",
                    (text, part) -> Val.of(text.toString().contains(part.toString()))),
            Overload.binary(
                    "string.startsWith(string): bool",
                    (text, part) -> Val.of(text.toString().startsWith(part.toString()))),
            Overload.binary(
                    "string.endsWith(string): bool",
                    (text, part) -> Val.of(text.toString().endsWith(part.toString()))),
            Overload.binary("string.charAt(int): string", Texts::charAt),
            Overload.binary("string.indexOf(string): int", (text, part) -> indexOf(text, part, 0)),
            Overload.of(
                    "string.indexOf(string, int): int", args -> indexOf(args.get(0), args.get(1), number(args.get(2)))),
            Overload.binary(
                    "string.lastIndexOf(string): int",
                    (text, part) -> lastIndexOf(text, part, length(text.toString()))),
            Overload.of(
                    "string.lastIndexOf(string, int): int",
                    args -> lastIndexOf(args.get(0), args.get(1), number(args.get(2)))),
            Overload.unary("list(string).join(): string", list -> join(list, "")),
            Overload.binary("list(string).join(string): string", (list, mark) -> join(list, mark.toString())),
            Overload.unary(
                    "string.lowerAscii(): string", text -> ascii(text, letter -> letter.toLowerCase(Locale.ROOT))),
            Overload.unary(
                    "string.upperAscii(): string", text -> ascii(text, letter -> letter.toUpperCase(Locale.ROOT))),
            Overload.of("string.replace(string, string): string", args -> Val.of(replace(args, -1))),
            Overload.of(
                    "string.replace(string, string, int): string", args -> Val.of(replace(args, number(args.get(3))))),
            Overload.binary(
                    "string.split(string): list(string)",
                    (text, mark) -> Val.texts(split(text.toString(), mark.toString(), -1))),
            Overload.of(
                    "string.split(string, int): list(string)",
                    args -> Val.texts(split(args.get(0).toString(), args.get(1).toString(), number(args.get(2))))),
            Overload.binary(
                    "string.substring(int): string",
                    (text, from) -> substring(text, number(from), length(text.toString()))),
            Overload.of(
                    "string.substring(int, int): string",
                    args -> substring(args.get(0), number(args.get(1)), number(args.get(2)))),
            Overload.unary(
                    "string.trim(): string", text -> Val.of(text.toString().strip())),
            Overload.unary("::strings.quote(string): string", text -> Val.of(quote(text.toString()))),
            Overload.binary(
                    "string.format(list(dyn)): string",
                    (text, args) -> Val.of(Formatting.of(text.toString(), Operators.items(args)))));

    private Texts() {}

    static long number(Val val) {
        return ((Val.Int) val).value();
    }

    private static long length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static int offset(String text, long place) {
        return text.offsetByCodePoints(0, (int) place);
    }

    private static CelError outOfRange(long place) {
        return new CelError("index out of range: " + place);
    }

    private static Val charAt(Val text, Val index) {
        long place = number(index);
        String value = text.toString();
        if (place < 0 || place > length(value)) {
            throw outOfRange(place);
        }
        return place == length(value)
                ? Val.of("")
                : Val.of(Character.toString(value.codePointAt(offset(value, place))));
    }

    private static Val indexOf(Val text, Val part, long from) {
        String value = text.toString();
        if (from < 0) {
            throw outOfRange(from);
        }
        if (from > length(value)) {
            return Val.of(-1);
        }
        int found = value.indexOf(part.toString(), offset(value, from));
        return Val.of(found < 0 ? -1 : value.codePointCount(0, found));
    }

    private static Val lastIndexOf(Val text, Val part, long from) {
        String value = text.toString();
        if (from < 0) {
            throw outOfRange(from);
        }
        int found = value.lastIndexOf(part.toString(), offset(value, Math.min(from, length(value))));
        return Val.of(found < 0 ? -1 : value.codePointCount(0, found));
    }

    private static Val join(Val list, String mark) {
        return Val.of(Operators.items(list)
                .map(item -> {
                    if (item instanceof Val.Text text) {
                        return text.value();
                    }
                    throw CelError.noOverload();
                })
                .mkString(mark));
    }

    private static Val ascii(Val text, Function<String, String> change) {
        StringBuilder changed = new StringBuilder();
        text.toString()
                .codePoints()
                .mapToObj(Character::toString)
                .forEach(letter -> changed.append(letter.codePointAt(0) < 128 ? change.apply(letter) : letter));
        return Val.of(changed.toString());
    }

    private static String replace(Vector<Val> args, long limit) {
        String text = args.get(0).toString();
        String part = args.get(1).toString();
        String other = args.get(2).toString();
        if (limit < 0) {
            return text.replace(part, other);
        }
        StringBuilder replaced = new StringBuilder();
        int at = 0;
        for (long count = 0; count < limit; count++) {
            int found = text.indexOf(part, at);
            if (found < 0) {
                break;
            }
            replaced.append(text, at, found).append(other);
            at = found + part.length();
        }
        return replaced.append(text.substring(at)).toString();
    }

    private static Vector<String> split(String text, String mark, long limit) {
        if (limit == 0) {
            return Vector.empty();
        }
        if (mark.isEmpty()) {
            Vector<String> letters =
                    Vector.ofAll(text.codePoints().mapToObj(Character::toString).toList());
            return limit < 0 || letters.size() <= limit
                    ? letters
                    : letters.take((int) limit - 1)
                            .append(letters.drop((int) limit - 1).mkString());
        }
        Vector<String> parts = Vector.empty();
        int at = 0;
        for (int found = text.indexOf(mark);
                found >= 0 && (limit < 0 || parts.size() < limit - 1);
                found = text.indexOf(mark, at)) {
            parts = parts.append(text.substring(at, found));
            at = found + mark.length();
        }
        return parts.append(text.substring(at));
    }

    private static Val substring(Val text, long from, long to) {
        String value = text.toString();
        if (from < 0 || from > length(value)) {
            throw outOfRange(from);
        }
        if (to < 0 || to > length(value)) {
            throw outOfRange(to);
        }
        if (from > to) {
            throw new CelError("invalid substring range. start: " + from + ", end: " + to);
        }
        return Val.of(value.substring(offset(value, from), offset(value, to)));
    }

    static String quote(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\u0007", "\\a")
                        .replace("\b", "\\b")
                        .replace("\f", "\\f")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                        .replace("\u000b", "\\v")
                + '"';
    }
}
