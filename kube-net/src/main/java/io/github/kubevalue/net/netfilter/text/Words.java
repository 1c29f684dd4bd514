package io.github.kubevalue.net.netfilter.text;

import io.vavr.collection.Vector;

/** A line cut into words as iptables-restore does it: at blanks, but not between quotation marks. */
final class Words {
    private final Vector<String> words;
    private int next;

    private Words(Vector<String> words) {
        this.words = words;
    }

    // iptables/xshared.c, add_param_to_argv
    static Words of(String line) {
        Vector<String> words = Vector.empty();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '\\' && i + 1 < line.length()) {
                word.append(line.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
                begun = true;
            } else if (!quoted && (c == ' ' || c == '\t')) {
                words = begun ? words.append(word.toString()) : words;
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (quoted) {
            throw new SyntaxError("a quotation mark is not closed");
        }
        return new Words(begun ? words.append(word.toString()) : words);
    }

    boolean hasNext() {
        return next < words.size();
    }

    String peek() {
        return words.get(next);
    }

    String take() {
        return words.get(next++);
    }

    /** Takes the value of an option. */
    String value(String option) {
        if (!hasNext()) {
            throw new SyntaxError("option \"" + option + "\" requires an argument");
        }
        return take();
    }
}
