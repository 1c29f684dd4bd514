package io.github.kubevalue.dns.corefile;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * A line of a server block, with what is between its braces: {@code forward . 1.1.1.1 { except example.org }}.
 *
 * @param place where it begins
 * @param name the plugin
 * @param arguments the rest of its line
 * @param body the lines between its braces; none if it has no braces
 * @param end where the brace stands that closes it; where it begins if it has none
 */
public record Directive(Place place, String name, Seq<String> arguments, Seq<Property> body, Place end)
        implements Line {

    /** Returns an error that is met when all of this has been read. */
    public CorefileError errorAtEnd(String message) {
        return new Property(end, name, Vector.empty()).error(message);
    }

    /** Splits the words of a plugin into its lines. */
    // github.com/coredns/caddy, caddyfile/dispenser.go, Next, RemainingArgs and NextBlock
    static Seq<Directive> split(Seq<Token> tokens) {
        Vector<Directive> lines = Vector.empty();
        Seq<Token> rest = tokens;
        while (!rest.isEmpty()) {
            Token first = rest.head();
            Seq<Token> arguments = arguments(rest);
            rest = rest.drop(1 + arguments.size());
            Vector<Property> body = Vector.empty();
            Place end = first.place();
            if (opens(arguments.lastOption().getOrElse(first), rest)) {
                rest = rest.tail();
                while (!rest.isEmpty() && !rest.head().is("}")) {
                    Seq<Token> values = arguments(rest);
                    body = body.append(
                            new Property(rest.head().place(), rest.head().text(), values.map(Token::text)));
                    rest = rest.drop(1 + values.size());
                }
                end = rest.headOption().map(Token::place).getOrElse(end);
                rest = rest.drop(1);
            }
            lines = lines.append(new Directive(first.place(), first.text(), arguments.map(Token::text), body, end));
        }
        return lines;
    }

    /** Whether a brace comes next, on the same line: one on a line of its own is a line of its own. */
    private static boolean opens(Token last, Seq<Token> rest) {
        return !rest.isEmpty() && rest.head().is("{") && last.isOnLineOf(rest.head());
    }

    /** The words after the first one, to the end of its line or to a brace that opens. */
    private static Seq<Token> arguments(Seq<Token> tokens) {
        int end = 1;
        while (end < tokens.size()
                && !tokens.get(end).is("{")
                && tokens.get(end - 1).isOnLineOf(tokens.get(end))) {
            end++;
        }
        return tokens.subSequence(1, end);
    }
}
