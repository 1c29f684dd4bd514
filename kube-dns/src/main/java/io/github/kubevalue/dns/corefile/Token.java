package io.github.kubevalue.dns.corefile;

import io.vavr.collection.Map;
import io.vavr.collection.Vector;

/** A word of a Corefile and its line. */
record Token(String text, Place place) {

    /** Splits a text into words: white space separates, double quotes hold together, {@code #} begins a comment. */
    // github.com/coredns/caddy, caddyfile/lexer.go; caddyfile/parse.go, replaceEnvVars
    static Vector<Token> split(String file, String text, Map<String, String> environment) {
        Vector<Token> tokens = Vector.empty();
        int line = 1;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
            }
            if (Character.isWhitespace(c)) {
                i++;
            } else if (c == '#') {
                i = endOfLine(text, i);
            } else {
                int start = line;
                StringBuilder word = new StringBuilder();
                int end = c == '"' ? quoted(text, i + 1, word) : bare(text, i, word);
                line += (int) text.substring(i, end)
                        .chars()
                        .filter(each -> each == '\n')
                        .count();
                tokens = tokens.append(new Token(replaced(word.toString(), environment), new Place(file, start)));
                i = end;
            }
        }
        return tokens;
    }

    private static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static int quoted(String text, int from, StringBuilder word) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '"') {
            boolean escape = text.startsWith("\\\"", i);
            word.append(text.charAt(escape ? i + 1 : i));
            i += escape ? 2 : 1;
        }
        return Math.min(text.length(), i + 1);
    }

    private static int bare(String text, int from, StringBuilder word) {
        int i = from;
        while (i < text.length() && !Character.isWhitespace(text.charAt(i)) && text.charAt(i) != '#') {
            word.append(text.charAt(i++));
        }
        return i;
    }

    private static String replaced(String word, Map<String, String> environment) {
        return replaced(replaced(word, "{$", "}", environment), "{%", "%}", environment);
    }

    private static String replaced(String word, String open, String close, Map<String, String> environment) {
        int start = word.indexOf(open);
        int end = start < 0 ? -1 : word.indexOf(close, start + open.length());
        if (end < 0) {
            return word;
        }
        String value = environment.getOrElse(word.substring(start + open.length(), end), "");
        return word.substring(0, start)
                + value
                + replaced(word.substring(end + close.length()), open, close, environment);
    }

    boolean is(String other) {
        return text.equals(other);
    }
}
