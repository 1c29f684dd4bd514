package io.github.kubevalue.net.nftables.text;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a line, read one after the other. */
final class Tokens {
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|[{},]|[^\\s,\"]+");

    private final Vector<String> words;
    private int place;

    Tokens(Vector<String> words) {
        this.words = words;
    }

    static Tokens of(String line) {
        Vector<String> words = Vector.empty();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words = words.append(matcher.group());
        }
        return new Tokens(words);
    }

    boolean hasNext() {
        return place < words.size();
    }

    String peek() {
        return hasNext() ? words.get(place) : "";
    }

    boolean at(String word) {
        return peek().equals(word);
    }

    String next() {
        if (!hasNext()) {
            throw new NftSyntaxError("the line ends too early");
        }
        return words.get(place++);
    }

    boolean skip(String word) {
        boolean is = at(word);
        if (is) {
            place++;
        }
        return is;
    }

    Tokens expect(String word) {
        if (!next().equals(word)) {
            throw unexpected();
        }
        return this;
    }

    /** A name of a set: {@code @cluster-ips}. */
    String named() {
        String name = next();
        if (!name.startsWith("@")) {
            throw unexpected();
        }
        return name.substring(1);
    }

    /** A text in quotes. */
    String quoted() {
        String text = next();
        if (!text.startsWith("\"")) {
            throw unexpected();
        }
        return text.substring(1, text.length() - 1);
    }

    /** The words up to an end, parted by a sign. */
    Seq<Vector<String>> until(String end, String sign) {
        Vector<Vector<String>> parts = Vector.of(Vector.empty());
        while (!skip(end)) {
            String word = next();
            parts = word.equals(sign)
                    ? parts.append(Vector.empty())
                    : parts.update(parts.size() - 1, parts.last().append(word));
        }
        return parts;
    }

    NftSyntaxError unexpected() {
        return new NftSyntaxError("not modelled: " + (place == 0 ? "" : words.get(place - 1)));
    }
}
