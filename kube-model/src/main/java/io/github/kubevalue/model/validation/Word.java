package io.github.kubevalue.model.validation;

/**
 * The shape of a name: at least one character, of which the first and the last are of one set, and those between of another.
 *
 * @param ends what a word may begin and end with
 * @param inside what it may have between; the ends are part of it
 */
record Word(Letters ends, Letters inside) {

    /** Whether a text is such a word. */
    boolean matches(String text) {
        return matches(text, 0, text.length());
    }

    /** Whether a text is one such word, or several with a dot between each two. The words themselves have none. */
    boolean matchesDotted(String text) {
        int from = 0;
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', from)) {
            if (!matches(text, from, dot)) {
                return false;
            }
            from = dot + 1;
        }
        return matches(text, from, text.length());
    }

    private boolean matches(String text, int from, int to) {
        return from < to
                && ends.has(text.charAt(from))
                && ends.has(text.charAt(to - 1))
                && inside.hasAll(text, from + 1, to - 1);
    }
}
