package io.github.kubevalue.net.netfilter.text;

import io.vavr.collection.Vector;

/** A line cut into words as iptables-restore does it: at blanks, but not between quotation marks. */
final class Words {
    /**
     * A word.
     *
     * @param text what it says
     * @param raw how the line says it, with its quotation marks
     */
    record Word(String text, String raw) {}

    private final Vector<Word> words;
    private int next;

    private Words(Vector<Word> words) {
        this.words = words;
    }

    // iptables/xshared.c, add_param_to_argv
    static Words of(String line) {
        Vector<Word> words = Vector.empty();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        int start = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '\\' && i + 1 < line.length()) {
                word.append(line.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
                begun = true;
            } else if (!quoted && (c == ' ' || c == '\t')) {
                words = begun ? words.append(new Word(word.toString(), line.substring(start, i))) : words;
                word.setLength(0);
                begun = false;
                start = i + 1;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (quoted) {
            throw new SyntaxError("a quotation mark is not closed");
        }
        return new Words(begun ? words.append(new Word(word.toString(), line.substring(start))) : words);
    }

    boolean hasNext() {
        return next < words.size();
    }

    String peek() {
        return words.get(next).text();
    }

    /** Whether the next word is said without quotation marks: options are. */
    boolean isBare() {
        return !words.get(next).raw().startsWith("\"");
    }

    String take() {
        return words.get(next++).text();
    }

    Word takeWord() {
        return words.get(next++);
    }

    /** Takes the value of an option. */
    String value(String option) {
        return word(option).text();
    }

    /** Takes the value of an option as it stands. */
    Word word(String option) {
        if (!hasNext()) {
            throw new SyntaxError("option \"" + option + "\" requires an argument");
        }
        return takeWord();
    }
}
