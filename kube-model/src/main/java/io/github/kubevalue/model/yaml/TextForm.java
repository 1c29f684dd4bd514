package io.github.kubevalue.model.yaml;

/**
 * The ways in which YAML may write a text without changing it.
 *
 * @param plain without quotes
 * @param single in single quotes
 * @param block as a block of lines
 */
record TextForm(boolean plain, boolean single, boolean block) {
    private static final String NEVER_FIRST = "#,[]{}&*!|>'\"%@`";

    // goyaml.v2/emitterc.go, yaml_emitter_analyze_scalar, for scalars outside of flow collections
    static TextForm of(String text) {
        if (text.isEmpty()) {
            return new TextForm(true, true, false);
        }
        boolean isIndicated = text.startsWith("---") || text.startsWith("...");
        boolean isSpecial = false;
        for (int i = 0; i < text.length(); i++) {
            isIndicated |= isIndicator(text, i);
            isSpecial |= isSpecial(text.charAt(i)) || text.charAt(i) == ' ' && isAt(text, i + 1, '\n');
        }
        boolean hasLines = text.indexOf('\n') >= 0;
        boolean isPadded = text.charAt(0) == ' ' || text.endsWith(" ");
        return new TextForm(
                !isSpecial && !hasLines && !isPadded && !isIndicated,
                !isSpecial && !text.contains("\n "),
                !isSpecial && !text.endsWith(" "));
    }

    private static boolean isIndicator(String text, int i) {
        char c = text.charAt(i);
        if (i == 0) {
            return NEVER_FIRST.indexOf(c) >= 0 || (c == '?' || c == ':' || c == '-') && isBlank(text, 1);
        }
        return c == ':' && isBlank(text, i + 1) || c == '#' && isBlank(text, i - 1);
    }

    private static boolean isBlank(String text, int i) {
        return i >= text.length() || text.charAt(i) == ' ' || text.charAt(i) == '\n' || text.charAt(i) == '\t';
    }

    private static boolean isAt(String text, int i, char c) {
        return i < text.length() && text.charAt(i) == c;
    }

    /** Whether a character needs an escape, other than the marks that stand for themselves in a block. */
    static boolean isSpecial(char c) {
        return c < ' ' && c != '\n'
                || c > '~' && c < '\u00A0'
                || c == '\u2028'
                || c == '\u2029'
                || Character.isSurrogate(c)
                || c == '\uFEFF'
                || c > '\uFFFD';
    }
}
