package io.github.kubevalue.dns.zone;

/**
 * A word of a zone file, its escapes untouched.
 *
 * @param text the word, without quotes
 * @param quoted whether it stood in quotes
 * @param line the line that it ends in, from 1
 * @param column how far into the line the character goes that ended it
 */
record Word(String text, boolean quoted, int line, int column) {

    private static final String END = "\n";

    /** What was found instead of a word: the end of the line. */
    static Word end(int line, int column) {
        return new Word(END, false, line, column);
    }

    boolean isEnd() {
        return text.equals(END);
    }

    boolean is(String other) {
        return !quoted && text.equalsIgnoreCase(other);
    }

    /** The octets that the word stands for, a character each. */
    String unescaped() {
        StringBuilder octets = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                octets.append(c);
            } else if (isOctet(i + 1)) {
                octets.append((char) Integer.parseInt(text.substring(i + 1, i + 4)));
                i += 3;
            } else {
                octets.append(text.charAt(++i));
            }
        }
        return octets.toString();
    }

    private boolean isOctet(int at) {
        return at + 3 <= text.length()
                && text.substring(at, at + 3).chars().allMatch(Character::isDigit)
                && Integer.parseInt(text.substring(at, at + 3)) <= 255;
    }
}
