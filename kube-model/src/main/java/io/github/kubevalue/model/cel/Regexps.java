package io.github.kubevalue.model.cel;

import io.github.kubevalue.model.regexp.Regexp;
import io.vavr.collection.Vector;
import java.util.function.Function;

/** Regular expressions. (apiserver/pkg/cel/library/regex.go) */
final class Regexps {
    static final Vector<Overload> ALL = Vector.of(
            Overload.binary("matches(string, string): bool", Regexps::matches),
            Overload.binary("string.matches(string): bool", Regexps::matches),
            Overload.binary(
                    "string.find(string): string",
                    (text, regexp) -> run(
                            regexp,
                            parsed -> Val.of(parsed.find(text.toString()).getOrElse("")))),
            Overload.binary("string.findAll(string): list(string)", (text, regexp) -> findAll(text, regexp, -1)),
            Overload.of(
                    "string.findAll(string, int): list(string)",
                    args -> findAll(args.get(0), args.get(1), Texts.number(args.get(2)))));

    private Regexps() {}

    private static Val matches(Val text, Val regexp) {
        return run(regexp, parsed -> Val.of(parsed.matches(text.toString())));
    }

    private static Val findAll(Val text, Val regexp, long limit) {
        return run(regexp, parsed -> Val.texts(parsed.findAll(text.toString(), limit)));
    }

    private static Val run(Val regexp, Function<Regexp, Val> use) {
        return use.apply(Regexp.parse(regexp.toString()).getOrElseThrow(problem -> new CelError(problem)));
    }
}
