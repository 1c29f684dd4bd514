package io.github.kubevalue.net.route.text;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;

/** The words of one line, read from left to right. */
final class LineWords {
    private final Vector<String> words;
    private final IpFamily family;
    private int next;

    LineWords(String line, IpFamily family) {
        this.words = Vector.of(line.strip().split("\\s+"));
        this.family = family;
    }

    boolean hasNext() {
        return next < words.size();
    }

    Option<String> peek() {
        return hasNext() ? Option.some(words.get(next)) : Option.none();
    }

    String next(String what) {
        if (!hasNext()) {
            throw new LineError(what + " is missing");
        }
        String word = words.get(next);
        next++;
        return word;
    }

    /** Takes the next word if it is that one. */
    boolean take(String word) {
        boolean isNext = peek().contains(word);
        next += isNext ? 1 : 0;
        return isNext;
    }

    /** Reads the word after a keyword. */
    <T> T value(String keyword, Function<String, Option<T>> reader) {
        String word = next("the value of \"" + keyword + "\"");
        return reader.apply(word)
                .getOrElseThrow(() -> new LineError("\"" + keyword + "\" does not take \"" + word + "\""));
    }

    Ip ip(String keyword) {
        return value(keyword, text -> Ip.tryParse(text).filter(ip -> ip.family() == family));
    }

    /** Reads {@code default}, an address, or a block, whose address may be cut short: {@code 10.1/16}. */
    Cidr block(String keyword) {
        return value(keyword, text -> block(text, family));
    }

    static Option<Cidr> block(String text, IpFamily family) {
        if (text.equals("default") || text.equals("all") || text.equals("any")) {
            return Option.some(Cidr.parse(family == IpFamily.IPV4 ? "0.0.0.0/0" : "::/0"));
        }
        return (text.contains("/") ? Cidr.tryParse(text) : Ip.tryParse(text).map(Cidr::host))
                .filter(cidr -> cidr.ip().family() == family);
    }

    int number(String keyword) {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, big(keyword)));
    }

    long big(String keyword) {
        return value(keyword, text -> Option.when(text.matches("[0-9]{1,10}"), () -> Long.parseLong(text)));
    }
}
