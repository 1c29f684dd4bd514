package io.github.kubevalue.model.customresource;

import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The names of fields in expressions: {@code x-y} is {@code x__dash__y}. (apiserver/pkg/cel/escaping.go) */
final class Escapes {
    private static final Set<String> RESERVED = HashSet.of(
            "true",
            "false",
            "null",
            "in",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while");

    private Escapes() {}

    /** Returns the name of a field in expressions; none, if they cannot name it. */
    static Option<String> escaped(String name) {
        if (RESERVED.contains(name)) {
            return Option.of("__" + name + "__");
        }
        return Option.when(
                name.matches("[a-zA-Z_./-][a-zA-Z0-9_./-]*"),
                () -> name.replace("__", "__underscores__")
                        .replace(".", "__dot__")
                        .replace("-", "__dash__")
                        .replace("/", "__slash__"));
    }

    /** Returns all names of a field: those that are reserved may be written as they are behind a dot. */
    static Seq<String> names(String name) {
        return RESERVED.contains(name)
                ? Vector.of("__" + name + "__", name)
                : escaped(name).toVector();
    }
}
