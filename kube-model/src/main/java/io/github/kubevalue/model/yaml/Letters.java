package io.github.kubevalue.model.yaml;

/** A set of characters of ASCII. */
final class Letters {
    private final boolean[] members = new boolean[128];

    private Letters() {}

    /** Returns the set of the characters of a text. */
    static Letters of(String text) {
        Letters letters = new Letters();
        text.chars().forEach(letter -> letters.members[letter] = true);
        return letters;
    }

    boolean has(char c) {
        return c < members.length && members[c];
    }

    /** Whether a text is made of these. */
    boolean make(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!has(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
