package io.github.kubevalue.dns.gotemplate;

/**
 * A word of an action.
 *
 * @param kind what it is
 * @param text as it is written
 * @param line where it is, from 1
 * @param column how many octets of the line are before it
 */
record Token(Kind kind, String text, int line, int column) {

    /** What a word is. */
    enum Kind {
        /** Text outside of actions. */
        TEXT,
        /** The end of an action. */
        END,
        SPACE,
        /** {@code .Name} */
        FIELD,
        /** {@code .} */
        DOT,
        /** {@code $} or {@code $x} */
        VARIABLE,
        /** A keyword, a function, {@code true}, {@code nil}. */
        WORD,
        NUMBER,
        CHARACTER,
        STRING,
        RAW_STRING,
        /** {@code |} {@code (} {@code )} {@code ,} {@code =} {@code :=}, or what has no place in an action. */
        SIGN
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Where it is, {@code 1:3}. */
    String place() {
        return line + ":" + column;
    }

    boolean is(String other) {
        return text.equals(other) && (kind == Kind.SIGN || kind == Kind.WORD);
    }
}
