package io.github.kubevalue.model.validation;

/** A set of ASCII characters, of which names are made. */
final class Letters {
    private static final int ASCII = 128;

    /** The decimal digits. */
    static final Letters DIGITS = range('0', '9');

    private final boolean[] has;

    private Letters(boolean... has) {
        this.has = has;
    }

    /** Returns the set of the characters of a text. */
    static Letters of(String text) {
        boolean[] has = new boolean[ASCII];
        for (int i = 0; i < text.length(); i++) {
            has[text.charAt(i)] = true;
        }
        return new Letters(has);
    }

    /** Returns the set of the characters from one to another. */
    static Letters range(char first, char last) {
        boolean[] has = new boolean[ASCII];
        for (char letter = first; letter <= last; letter++) {
            has[letter] = true;
        }
        return new Letters(has);
    }

    /** Returns the set of what is in either. */
    Letters plus(Letters other) {
        boolean[] both = has.clone();
        for (int letter = 0; letter < ASCII; letter++) {
            both[letter] |= other.has[letter];
        }
        return new Letters(both);
    }

    boolean has(char letter) {
        return letter < ASCII && has[letter];
    }

    /** Whether all characters of a text are of this set. */
    boolean hasAll(String text) {
        return hasAll(text, 0, text.length());
    }

    /** Whether all characters of a part of a text are of this set. */
    boolean hasAll(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!has(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
