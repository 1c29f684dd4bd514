package io.github.kubevalue.dns.corefile;

/**
 * A word of a Corefile.
 *
 * @param text the word, without its quotes
 * @param place where it begins
 */
record Token(String text, Place place) {

    boolean is(String other) {
        return text.equals(other);
    }

    /** Whether the other token, which follows this one, is on the line on which this one ends. */
    // github.com/coredns/caddy, caddyfile/dispenser.go, NextArg
    boolean isOnLineOf(Token next) {
        return place.file().equals(next.place.file()) && lastLine() == next.place.line();
    }

    /** Whether the other token, which follows this one, is on a line after it, or in another file. */
    // github.com/coredns/caddy, caddyfile/dispenser.go, isNewLine: a snippet's line before this one begins no new line
    boolean isBeforeLineOf(Token next) {
        return !place.file().equals(next.place.file()) || lastLine() < next.place.line();
    }

    /** Whether the other token begins on another line than this one. */
    boolean isOnOtherLineThan(Token other) {
        return !place.equals(other.place);
    }

    private int lastLine() {
        return place.line() + (int) text.chars().filter(each -> each == '\n').count();
    }
}
