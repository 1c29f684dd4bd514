package io.github.kubevalue.net.nftables.text;

import io.vavr.collection.Vector;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a text, read one after the other; each knows its column. */
final class Tokens {
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|[{}(),]|:(?=[a-z]+(?:\\s|$))|[^\\s,\"{}()]+");

    private record Word(String text, int start) {}

    private final String text;
    private final int indent;
    private final Vector<Word> words;
    private int place;

    private Tokens(String text, int indent, Vector<Word> words) {
        this.text = text;
        this.indent = indent;
        this.words = words;
    }

    static Tokens of(String text) {
        return of(text, 0);
    }

    /** Reads a text that begins after so many columns of its line. */
    static Tokens of(String text, int indent) {
        Vector<Word> words = Vector.empty();
        Matcher matcher = WORD.matcher(text);
        int end = 0;
        while (matcher.find()) {
            demandBlank(text, end, matcher.start(), indent);
            words = words.append(new Word(matcher.group(), matcher.start()));
            end = matcher.end();
        }
        demandBlank(text, end, text.length(), indent);
        return new Tokens(text, indent, words);
    }

    /** Only a quote that does not end is part of no word. */
    private static void demandBlank(String text, int from, int to, int indent) {
        String between = text.substring(from, to);
        if (!between.isBlank()) {
            int quote = from + between.length() - between.stripLeading().length();
            throw new NftSyntaxError(indent + quote + 1, "a quote that does not end");
        }
    }

    boolean hasNext() {
        return place < words.size();
    }

    int place() {
        return place;
    }

    void back(int before) {
        place = before;
    }

    /** The word so many places on; nothing after the end. */
    String peek(int ahead) {
        return place + ahead < words.size() ? words.get(place + ahead).text() : "";
    }

    String peek() {
        return peek(0);
    }

    boolean at(String word) {
        return peek().equals(word);
    }

    String next() {
        if (!hasNext()) {
            throw new NftSyntaxError(indent + text.length() + 1, "the line ends too early");
        }
        return words.get(place++).text();
    }

    boolean skip(String word) {
        boolean is = at(word);
        if (is) {
            place++;
        }
        return is;
    }

    Tokens expect(String word) {
        String next = next();
        if (!next.equals(word)) {
            throw error(word + " is expected, not " + next);
        }
        return this;
    }

    /** A text in quotes. */
    String quoted() {
        String word = next();
        if (!word.startsWith("\"")) {
            throw error("a text in quotes is expected, not " + word);
        }
        return word.substring(1, word.length() - 1);
    }

    /** The text from a place on. */
    String from(int start) {
        return text.substring(words.get(start).start()).stripTrailing();
    }

    /** The text from a place up to the word that is next. */
    String since(int start) {
        int end = hasNext() ? words.get(place).start() : text.length();
        return text.substring(words.get(start).start(), end).stripTrailing();
    }

    /** What is wrong with the word that was read last. */
    NftSyntaxError error(String message) {
        int last = Math.max(place - 1, 0);
        return new NftSyntaxError(
                indent + (words.isEmpty() ? 0 : words.get(last).start()) + 1, message);
    }

    /** The word that was read last belongs to nothing known. */
    NotUnderstood notUnderstood() {
        return new NotUnderstood(place == 0 ? "" : words.get(place - 1).text());
    }
}
