package io.github.kubevalue.dns.zone;

import io.vavr.collection.Vector;

/**
 * An entry of a zone file: a line, or several that parentheses hold together.
 *
 * @param indented whether it begins with a blank: then its owner is that of the entry before
 * @param words its words
 * @param end where it ends
 */
record Entry(boolean indented, Vector<Word> words, Word end) {

    /** The word at that place; the end if there are fewer. */
    Word word(int index) {
        return index < words.size() ? words.get(index) : end;
    }

    boolean has(int index) {
        return index < words.size();
    }
}
